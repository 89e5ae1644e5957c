"""A worksheet with typed cells on paper: lines, circles and boxes for what is to be filled in."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.course.worksheet import Column, Worksheet
from coursewright.languages.words import words
from coursewright.paper.geometry import Geometry
from coursewright.prose.curve_field import curve_field
from coursewright.prose.form_cells import GRADES, cell_text
from coursewright.prose.form_measures import field_height, row_height, widths_of

RULE = 0.15
"""Millimetres of a dotted line."""
MARKED = {"0": "zero", "+1": "goal"}
"""The lines of a curve's field that are not like the others: neither good nor bad, and as expected."""


def paper_sheet(sheet: Worksheet, language: str, page: Geometry) -> Element:
    """The form in print: the example grey, writing room for what is written, circles and boxes for the rest."""
    widths = widths_of(sheet, page.form)
    columns = [el("col", {"style": f"width:{width:.1f}mm"}) for width in widths]
    heads = [el("th", {"scope": "col"}, cell_text(column.title)) for column in sheet.columns]
    example = (
        [el("tr", {"class": "eg"}, [el("td", None, cell_text(cell)) for cell in sheet.example])]
        if sheet.example
        else []
    )
    height = row_height(sheet, widths, page.form_height)
    room = field_height(sheet, widths, page.form_height)
    field = curve_field(page.form, room, language) if sheet.by_hand else None
    rows = [
        el("tr", {"style": f"height:{height:.1f}mm"}, [
            el("td", {"class": column.type}, cell_text(cell) or _room(column, height))
            for cell, column in zip(row, sheet.columns, strict=True)
        ])
        for row in sheet.rows
    ]  # fmt: skip
    table = el(
        "table",
        {"class": "ws form"},
        el("colgroup", None, columns),
        el("thead", None, el("tr", None, heads)),
        el("tbody", None, example, rows),
    )
    return el("div", {"class": "work"}, field, table, _boxes(sheet, language))


def _room(column: Column, height: float) -> list[Element]:
    """What one writes on, ticks or rings, in a row of so many millimetres."""
    if column.type == "score":
        return [el("span", {"class": "o"}, grade) for grade in GRADES]
    if column.type == "tick":
        return [el("span", {"class": "bx"})]
    if column.type == "choice":
        return [el("span", {"class": "ring"}, choice) for choice in column.choices]
    apart = {"class": "dots", "style": f"height:{height / column.lines - RULE:.2f}mm"}
    return [el("div", apart) for _ in range(column.lines - 1)]


def _boxes(sheet: Worksheet, language: str) -> Element | None:
    """Boxes for the totals; the curve's has a line for each grade."""
    if not sheet.totals or sheet.by_hand:
        return None
    word = words(language)
    boxes = [
        el(
            "div",
            {"class": "sum curve" if what == "curve" else "sum"},
            el("span", None, word[f"sheet.{what}"]),
            [el("div", {"class": MARKED.get(grade)}, grade) for grade in reversed(GRADES)]
            if what == "curve"
            else None,
        )
        for what in sheet.totals
    ]
    return el("div", {"class": "sums"}, boxes)
