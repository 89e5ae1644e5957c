"""The style sheet that a site serves, put together from its sections in browser/css."""

from __future__ import annotations

import re
from pathlib import Path

SECTIONS = Path(__file__).parent.parent / "browser" / "css"
COMMENT = re.compile(r" */\*.*?\*/", re.DOTALL)
DARK = re.compile(r"\[data-md-color-scheme=slate\] (\{.*?\})", re.DOTALL)
EARLY = ".no-js body[data-md-color-scheme=default]:not([data-md-color-media])"
THEME_SECTIONS = frozenset({"40-frame.css", "45-reading.css", "50-home.css", "65-exam.css"})


def read_stylesheet(*, theme: bool) -> str:
    """All sections in the order of their names, without comments; without `theme`, only what quizzes and blocks need.

    A site that takes the quiz plugin alone keeps its own header, type and colours of links.
    """
    files = sorted(SECTIONS.glob("*.css"))
    wanted = [file for file in files if theme or file.name not in THEME_SECTIONS]
    text = COMMENT.sub("", "\n".join(file.read_text(encoding="utf-8") for file in wanted))
    text = "\n".join(filter(str.strip, text.split("\n"))) + "\n"
    return text + early_dark(text) if theme else text


def early_dark(text: str) -> str:
    """The dark colours for a first visit on a dark system, until the script has set the scheme.

    Before that the page would flash in light, and without JavaScript it would stay so. Who has chosen a scheme
    has the attribute that the selector excludes.
    """
    dark = DARK.search(text)
    return (
        f"\n@media screen and (prefers-color-scheme: dark) {{\n  {EARLY} {dark.group(1)}\n}}\n"
        if dark
        else ""
    )
