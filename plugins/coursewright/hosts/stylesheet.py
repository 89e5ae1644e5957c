"""The style sheet that a site serves, put together from its sections in browser/css."""

from __future__ import annotations

from pathlib import Path

SECTIONS = Path(__file__).parent.parent / "browser" / "css"
THEME_SECTIONS = frozenset({"40-frame.css", "45-reading.css", "50-home.css"})


def read_stylesheet(*, theme: bool) -> str:
    """All sections in the order of their names; without `theme`, only what quizzes and blocks need.

    A site that takes the quiz plugin alone keeps its own header, type and colours of links.
    """
    files = sorted(SECTIONS.glob("*.css"))
    wanted = [file for file in files if theme or file.name not in THEME_SECTIONS]
    return "\n".join(file.read_text(encoding="utf-8") for file in wanted)
