"""A worksheet with typed cells: fields on screen, lines, circles and boxes on paper.

The contract with the browser side (`cw-sheets.js`):

`div.cw-work[data-course][data-sheet="lesson#W04"][data-lang]` with `table.cw-grid`, whose fields (`input`, `select`,
`textarea`) have the row and the column, from 1, as their name (`2.3`); those that the totals are of have data-counts,
as has what an author filled in there (`data[value]`). Below it `output[data-total]` by what they show, then
`p.cw-work__status[role=status]`, `button[data-act=print]` (hidden) and the words. What is kept:
`coursewright/<course>/w/<lesson>#<code>`, see `sheets/kept.ts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.words import words
from coursewright.course.tables import Cell
from coursewright.course.worksheet import Column, Worksheet
from coursewright.quiz.screen import words_for_script

SHEET = 273.0
"""The width of a printed worksheet in mm."""
MILLIMETRES = {"score": 49.5, "tick": 16.5, "choice": 25.5, "date": 24.0, "number": 18.0}
WIDEST = 52.0
"""Millimetres that words to ring may take to stand in one line."""
LEAST, LINE = 24.0, 6.6
PAGE, HEAD, HIGHEST = 170.0, 38.0, 27.0
"""Millimetres of a printed page, of what stands above its table, and the most that a row takes."""
TEXT, SIZE, AROUND = 4.5, 3.0, 3.0
"""Millimetres of a line in a cell, of an em, and of the white around what a cell says."""
RING = 6.0
"""Millimetres of a line of words to ring."""
RULE = 0.15
"""Millimetres of a dotted line."""
SUMS, CURVE = 16.0, 40.0
"""Millimetres of the totals below the rows, without and with the field of a curve."""
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
    height = _row_height(sheet)
    rows = [
        el("tr", {"style": f"height:{height:.1f}mm"}, [
            el("td", {"class": column.type}, _text(cell) or _room(column, height))
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


def _row_height(sheet: Worksheet) -> float:
    """Millimetres of a row to be written in: all of them fill the page, as far as there is anything to write."""
    below = 0.0 if not sheet.totals else CURVE if "curve" in sheet.totals else SUMS
    said = [tuple(column.title for column in sheet.columns), *([sheet.example] if sheet.example else [])]
    room = PAGE - HEAD - below - sum(_cell_height(sheet, cells) for cells in said)
    count = max(1, len(sheet.rows))
    longer = sum(max(0.0, _cell_height(sheet, row) - room / count) for row in sheet.rows)
    least = max(map(_least, sheet.columns, widths_of(sheet)))
    return max(least, min(HIGHEST, (room - longer) / count))


def _least(column: Column, width: float) -> float:
    """Millimetres that an empty cell takes at least: its lines to write on, or its words to ring."""
    if column.type != "choice":
        return LINE * column.lines
    lines, filled = 1, 0.0
    for word in map(_ring_width, column.choices):
        filled += word
        if filled > width - AROUND and filled > word:
            lines, filled = lines + 1, word
    return RING * lines + AROUND


def _cell_height(sheet: Worksheet, cells: Sequence[Cell]) -> float:
    """Millimetres of a row that says something already, about."""
    lines = [
        -(-_ems(cell.text) * SIZE // (width - AROUND))
        for cell, width in zip(cells, widths_of(sheet), strict=True)
    ]
    return TEXT * max(1.0, *lines) + AROUND


def widths_of(sheet: Worksheet) -> tuple[float, ...]:
    """Millimetres of each column: its own, its kind's, or what is left over, which goes to written lines alone."""
    fixed = [float(column.width) or _own_width(column) for column in sheet.columns]
    open_ended = sum(not width for width in fixed)
    rest = max(LEAST, (SHEET - sum(fixed)) / open_ended) if open_ended else 0.0
    wanted = [width or rest for width in fixed]
    return tuple(width * SHEET / sum(wanted) for width in wanted)


def _own_width(column: Column) -> float:
    """Millimetres of a column of a kind, words to ring side by side or one below the other; 0 for what is left."""
    width = MILLIMETRES.get(column.type, 0.0)
    if column.type != "choice":
        return width
    side_by_side = sum(map(_ring_width, column.choices))
    words = side_by_side if side_by_side <= WIDEST else max(map(_ring_width, column.choices), default=0.0)
    return max(width, words + 2 * AROUND)


def _ring_width(word: str) -> float:
    return _ems(word) * SIZE + AROUND


def _ems(text: str) -> float:
    return sum(1.0 if ord(char) > 0x2E80 else 0.55 for char in text)


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
