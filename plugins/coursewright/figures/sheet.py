"""The figure set: every figure as SVG and PNG in each language, and a page to look through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from coursewright.base.markup import Element, el, to_html
from coursewright.figures.model import LoadedFigure
from coursewright.figures.paper import figure_file, scene_on_paper
from coursewright.figures.png import render_png
from coursewright.languages.words import words
from coursewright.paper.inks import ink_rules

PAGE = "index.html"
STYLE = "sheet.css"


def write_figure_set(
    folder: Path, figures: Mapping[str, LoadedFigure], languages: Sequence[str]
) -> list[str]:
    """Write `<language>/<figure>.svg`, `.png` and the contact sheet into an empty folder; their paths in it."""
    written = []
    for language in languages:
        (folder / language).mkdir(parents=True)
        for name, loaded in figures.items():
            svg = figure_file(loaded, language)
            (folder / language / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
            (folder / language / f"{name}.png").write_bytes(render_png(svg))
            written += [f"{language}/{name}.svg", f"{language}/{name}.png"]
    style = Path(__file__).with_name(STYLE).read_text(encoding="utf-8")
    (folder / STYLE).write_text(ink_rules() + style, encoding="utf-8", newline="\n")
    page = "<!doctype html>\n" + to_html(_page(figures, languages)) + "\n"
    (folder / PAGE).write_text(page, encoding="utf-8", newline="\n")
    return [*written, STYLE, PAGE]


def _page(figures: Mapping[str, LoadedFigure], languages: Sequence[str]) -> Element:
    titles = [words(language)["figure.set"] for language in languages]
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("title", None, " · ".join(titles)),
        el("link", {"rel": "stylesheet", "href": STYLE}),
    )
    heads = [el("h1", {"lang": language}, title) for language, title in zip(languages, titles, strict=True)]
    rows = [_section(name, loaded, languages) for name, loaded in figures.items()]
    return el("html", {"lang": languages[0]}, head, el("body", None, el("header", None, heads), rows))


def _section(name: str, loaded: LoadedFigure, languages: Sequence[str]) -> Element:
    figure = loaded.figure
    kind = f"{name} · {getattr(figure, 'type', '')}"
    return el(
        "section",
        {"id": name},
        el("h2", None, " / ".join(figure.title.text(language) for language in languages)),
        el("p", {"class": "kind"}, " · ".join((kind, *figure.frameworks))),
        el("div", {"class": "pair"}, (_cell(name, loaded, language) for language in languages)),
    )


def _cell(name: str, loaded: LoadedFigure, language: str) -> Element:
    figure = loaded.figure
    scene = scene_on_paper(loaded, language)
    text = figure.text.text(language) if figure.text else ""
    files = [el("a", {"href": f"{language}/{name}.{form}"}, form.upper()) for form in ("svg", "png")]
    picture = el(
        "img",
        {
            "src": f"{language}/{name}.svg", "alt": figure.title.text(language),
            "width": round(scene.width), "height": round(scene.height),
        },
    )  # fmt: skip
    return el(
        "figure", {"lang": language}, picture, el("figcaption", None, text, " ", files[0], " ", files[1])
    )
