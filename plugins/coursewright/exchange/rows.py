"""Tables of questions: a row a question with its options side by side, or a row an option below each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog
from coursewright.exchange.columns import Columns
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.entry_reading import draft_of
from coursewright.exchange.format import Found
from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.heads import WHY_SIDE, kind_named, truth_of
from coursewright.exchange.look import by_look
from coursewright.exchange.options import LETTERS, option_lines, split_options, taken_apart, without_ticks
from coursewright.exchange.sections import Section, section_of


@dataclass(slots=True, kw_only=True)
class _Question:
    """The rows of one question, and the section that it stands in."""

    rows: list[tuple[Cell, ...]]
    section: Section


@dataclass(slots=True, kw_only=True)
class _Table:
    """What a table is read with, and the cells of unknown columns that say something."""

    grid: Grid
    columns: Columns
    issues: IssueLog
    unread: dict[int, list[Cell]] = field(default_factory=dict)


def read_rows(grid: Grid, columns: Columns, language: str, issues: IssueLog) -> list[Found]:
    """The questions below the heads of a table; each cell that is not read is named."""
    table = _Table(grid=grid, columns=columns, issues=issues)
    found = []
    for question in _questions(table):
        entry = _entry(question, table)
        tree = draft_of(entry, language, issues)
        if tree is not None:
            found.append(Found(tree=tree, place=entry.place))
    _tell_unread(table)
    return found


def _tell_unread(table: _Table) -> None:
    for at, cells in table.unread.items():
        head = table.columns.strange.get(at)
        names = ", ".join(cell.name for cell in cells)
        if head is not None:
            message = f"the column '{head.text}' is not read: {names}."
            table.issues.warning("import/unread-cells", table.grid.place(head), message)
        else:
            _tell_cells(cells, table)


def _tell_cell(cell: Cell, table: _Table) -> None:
    said = " ".join(cell.text.split())[:40]
    table.issues.warning("import/unread-cells", table.grid.place(cell), f"{cell.name} '{said}' is not read.")


def _questions(table: _Table) -> list[_Question]:
    """Rows that belong together: a row with a question, and those below it that have options alone."""
    columns = table.columns
    found: list[_Question] = []
    above = (_section_of([cell for cell in row if cell.text]) for row in table.grid.rows[: columns.first])
    section = next((row for row in reversed(list(above)) if row), section_of(table.grid.title) or Section())
    for row in table.grid.rows[columns.first :]:
        said = [cell for cell in row if cell.text]
        if not said or columns.is_head(row):
            continue
        prompt = columns.cell(row, "prompt")
        begun = _section_of(said)
        if begun:
            section = begun
        elif prompt is not None and prompt.text and not prompt.spread:
            found.append(_Question(rows=[row], section=section))
        elif found and _goes_on(row, columns):
            found[-1].rows.append(row)
        else:
            _tell_cells(said, table)
    return found


def _tell_cells(cells: list[Cell], table: _Table) -> None:
    for cell in cells:
        if not cell.spread:
            _tell_cell(cell, table)


def _section_of(said: list[Cell]) -> Section | None:
    return section_of(said[0].text) if len({cell.text for cell in said}) == 1 else None


def _goes_on(row: tuple[Cell, ...], columns: Columns) -> bool:
    return bool(columns.text(row, "options") or any(columns.text(row, f"option {name}") for name in LETTERS))


def _entry(question: _Question, table: _Table) -> Entry:
    columns, first = table.columns, question.rows[0]
    for row in question.rows:
        for at in range(len(row)):
            if row[at].text and not row[at].spread and at not in columns.roles.values():
                table.unread.setdefault(at, []).append(row[at])
    options = _below(question, columns) if len(question.rows) > 1 else _beside(first, columns)
    kind = columns.cell(first, "kind")
    named = kind_named(kind.text) if kind else ""
    prompt = columns.cell(first, "prompt") or first[0]
    text, inner = (prompt.text, ()) if any(line.text for line in options) else taken_apart(prompt.text)
    if kind is not None and kind.text and not named:
        said = " ".join(kind.text.split())[:40]
        table.issues.warning(
            "import/unknown-kind", table.grid.place(kind), f"'{said}' is no kind that is known: the answer tells it.",
            "Look at the 'type' in the quiz file, or write 单选题, 多选题, 判断题, 填空题 or 简答题 here.",
        )  # fmt: skip
    rows_of_options = len(question.rows) > 1 and "option A" not in columns.roles
    options = _with_sides(without_ticks(option_lines(inner)) or options, first, columns)
    answer = columns.cell(first, "answer")
    entry = Entry(
        prompt=_unnumbered(text, columns.text(first, "number")),
        id=columns.text(first, "id"),
        kind=named or question.section.kind,
        options=options,
        answer=""
        if answer is None or (rows_of_options and any(line.ticked for line in options))
        else answer.text
        if any(line.text for line in options)
        else answer.bare or answer.text,
        explain=""
        if rows_of_options and any(line.why for line in options[1:])
        else columns.text(first, "explain"),
        points=columns.bare(first, "points") or question.section.points,
        place=table.grid.place(prompt),
    )
    return by_look(entry, _loud(question, columns), table.issues)


def _unnumbered(text: str, number: str) -> str:
    """A question without its number; 3.15 is one number, unless the row is called 3."""
    found = re.match(r"\s*(\d{1,3})\s*[.、．]\s*", text)
    if found is None or (text[found.end() :][:1].isdigit() and found[1] != number):
        return text
    return text[found.end() :]


def _loud(question: _Question, columns: Columns) -> list[bool]:
    """Which options are set apart by their look."""
    if "option A" in columns.roles:
        cells = [columns.cell(question.rows[0], f"option {name}") for name in LETTERS]
    else:
        cells = [columns.cell(row, "options") for row in question.rows]
        cells = [cell for cell in cells if cell and cell.text] if len(question.rows) > 1 else []
    return [cell is not None and cell.loud and bool(cell.text) for cell in cells]


def _with_sides(options: tuple[Line, ...], row: tuple[Cell, ...], columns: Columns) -> tuple[Line, ...]:
    """Options with the reasons of a statement's two sides, where a table has columns for these."""
    sides = {truth: columns.text(row, role) for truth, role in WHY_SIDE.items()}
    if not any(sides.values()):
        return options
    if not any(line.text for line in options):
        return tuple(Line(text="", why=why) for why in sides.values())
    return tuple(
        Line(text=line.text, why=line.why or sides.get(truth_of(line.text) or False, ""), ticked=line.ticked)
        if truth_of(line.text) is not None
        else line
        for line in options
    )


def _beside(row: tuple[Cell, ...], columns: Columns) -> tuple[Line, ...]:
    """Options of one row: in columns of their own, or all in one cell."""
    if "option A" in columns.roles:
        names = [name for name in LETTERS if f"option {name}" in columns.roles]
        texts = [columns.text(row, f"option {name}") for name in names]
        reasons = [columns.text(row, f"why {name}") for name in names]
        return without_ticks(option_lines(texts, reasons))
    return without_ticks(option_lines(split_options(columns.text(row, "options"))))


def _below(question: _Question, columns: Columns) -> tuple[Line, ...]:
    """Options of several rows, one each, with a tick or an answer beside the right ones."""
    if "option A" in columns.roles:
        return _beside(question.rows[0], columns)
    rows = [row for row in question.rows if columns.text(row, "options")]
    explains = [columns.cell(row, "explain") for row in rows]
    texts = option_lines(
        [columns.text(row, "options") for row in rows],
        [cell.text if cell and not cell.spread else "" for cell in explains],
    )
    lines = [
        Line(text=line.text, why=line.why, ticked=line.ticked or _is_ticked(row, columns))
        for row, line in zip(rows, texts, strict=True)
    ]
    ticked = any(line.ticked for line in lines)
    reasons = any(line.why for line in lines[1:])
    return tuple(
        Line(text=line.text, why=line.why if reasons else "", ticked=line.ticked if ticked else None)
        for line in lines
    )


def _is_ticked(row: tuple[Cell, ...], columns: Columns) -> bool:
    """Whether the cell for ticks, or else that for answers, says yes in a row of its own."""
    cell = columns.cell(row, "tick") or columns.cell(row, "answer")
    return cell is not None and not cell.spread and truth_of(cell.text) is True
