"""A figure for print, and as a file of its own: attributes instead of classes, sizes in millimetres."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.base.markup import Element, el, to_html
from coursewright.figures.kinds import kind_of
from coursewright.figures.model import LoadedFigure
from coursewright.figures.pointing import lettered
from coursewright.figures.reading import noted
from coursewright.figures.scene import Scene
from coursewright.figures.screen import reader_of
from coursewright.figures.setter import Setter
from coursewright.figures.svg import NAMESPACE, Pen, draw, number
from coursewright.languages.language import language_of
from coursewright.paper.geometry import A4, Geometry

COLUMN = 480.0
"""The text column of a handbook (of A4: 127.5 mm) in units."""
UNIT = A4.text / COLUMN
"""Millimetres of a unit in print: a label of 15 units is 4 mm high."""
HIGHEST = 120.0
"""Millimetres that a printed figure may be high before it is made smaller."""
SHARE = 0.6
"""The share of a low page that it may take."""
WHOLE = 0.95
"""The share of any page that it must not exceed."""
SMALLEST = 10.5
"""Units of the smallest text."""
FALLBACK_FACE = "Hei"
"""Of a language whose script books have no face for."""


LEAST = "data-least"
"""The attribute with the share of its size that a drawing may have without labels that are too small."""


def least_unit(page: Geometry) -> float:
    """Millimetres of a unit below which the smallest text would be too small."""
    return page.least / SMALLEST


def room_on(page: Geometry) -> float:
    """Units that a figure has in a page's text: fewer where the smallest text would be too small."""
    return min(COLUMN, page.text / least_unit(page))


def book_face(language: str) -> str:
    """The family of a language as the handbooks' style sheets call it."""
    return language_of(language).paper or FALLBACK_FACE


def file_face(language: str) -> str:
    """The families of a language in a file of its own: a vendored one, then what a reader's machine may have."""
    return language_of(language).file


def scene_on_paper(loaded: LoadedFigure, language: str, page: Geometry = A4) -> Scene:
    """The figure laid out for a printed column, without the words of languages that books have no face for."""
    printed = tuple(name for name in loaded.languages if name in ("", language) or language_of(name).paper)
    setter = Setter(languages=printed, shown=language, room=room_on(page))
    return kind_of(loaded.figure).layout(loaded.figure, setter)


def figure_on_paper(
    loaded: LoadedFigure, language: str, page: Geometry = A4, letters: Mapping[str, str] | None = None
) -> Element:
    """The drawing as an `svg` element; wider than the text column where its kind is, never than the page.

    `letters` stand at parts by their ids.
    """
    scene = lettered(scene_on_paper(loaded, language, page), letters or {})
    room = page.live if scene.width > room_on(page) else page.text
    high = min(HIGHEST, SHARE * page.block)
    bound = min(room / scene.width, WHOLE * page.block / scene.height)
    unit = min(bound, max(least_unit(page), min(UNIT, high / scene.height)))
    size = {"width": f"{scene.width * unit:.2f}mm", "height": f"{scene.height * unit:.2f}mm"}
    smallest = min((line.size for line in scene.lines), default=0.0)
    if smallest * unit > page.least:
        size[LEAST] = f"{page.least / (smallest * unit):.3f}"
    return _svg(loaded, Pen(language=language, face_of=book_face), scene, size)


def figure_file(loaded: LoadedFigure, language: str) -> str:
    """The drawing as an SVG file of its own."""
    scene = scene_on_paper(loaded, language)
    size = {"width": number(scene.width), "height": number(scene.height), "xmlns": NAMESPACE}
    svg = _svg(loaded, Pen(language=language, face_of=file_face), scene, size)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + to_html(svg) + "\n"


def _svg(loaded: LoadedFigure, pen: Pen, scene: Scene, size: dict[str, str]) -> Element:
    reader = reader_of(loaded, pen.language)
    text = reader.text(loaded.figure.text)
    return el(
        "svg",
        {
            **size,
            "viewBox": f"0 0 {number(scene.width)} {number(scene.height)}",
            "role": "img",
            "lang": pen.language,
        },
        el("title", None, reader.text(loaded.figure.title)),
        el("desc", None, text) if text else None,
        draw(scene, pen, {}),
    )


def notes_on_paper(loaded: LoadedFigure, language: str) -> Element | None:
    """A table of labels and notes, where the author asks for one."""
    if not loaded.figure.notes:
        return None
    entries = kind_of(loaded.figure).reading(loaded.figure, reader_of(loaded, language))
    rows = [
        el("tr", None, el("th", None, entry.text), el("td", None, entry.note)) for entry in noted(entries)
    ]
    if not rows:
        return None
    return el("table", {"class": "fig-notes"}, el("tbody", None, rows))
