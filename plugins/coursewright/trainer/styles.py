"""The style sheets of trainers' pages: the colours and marks of the site, and rules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coursewright.languages.selectors import with_languages
from coursewright.quiz.kinds import files_of_kinds
from coursewright.site.lettering import page_faces
from coursewright.site.stylesheet import SCHEMES, SECTIONS, packed, read_tokens, served

OWN = Path(__file__).parent / "styles"
ICONS = [SECTIONS / "15-icons.css", SECTIONS / "16-course-icons.css"]
FIGURES = SECTIONS / "37-figures.css"
DRAWN = (".cw-fig .cw-f-", ".cw-fig :is(.cw-f-", ".cw-fig g:", ".cw-fig text")
"""How the rules begin that are about drawings themselves."""


def results_style(languages: Sequence[str] = ()) -> str:
    """The style sheet of the page of results."""
    return _style(served([OWN / "base.css", OWN / "results.css"]), languages)


def slides_style(languages: Sequence[str] = ()) -> str:
    """The style sheet of slides, with the rules for drawings that the site has."""
    figures = "\n".join(line for line in served([FIGURES]).split("\n") if line.startswith(DRAWN))
    own = [OWN / f"{name}.css" for name in ("base", "slides", "questions")]
    return _style(served([*own, *files_of_kinds("print.css").values()]) + figures, languages)


def _style(own: str, languages: Sequence[str]) -> str:
    """Rules with the colours that they use; a dark system has the dark ones, paper never."""
    own = with_languages(own, languages) + page_faces(languages)
    light, dark = (
        " ".join(
            f"--{name}: {value};" for name, value in read_tokens(scheme).items() if f"var(--{name})" in own
        )
        for scheme in SCHEMES
    )
    schemes = (
        f":root {{ color-scheme: light; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {dark} }} }}\n"
    )
    return packed(schemes + served(ICONS) + own)
