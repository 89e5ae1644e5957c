"""site/index.html: the page where one chooses a language; works from disk, without script, under a strict CSP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from coursewright.base.colour import recoloured
from coursewright.base.markup import Element, el, to_html
from coursewright.languages.language import written
from coursewright.languages.words import words
from coursewright.site.brand import brand_colours
from coursewright.site.lettering import page_faces
from coursewright.site.stylesheet import SCHEMES, read_tokens

STYLE = "chooser.css"
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
    "%3Ccircle cx='12' cy='12' r='10' fill='{}'/%3E%3C/svg%3E"
)
"""A dot; its colour is put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A language that can be chosen: the course's title and subtitle in it, and its handbooks' titles and paths."""

    language: str
    title: str
    subtitle: str = ""
    handbooks: tuple[tuple[str, str], ...] = ()


def write_chooser(site: Path, choices: Sequence[Choice], colour: str = "") -> None:
    """Write the page and its style sheet; the first choice gives the page's own language, `colour` is the course's."""
    colours = brand_colours(colour)
    page = "<!doctype html>\n" + to_html(chooser_page(choices, colour)) + "\n"
    (site / "index.html").write_text(page, encoding="utf-8", newline="\n")
    (site / STYLE).write_text(
        recoloured(chooser_style([choice.language for choice in choices]), colours),
        encoding="utf-8",
        newline="\n",
    )


def chooser_style(languages: Sequence[str] = ()) -> str:
    """The page's style sheet with the colours that it uses, those of a dark system too."""
    return f"{coloured(Path(__file__).with_name(STYLE))}{page_faces(languages)}"


def coloured(file: Path) -> str:
    """A page's own style sheet after the colours that it uses, those of a dark system too."""
    style = file.read_text(encoding="utf-8")
    light, dark = (
        " ".join(
            f"--{name}: {value};" for name, value in read_tokens(scheme).items() if f"var(--{name})" in style
        )
        for scheme in SCHEMES
    )
    schemes = f":root {{ {light} }}\n\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f"{schemes}\n\n{style}"


def chooser_page(choices: Sequence[Choice], colour: str = "") -> Element:
    """The whole page as a tree."""
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("title", None, " · ".join(choice.title for choice in choices)),
        el("link", {"rel": "icon", "href": ICON.format(quote(colour or read_tokens("default")["cw-act"]))}),
        el("link", {"rel": "stylesheet", "href": STYLE}),
    )
    titles = [el("span", written(choice.language), choice.title) for choice in choices]
    names = " / ".join(words(choice.language)["site.language"] for choice in choices)
    body = el(
        "body",
        None,
        el(
            "main",
            None,
            el("h1", None, *titles),
            el("nav", {"aria-label": names}, el("ul", None, *map(choice_item, choices))),
        ),
    )
    return el("html", written(choices[0].language), head, body)


def choice_item(choice: Choice) -> Element:
    """One language: a large link to its site, and its handbooks."""
    link = el(
        "a",
        {"class": "language", "href": f"{choice.language}/index.html", "hreflang": choice.language},
        el("strong", None, words(choice.language)["site.language"]),
        el("span", None, choice.subtitle or choice.title),
    )
    books = [
        el("li", None, el("a", {"href": path, "type": "application/pdf"}, f"{title} · PDF"))
        for title, path in choice.handbooks
    ]
    return el("li", written(choice.language), link, el("ul", None, *books) if books else None)
