"""A figure for print, and as a file of its own: attributes instead of classes, sizes in millimetres."""

from __future__ import annotations

from coursewright.base.markup import Element, el, to_html
from coursewright.figures.kinds import kind_of
from coursewright.figures.model import LoadedFigure
from coursewright.figures.reading import noted
from coursewright.figures.scene import Scene
from coursewright.figures.screen import reader_of
from coursewright.figures.setter import Setter
from coursewright.figures.svg import NAMESPACE, Pen, draw, number
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
BOOK_FONTS = {"": "Hei", "en": "Sans"}
"""Families by language as the handbooks' style sheets call them; "" for all others."""
FILE_FONTS = {
    "": "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    "en": "'Source Sans 3', 'Segoe UI', Roboto, sans-serif",
}
"""Families by language in a file of its own: the vendored ones, then what a reader's machine may have."""


def least_unit(page: Geometry) -> float:
    """Millimetres of a unit below which the smallest text would be too small."""
    return page.least / SMALLEST


def room_on(page: Geometry) -> float:
    """Units that a figure has in a page's text: fewer where the smallest text would be too small."""
    return min(COLUMN, page.text / least_unit(page))


def scene_on_paper(loaded: LoadedFigure, language: str, page: Geometry = A4) -> Scene:
    """The figure laid out for a printed column."""
    setter = Setter(languages=loaded.languages, shown=language, room=room_on(page))
    return kind_of(loaded.figure).layout(loaded.figure, setter)


def figure_on_paper(loaded: LoadedFigure, language: str, page: Geometry = A4) -> Element:
    """The drawing as an `svg` element; wider than the text column where its kind is, never than the page."""
    scene = scene_on_paper(loaded, language, page)
    room = page.live if scene.width > room_on(page) else page.text
    high = min(HIGHEST, SHARE * page.block)
    bound = min(room / scene.width, WHOLE * page.block / scene.height)
    unit = min(bound, max(least_unit(page), min(UNIT, high / scene.height)))
    size = {"width": f"{scene.width * unit:.2f}mm", "height": f"{scene.height * unit:.2f}mm"}
    return _svg(loaded, Pen(language=language, fonts=BOOK_FONTS), scene, size)


def figure_file(loaded: LoadedFigure, language: str) -> str:
    """The drawing as an SVG file of its own."""
    scene = scene_on_paper(loaded, language)
    size = {"width": number(scene.width), "height": number(scene.height), "xmlns": NAMESPACE}
    svg = _svg(loaded, Pen(language=language, fonts=FILE_FONTS), scene, size)
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
