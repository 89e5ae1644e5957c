"""A worksheet whose columns say what is written in their cells: one model for fields on screen and forms on paper.

Column heads end in marks: `[lines 2]`, `[tick]`, `[score]`, `[number]`, `[date]`, `[choice red|amber|green]`, and
`[w 30]` for millimetres. A first row that is filled in is the example; below the table may stand a line of
`[total] [mean] [lowest] [last] [curve]`; `[curve]` alone, without scores, is drawn by hand on paper. A table without
any mark is Markdown's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, get_args

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.course.landmarks import Block
from coursewright.course.tables import Cell, Table, table_in

CellType = Literal["lines", "tick", "score", "number", "date", "choice"]
TOTALS = ("total", "mean", "lowest", "last", "curve")
TICKS = ("x", "X", "✓", "√", "✔")
MOST_LINES, WIDTHS, SCORES = 12, range(6, 201), range(-3, 4)
_MARK = re.compile(r"\s*\[(?P<name>[A-Za-z]+)(?P<rest>(?:\s[^\[\]]*)?)\](?!\()\s*$")
_TOTALS = re.compile(r"^\s*(?:\[[A-Za-z]+\]\s*)+$")
_SCORE = re.compile(r"[+\-−]?[0-3]")
_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?")
_NAMES = (*get_args(CellType), "w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, what is written in its cells, and its width in millimetres (0: what is left)."""

    title: Cell
    type: CellType = "lines"
    lines: int = 1
    choices: tuple[str, ...] = ()
    width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """The form in a worksheet's block; `first` and `last` are its lines in the block's body, from 0.

    What stands in a row's cells is printed; the empty ones are filled in by learners. `example` is not.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first: int
    last: int
    example: tuple[Cell, ...] = ()
    totals: tuple[str, ...] = ()

    @property
    def counted(self) -> int | None:
        """The column whose numbers the totals are of: the first of scores, else the first of numbers."""
        kinds = [column.type for column in self.columns]
        return next((kinds.index(kind) for kind in ("score", "number") if kind in kinds), None)

    @property
    def by_hand(self) -> bool:
        """Whether it is a curve alone, of scores that stand elsewhere: on paper it has a field to be drawn in."""
        return self.totals == ("curve",) and self.counted is None


def read_worksheet(block: Block, issues: IssueLog) -> Worksheet | None:
    """The form in a block with an issue for each fault; None where its table has no marks."""
    table = table_in(block)
    if table is None or not any(_MARK.search(cell.text) for cell in table.head):
        return None
    before = len(issues.found)
    columns = tuple(_column(cell, issues) for cell in table.head)
    known = len(issues.found) == before
    rows = table.rows
    example = rows[0] if rows and _is_example(table) else ()
    for row in rows:
        for cell, column in zip(row, columns, strict=True):
            _check_value(cell, column, issues)
    totals, last = _totals(block, table, issues)
    sheet = Worksheet(
        columns=columns,
        rows=rows[1:] if example else rows,
        first=table.first,
        last=last,
        example=example,
        totals=totals,
    )
    _check_whole(sheet, block.place, known, issues)
    return sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A mark of a column: its name, what stands behind that, and where."""

    name: str
    rest: str
    place: Place


def _marks(cell: Cell) -> tuple[str, list[_Mark]]:
    """A head without its marks, and those in order."""
    text, marks = cell.text, list[_Mark]()
    while match := _MARK.search(text):
        begin = (cell.place.column or 1) + match.start() + len(match[0]) - len(match[0].lstrip())
        place = Place(file=cell.place.file, line=cell.place.line, column=begin)
        marks.insert(0, _Mark(name=match["name"], rest=match["rest"].strip(), place=place))
        text = text[: match.start()]
    return text.strip(), marks


def _column(cell: Cell, issues: IssueLog) -> Column:
    title, marks = _marks(cell)
    column = Column(title=Cell(text=title, place=cell.place))
    kinds: list[str] = []
    for mark in marks:
        if mark.name not in _NAMES:
            message = f"'[{mark.name}]' is no kind of cell."
            issues.error("lesson/cell-type", mark.place, message, did_you_mean(mark.name, _NAMES))
        elif mark.name in kinds or (mark.name != "w" and set(kinds) - {"w"}):
            message = f"this column is '[{kinds[0]}]' already."
            issues.error("lesson/cell-type", mark.place, message, "Leave one of the two.")
        else:
            kinds.append(mark.name)
            column = _with_mark(column, mark, issues)
    return column


def _with_mark(column: Column, mark: _Mark, issues: IssueLog) -> Column:
    if mark.name == "w":
        return replace(column, width=_whole(mark, WIDTHS, issues))
    if mark.name == "choice":
        return replace(column, type="choice", choices=_choices(mark, issues))
    if mark.name == "lines":
        lines = range(1, MOST_LINES + 1)
        return replace(column, lines=_whole(mark, lines, issues) if mark.rest else 1)
    if mark.rest:
        message = f"'[{mark.name}]' takes nothing behind it."
        issues.error("lesson/cell-type", mark.place, message, f"Write '[{mark.name}]'.")
    return replace(column, type=next(row for row in get_args(CellType) if row == mark.name))


def _whole(mark: _Mark, known: range, issues: IssueLog) -> int:
    if re.fullmatch(r"[0-9]{1,4}", mark.rest) and int(mark.rest) in known:
        return int(mark.rest)
    message = f"'{mark.rest}' is not one of {known.start} to {known.stop - 1}."
    issues.error("lesson/cell-type", mark.place, message, f"Write '[{mark.name} {known.start}]' or more.")
    return known.start


def _choices(mark: _Mark, issues: IssueLog) -> tuple[str, ...]:
    choices = tuple(part.strip() for part in mark.rest.split("|"))
    if len(choices) < 2 or not all(choices) or len(set(choices)) < len(choices):
        message = "a choice has two words or more, each once."
        issues.error("lesson/cell-type", mark.place, message, "Write '[choice red|amber|green]'.")
    return tuple(filter(None, choices))


def _is_example(table: Table) -> bool:
    """Whether something is filled in, in a column that others leave empty."""
    first, others = table.rows[0], table.rows[1:]
    return bool(others) and any(
        cell.text and any(not row[index].text for row in others) for index, cell in enumerate(first)
    )


def _check_value(cell: Cell, column: Column, issues: IssueLog) -> None:
    """What is filled in must be what learners may fill in."""
    text = cell.text
    fits = {
        "lines": True,
        "date": True,
        "tick": text in TICKS,
        "score": _SCORE.fullmatch(text) is not None,
        "number": _NUMBER.fullmatch(text) is not None,
        "choice": text in column.choices,
    }
    wants = {
        "tick": f"Write {TICKS[0]}, or leave it empty.",
        "score": "Write −3 to +3.",
        "number": "Write a number.",
        "choice": f"Write one of {', '.join(column.choices)}.",
    }
    if text and not fits[column.type]:
        message = f"'{text}' cannot stand in a cell '[{column.type}]'."
        issues.error("lesson/cell-value", cell.place, message, wants[column.type])


def _totals(block: Block, table: Table, issues: IssueLog) -> tuple[tuple[str, ...], int]:
    """The fields below the table, and the last line of both."""
    lines = block.body.split("\n")
    below = next((i for i in range(table.last + 1, len(lines)) if lines[i].strip()), None)
    if below is None or not _TOTALS.match(lines[below]):
        return (), table.last
    names = []
    for match in re.finditer(r"\[([A-Za-z]+)\]", lines[below]):
        place = Place(
            file=block.place.file, line=(block.place.line or 1) + 1 + below, column=match.start() + 1
        )
        if match[1] not in TOTALS:
            message = f"'[{match[1]}]' is nothing that can be worked out."
            issues.error("lesson/sheet-totals", place, message, did_you_mean(match[1], TOTALS))
        elif match[1] in names:
            issues.error("lesson/sheet-totals", place, f"'[{match[1]}]' stands here twice.", "Delete one.")
        else:
            names.append(match[1])
    return tuple(names), below


def _check_whole(sheet: Worksheet, place: Place, known: bool, issues: IssueLog) -> None:
    """Rows to fill in and numbers to add up; what a column whose mark is not `known` was to be, nobody knows."""
    if not sheet.rows:
        issues.error(
            "lesson/sheet-rows", place, "the worksheet has no row to fill in.", "Write '| | |' rows below it."
        )
    if known and sheet.totals and sheet.counted is None and not sheet.by_hand:
        issues.error(
            "lesson/sheet-totals", place, "nothing in this worksheet can be added up.",
            "Mark a column '[score]' or '[number]', leave '[curve]' alone, or delete the line below the table.",
        )  # fmt: skip


def in_numbers(sheet: Worksheet) -> str:
    """What of a worksheet must be the same in all languages."""
    columns = ", ".join(
        f"{row.type} {row.lines if row.type == 'lines' else len(row.choices) or ''}".strip()
        + (f" w {row.width}" if row.width else "")
        for row in sheet.columns
    )
    example = " and an example" if sheet.example else ""
    return f"{columns}; {len(sheet.rows)} rows{example}; {' '.join(sheet.totals)}".rstrip("; ")
