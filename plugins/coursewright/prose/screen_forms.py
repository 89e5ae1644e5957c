"""A worksheet with typed cells on screen: a field for each that is to be filled in.

The contract with the browser side (`cw-sheets.js`):

`div.cw-work[data-course][data-sheet="lesson#W04"][data-lang]` with `table.cw-grid`, whose fields (`input`, `select`,
`textarea`) have the row and the column, from 1, as their name (`2.3`); those that the totals are of have data-counts,
as has what an author filled in there (`data[value]`). What stands in a column has its head as data-l: a cell, or, where
there are many columns, each of two in one cell. A score is in `span.cw-grade`. Below it `div.cw-sum` with
`output[data-total]` by what they show and `div[data-total=curve]`, then `p.cw-work__status[role=status]`,
`button[data-act=print]` (hidden) and the words. What is kept:
`coursewright/<course>/w/<lesson>#<code>`, see `sheets/kept.ts`. Where there is no JavaScript nothing could be kept:
in place of the fields `noscript > div.cw-work__base` names the columns and where the form is printed.
"""

from __future__ import annotations

from coursewright.base.markup import Element, Node, el
from coursewright.course.tables import Cell
from coursewright.course.worksheet import Column, Worksheet
from coursewright.languages.words import words
from coursewright.prose.form_cells import GRADES, cell_text
from coursewright.quiz.form import icon
from coursewright.quiz.screen import words_for_script

TICK = "cw-tick"
"""The class of a box to tick, which stands beside its name."""
MANY = 5
"""From so many columns on two share a cell of the screen's table."""


def screen_sheet(sheet: Worksheet, *, course: str, name: str, language: str, book: str) -> Element:
    """The form on a page; `book` is the title of the handbook that prints it, "" if none does."""
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
        el("noscript", {"data-search-exclude": True}, _base(sheet, language, book)),
    )


def _base(sheet: Worksheet, language: str, book: str) -> Element:
    """What a worksheet asks for, and where it is to be had on paper."""
    word = words(language)
    printed = word["lesson.on_paper.book"].format(book=book) if book else word["lesson.on_paper.here"]
    columns = [el("li", None, cell_text(column.title)) for column in sheet.columns]
    return el("div", {"class": "cw-work__base"}, el("ul", None, columns), el("p", None, printed))


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
    return [*cell_text(first.title), *(el("span", None, cell_text(column.title)) for column in rest)]


def _cell(parts: list[tuple[dict[str, object], list[Node]]]) -> Element:
    """A cell with what stands in one column, or in two."""
    if len(parts) == 1:
        return el("td", parts[0][0], parts[0][1])
    return el("td", {"class": "cw-two"}, [el("div", attrs, content) for attrs, content in parts])


def _shown(sheet: Worksheet, index: int) -> tuple[dict[str, object], list[Node]]:
    cell, column = sheet.example[index], sheet.columns[index]
    look = _look(column)
    title = column.title.text if cell.text else None
    attrs: dict[str, object] = {"class": None if look == TICK else look, "data-l": title}
    return attrs, cell_text(cell)


def _sums(sheet: Worksheet, language: str) -> Element | None:
    if not sheet.totals or sheet.by_hand:
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


def _field_or_text(
    sheet: Worksheet, number: int, index: int, cell: Cell
) -> tuple[dict[str, object], list[Node]]:
    column, counts = sheet.columns[index], index == sheet.counted
    if cell.text:
        given = [el("data", {"value": cell.text, "data-counts": True})] if counts else []
        return {"data-l": column.title.text}, [*cell_text(cell), *given]
    attrs = {
        "name": f"{number}.{index + 1}",
        "aria-label": f"{column.title.text} {number}",
        "data-counts": counts,
    }
    return {"class": _look(column), "data-l": column.title.text}, [_field(column, attrs)]


def _look(column: Column) -> str | None:
    """What takes a line of its own on a phone, and what stands beside its name."""
    if column.type == "tick":
        return TICK
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
        # Empty until a script has looked: a browser prints its pattern for a date into an empty field.
        return el("input", {**attrs, "type": "date", "data-empty": True})
    return el("input", {**attrs, "type": "text", "inputmode": "decimal"})
