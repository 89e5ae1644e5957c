"""A worksheet with typed cells: fields on screen, lines, circles and boxes on paper.

The contract with the browser side (`cw-sheets.js`):

`div.cw-work[data-course][data-sheet="lesson#W04"][data-lang]` with `table.cw-grid`, whose fields (`input`, `select`,
`textarea`) have the row and the column, from 1, as their name (`2.3`); those that the totals are of have data-counts,
as has what an author filled in there (`data[value]`). What stands in a column has its head as data-l: a cell, or, where
there are many columns, each of two in one cell. A score is in `span.cw-grade`. Below it `div.cw-sum` with
`output[data-total]` by what they show and `div[data-total=curve]`, then `p.cw-work__status[role=status]`,
`button[data-act=print]` (hidden) and the words. What is kept:
`coursewright/<course>/w/<lesson>#<code>`, see `sheets/kept.ts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.words import words
from coursewright.course.tables import Cell
from coursewright.course.worksheet import Column, Worksheet
from coursewright.paper.geometry import Geometry
from coursewright.quiz.form import icon
from coursewright.quiz.screen import words_for_script

MILLIMETRES = {"score": 49.5, "tick": 16.5, "choice": 25.5, "date": 24.0, "number": 18.0}
WIDEST = 52.0
"""Millimetres that words to ring may take to stand in one line."""
LEAST, LINE = 24.0, 6.6
HEAD, HIGHEST = 38.0, 27.0
"""Millimetres of what stands above a printed table, and the most that a row takes."""
TEXT, SIZE, AROUND = 4.5, 3.0, 3.0
"""Millimetres of a line in a cell, of an em, and of the white around what a cell says."""
RING = 6.0
"""Millimetres of a line of words to ring."""
RULE = 0.15
"""Millimetres of a dotted line."""
SUMS, CURVE = 16.0, 40.0
"""Millimetres of the totals below the rows, without and with the field of a curve."""
MANY = 5
"""From so many columns on two share a cell of the screen's table."""
GRADES = ("−3", "−2", "−1", "0", "+1", "+2", "+3")


def screen_sheet(sheet: Worksheet, *, course: str, name: str, language: str) -> Element:
    """The form on a page; without the script it can be filled in and printed, and is not kept."""
    groups = _paired(sheet.columns)
    heads = [el("th", {"scope": "col"}, _head([sheet.columns[i] for i in group])) for group in groups]
    example = (
        [
            el(
                "tr",
                {"class": "cw-eg", "data-l": words(language)["sheet.example"]},
                [_cell([_shown(sheet, i) for i in group]) for group in groups],
            )
        ]
        if sheet.example
        else []
    )
    rows = [
        el("tr", None, [_cell([_field_or_text(sheet, number, i, row[i]) for i in group]) for group in groups])
        for number, row in enumerate(sheet.rows, start=1)
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
        _sums(sheet, language),
        el("p", {"class": "cw-work__status", "role": "status"}),
        el(
            "button",
            {"type": "button", "class": "cw-btn", "data-act": "print", "hidden": True},
            icon("print"),
            words(language)["sheet.print"],
        ),
        words_for_script(language, "sheet."),
    )


def _paired(columns: tuple[Column, ...]) -> list[list[int]]:
    """The columns' numbers by the cells that they share: two and two where there are many, ticks by themselves."""
    groups: list[list[int]] = []
    for index, column in enumerate(columns):
        last = groups[-1] if groups else []
        narrow = "tick" in (column.type, *(columns[i].type for i in last))
        if len(columns) >= MANY and len(last) == 1 and not narrow:
            last.append(index)
        else:
            groups.append([index])
    return groups


def _head(columns: list[Column]) -> list[Node]:
    first, *rest = columns
    return [*_text(first.title), *(el("span", None, _text(column.title)) for column in rest)]


def _cell(parts: list[tuple[dict[str, object], list[Node]]]) -> Element:
    """A cell with what stands in one column, or in two."""
    if len(parts) == 1:
        return el("td", parts[0][0], parts[0][1])
    return el("td", {"class": "cw-two"}, [el("div", attrs, content) for attrs, content in parts])


def _shown(sheet: Worksheet, index: int) -> tuple[dict[str, object], list[Node]]:
    cell = sheet.example[index]
    return {"data-l": sheet.columns[index].title.text if cell.text else None}, _text(cell)


def _sums(sheet: Worksheet, language: str) -> Element | None:
    if not sheet.totals:
        return None
    word = words(language)
    numbers = [
        el(
            "div",
            None,
            el("dt", None, word[f"sheet.{what}"]),
            el("dd", None, el("output", {"data-total": what}, "–")),
        )
        for what in sheet.totals
        if what != "curve"
    ]
    curve = el("div", {"class": "cw-plot", "data-total": "curve"}) if "curve" in sheet.totals else None
    return el("div", {"class": "cw-sum"}, el("dl", {"class": "cw-four"}, numbers) if numbers else None, curve)


def _text(cell: Cell) -> list[Node]:
    return [Prose(text=cell.text, place=cell.place)] if cell.text else []


def _field_or_text(
    sheet: Worksheet, number: int, index: int, cell: Cell
) -> tuple[dict[str, object], list[Node]]:
    column, counts = sheet.columns[index], index == sheet.counted
    if cell.text:
        given = [el("data", {"value": cell.text, "data-counts": True})] if counts else []
        return {"data-l": column.title.text}, [*_text(cell), *given]
    attrs = {
        "name": f"{number}.{index + 1}",
        "aria-label": f"{column.title.text} {number}",
        "data-counts": counts,
    }
    return {"class": _look(column), "data-l": column.title.text}, [_field(column, attrs)]


def _look(column: Column) -> str | None:
    """What takes a line of its own on a phone, and what stands beside its name."""
    if column.type == "tick":
        return "cw-tick"
    return "cw-wide" if column.type == "score" or column.lines > 1 else None


def _field(column: Column, attrs: dict[str, object]) -> Element:
    if column.type == "lines":
        return el("textarea", {**attrs, "rows": column.lines})
    if column.type in ("score", "choice"):
        choices = reversed(GRADES) if column.type == "score" else column.choices
        options = [el("option", {"value": choice}, choice) for choice in choices]
        select = el("select", attrs, el("option", {"value": ""}), options)
        return el("span", {"class": "cw-grade"}, select) if column.type == "score" else select
    if column.type == "tick":
        return el("input", {**attrs, "type": "checkbox"})
    if column.type == "date":
        return el("input", {**attrs, "type": "date"})
    return el("input", {**attrs, "type": "text", "inputmode": "decimal"})


def paper_sheet(sheet: Worksheet, language: str, page: Geometry) -> Element:
    """The form in print: the example grey, writing room for what is written, circles and boxes for the rest."""
    widths = widths_of(sheet, page.form)
    columns = [el("col", {"style": f"width:{width:.1f}mm"}) for width in widths]
    heads = [el("th", {"scope": "col"}, _text(column.title)) for column in sheet.columns]
    example = (
        [el("tr", {"class": "eg"}, [el("td", None, _text(cell)) for cell in sheet.example])]
        if sheet.example
        else []
    )
    height = _row_height(sheet, widths, page.form_height)
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


def _row_height(sheet: Worksheet, widths: Sequence[float], page: float) -> float:
    """Millimetres of a row to be written in: all of them fill the page, as far as there is anything to write."""
    below = 0.0 if not sheet.totals else CURVE if "curve" in sheet.totals else SUMS
    said = [tuple(column.title for column in sheet.columns), *([sheet.example] if sheet.example else [])]
    room = page - HEAD - below - sum(_cell_height(cells, widths) for cells in said)
    count = max(1, len(sheet.rows))
    longer = sum(max(0.0, _cell_height(row, widths) - room / count) for row in sheet.rows)
    least = max(map(_least, sheet.columns, widths))
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


def _cell_height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Millimetres of a row that says something already, about."""
    lines = [
        -(-_ems(cell.text) * SIZE // (width - AROUND)) for cell, width in zip(cells, widths, strict=True)
    ]
    return TEXT * max(1.0, *lines) + AROUND


def widths_of(sheet: Worksheet, room: float) -> tuple[float, ...]:
    """Millimetres of each column of `room`: its own, its kind's, or what is left over for written lines."""
    fixed = [float(column.width) or _own_width(column) for column in sheet.columns]
    open_ended = sum(not width for width in fixed)
    rest = max(LEAST, (room - sum(fixed)) / open_ended) if open_ended else 0.0
    wanted = [width or rest for width in fixed]
    return tuple(width * room / sum(wanted) for width in wanted)


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
