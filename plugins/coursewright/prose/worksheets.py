"""A worksheet with typed cells: fields on screen, lines, circles and boxes on paper.

The contract with the browser side (`cw-sheets.js`):

`div.cw-work[data-course][data-sheet="lesson#W04"][data-lang]` with `table.cw-grid`, whose fields (`input`, `select`,
`textarea`) have the row and the column, from 1, as their name (`2.3`); those that the totals are of have data-counts,
as has what an author filled in there (`data[value]`). Below it `output[data-total]` by what they show, then
`p.cw-work__status[role=status]`, `button[data-act=print]` (hidden) and the words. What is kept:
`coursewright/<course>/w/<lesson>#<code>`, see `sheets/kept.ts`.
"""

from __future__ import annotations

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.words import words
from coursewright.course.tables import Cell
from coursewright.course.worksheet import Column, Worksheet
from coursewright.quiz.screen import words_for_script

SHEET = 273.0
"""The width of a printed worksheet in mm."""
MILLIMETRES = {"score": 49.5, "tick": 16.5, "choice": 25.5, "date": 24.0, "number": 18.0}
LEAST, LINE = 24.0, 6.6
ROOM, HIGHEST = 105.0, 18.0
"""Millimetres that all rows share, and the most that one takes."""
GRADES = ("−3", "−2", "−1", "0", "+1", "+2", "+3")


def screen_sheet(sheet: Worksheet, *, course: str, name: str, language: str) -> Element:
    """The form on a page; without the script it can be filled in and printed, and is not kept."""
    word = words(language)
    heads = [el("th", {"scope": "col"}, _text(column.title)) for column in sheet.columns]
    example = (
        [
            el("tr", {"class": "cw-eg"}, [
                el("td", {"data-l": column.title.text} if cell.text else None, _text(cell))
                for cell, column in zip(sheet.example, sheet.columns, strict=True)
            ])
        ]
        if sheet.example
        else []
    )  # fmt: skip
    rows = [el("tr", None, _fields(sheet, number, row)) for number, row in enumerate(sheet.rows, start=1)]
    totals = [
        el(
            "div",
            None,
            el("dt", None, word[f"sheet.{what}"]),
            el("dd", None, el("output", {"data-total": what}, "–")),
        )
        for what in sheet.totals
    ]
    return el(
        "div",
        {"class": "cw-work", "data-course": course, "data-sheet": name, "data-lang": language},
        el(
            "table",
            {"class": "cw-grid"},
            el("thead", None, el("tr", None, heads)),
            el("tbody", None, example, rows),
        ),
        el("dl", {"class": "cw-four"}, totals) if totals else None,
        el("p", {"class": "cw-work__status", "role": "status"}),
        el("button", {"type": "button", "class": "cw-btn", "data-act": "print", "hidden": True}, word["sheet.print"]),
        words_for_script(language, "sheet."),
    )  # fmt: skip


def _text(cell: Cell) -> Node | None:
    return Prose(text=cell.text, place=cell.place) if cell.text else None


def _fields(sheet: Worksheet, number: int, row: tuple[Cell, ...]) -> list[Element]:
    cells = []
    for index, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
        counts = index == sheet.counted
        if cell.text:
            given = el("data", {"value": cell.text, "data-counts": True}) if counts else None
            cells.append(el("td", {"data-l": column.title.text}, _text(cell), given))
            continue
        kind = "cw-tick" if column.type == "tick" else None
        attrs = {
            "name": f"{number}.{index + 1}",
            "aria-label": f"{column.title.text} {number}",
            "data-counts": counts,
        }
        cells.append(el("td", {"class": kind, "data-l": column.title.text}, _field(column, attrs)))
    return cells


def _field(column: Column, attrs: dict[str, object]) -> Element:
    if column.type == "lines":
        return el("textarea", {**attrs, "rows": column.lines})
    if column.type in ("score", "choice"):
        choices = reversed(GRADES) if column.type == "score" else column.choices
        options = [el("option", {"value": choice}, choice) for choice in choices]
        return el("select", attrs, el("option", {"value": ""}), options)
    if column.type == "tick":
        return el("input", {**attrs, "type": "checkbox"})
    if column.type == "date":
        return el("input", {**attrs, "type": "date"})
    return el("input", {**attrs, "type": "text", "inputmode": "decimal"})


def paper_sheet(sheet: Worksheet, language: str) -> Element:
    """The form in print: the example grey, writing room for what is written, circles and boxes for the rest."""
    columns = [el("col", {"style": f"width:{width:.1f}mm"}) for width in widths_of(sheet)]
    heads = [el("th", {"scope": "col"}, _text(column.title)) for column in sheet.columns]
    example = (
        [el("tr", {"class": "eg"}, [el("td", None, _text(cell)) for cell in sheet.example])]
        if sheet.example
        else []
    )
    height = min(HIGHEST, ROOM / max(1, len(sheet.rows)))
    rows = [
        el("tr", {"style": f"height:{max(height, _least(sheet)):.1f}mm"}, [
            el("td", {"class": column.type}, _text(cell) or _room(column))
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
    return el("div", {"class": "work"}, table, _boxes(sheet, language))


def _least(sheet: Worksheet) -> float:
    return LINE * max(column.lines for column in sheet.columns)


def widths_of(sheet: Worksheet) -> tuple[float, ...]:
    """Millimetres of each column: its own, its kind's, or what is left over, which goes to written lines alone."""
    fixed = [float(column.width) or MILLIMETRES.get(column.type, 0.0) for column in sheet.columns]
    open_ended = sum(not width for width in fixed)
    rest = max(LEAST, (SHEET - sum(fixed)) / open_ended) if open_ended else 0.0
    wanted = [width or rest for width in fixed]
    return tuple(width * SHEET / sum(wanted) for width in wanted)


def _room(column: Column) -> list[Element]:
    """What one writes on, ticks or rings."""
    if column.type == "score":
        return [el("span", {"class": "o"}, grade) for grade in GRADES]
    if column.type == "tick":
        return [el("span", {"class": "bx"})]
    if column.type == "choice":
        return [el("span", {"class": "ring"}, choice) for choice in column.choices]
    return [el("div", {"class": "dots"}) for _ in range(column.lines - 1)]


def _boxes(sheet: Worksheet, language: str) -> Element | None:
    """Boxes for the totals; the curve's has a line for each grade."""
    if not sheet.totals:
        return None
    word = words(language)
    boxes = [
        el(
            "div",
            {"class": "sum curve" if what == "curve" else "sum"},
            el("span", None, word[f"sheet.{what}"]),
            [el("div", {"class": "zero" if grade == "0" else None}, grade) for grade in reversed(GRADES)]
            if what == "curve"
            else None,
        )
        for what in sheet.totals
    ]
    return el("div", {"class": "sums"}, boxes)
