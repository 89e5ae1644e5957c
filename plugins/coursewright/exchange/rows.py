"""Tables of questions: a row a question with its options side by side, or a row an option below each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog
from coursewright.exchange.columns import Columns, columns_of
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.entry_reading import draft_of
from coursewright.exchange.format import Found
from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.heads import HEADS, WHY_SIDE, kind_named, truth_of

LETTERS = "ABCDEFGH"
_TICK = re.compile(r"^[\s]*[√✓✔☑✅]\s*|\s*[√✓✔☑✅]\s*$")
_MARK = re.compile(r"^\s*[（(]?[A-Ha-h1-8][)）.、．:：]\s*")
_INLINE = re.compile(
    r"^[（(]?([A-Ha-h])\s*[)）.、．:：]\s*|(?<=[\s;；,，。|])[（(]?([A-Ha-h])\s*[)）.、．]\s*"
)
_SECTION = re.compile(
    r"(?:第?[一二三四五六七八九十]+(?:部分|大题)?\s*[、.．:：]?|[IVX]+\.|part \w+[.:])?\s*"
    r"([^（(：:]{2,20}?)\s*(?:[（(：:].*)?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True, kw_only=True)
class _Question:
    """The rows of one question, and the kind that stands above it."""

    rows: list[tuple[Cell, ...]]
    kind: str


@dataclass(slots=True, kw_only=True)
class _Table:
    """What a table is read with, and the cells of unknown columns that say something."""

    grid: Grid
    columns: Columns
    issues: IssueLog
    unread: dict[int, list[Cell]] = field(default_factory=dict)


def read_grid(grid: Grid, language: str, issues: IssueLog) -> list[Found]:
    """The questions of a table; each cell that is not read is named."""
    if not any(cell.text for row in grid.rows for cell in row):
        return []
    columns = columns_of(grid)
    if columns is None:
        known = "; ".join(
            f"{'/'.join(both[0][:2])} or {both[1][0]}" for both in (HEADS["prompt"], HEADS["answer"])
        )
        first = next(cell for row in grid.rows for cell in row if cell.text)
        issues.error(
            "import/no-heads", grid.place(first), "no row of this table has heads that name questions and answers.",
            f"Write them above the columns: {known}.",
        )  # fmt: skip
        return []
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
    kind = ""
    for row in table.grid.rows[columns.first :]:
        said = [cell for cell in row if cell.text]
        if not said or columns.is_head(row):
            continue
        prompt = columns.cell(row, "prompt")
        section = _section_of(said)
        if section:
            kind = section
        elif prompt is not None and prompt.text and not prompt.spread:
            found.append(_Question(rows=[row], kind=kind))
        elif found and _goes_on(row, columns):
            found[-1].rows.append(row)
        else:
            _tell_cells(said, table)
    return found


def _tell_cells(cells: list[Cell], table: _Table) -> None:
    for cell in cells:
        if not cell.spread:
            _tell_cell(cell, table)


def section_kind(text: str) -> str:
    """The kind that a line names which says nothing else: 一、单选题（每题 2 分）."""
    match = _SECTION.fullmatch(text.strip())
    return kind_named(match[1].strip()) if match else ""


def _section_of(said: list[Cell]) -> str:
    return section_kind(said[0].text) if len({cell.text for cell in said}) == 1 else ""


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
    if kind is not None and kind.text and not named:
        _tell_cell(kind, table)
    prompt = columns.cell(first, "prompt") or first[0]
    text, inner = _taken_apart(prompt.text) if not any(line.text for line in options) else (prompt.text, ())
    rows_of_options = len(question.rows) > 1 and "option A" not in columns.roles
    return Entry(
        prompt=re.sub(r"^\s*\d{1,3}\s*[.、．]\s*", "", text),
        id=columns.text(first, "id"),
        kind=named or question.kind,
        options=_with_sides(inner or options, first, columns),
        answer=""
        if rows_of_options and any(line.ticked for line in options)
        else columns.text(first, "answer"),
        explain=""
        if rows_of_options and any(line.why for line in options[1:])
        else columns.text(first, "explain"),
        points=columns.text(first, "points"),
        place=table.grid.place(prompt),
    )


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
        lines = [
            option_line(columns.text(row, f"option {name}"), columns.text(row, f"why {name}"))
            for name in names
        ]
    else:
        lines = [option_line(text, "") for text in split_options(columns.text(row, "options"))]
    ticked = any(line.ticked for line in lines)
    return tuple(line if ticked else Line(text=line.text, why=line.why) for line in lines)


def option_line(text: str, why: str) -> Line:
    """An option without its letter and its tick."""
    bare = _TICK.sub("", text)
    return Line(text=_MARK.sub("", bare), why=why, ticked=bare != text)


def lettered(text: str, before: int = 0) -> list[str]:
    """The options of a line by their letters, which go on from `before` options; nothing if it begins with none."""
    starts: list[re.Match[str]] = []
    for match in _INLINE.finditer(text):
        wanted = LETTERS[before + len(starts) : before + len(starts) + 1]
        name = match[1] or match[2]
        if name.upper() == wanted and (
            not starts or name.isupper() == (starts[0][1] or starts[0][2]).isupper()
        ):
            starts.append(match)
    if not starts or text[: starts[0].start()].strip():
        return []
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return [
        text[match.end() : end].strip(" ;；,，|\n\t\u3000") for match, end in zip(starts, ends, strict=True)
    ]


def split_options(text: str) -> list[str]:
    """The options of one cell: lettered, or a line each, or parted by signs."""
    by_letter = lettered(text)
    if len(by_letter) > 1:
        return by_letter
    for sign in ("\n", "|", "；", ";"):
        parts = [part.strip() for part in text.split(sign) if part.strip()]
        if len(parts) > 1:
            return parts
    return [text] if text.strip() else []


def _taken_apart(text: str) -> tuple[str, tuple[Line, ...]]:
    """A question and the options that stand below it in its own cell."""
    found = re.search(r"(?:^|\n)\s*[（(]?A\s*[)）.、．:：]", text)
    parts = split_options(text[found.start() :].strip()) if found else []
    if found is None or len(parts) < 2:
        return text, ()
    return text[: found.start()].rstrip(), tuple(option_line(part, "") for part in parts)


def _below(question: _Question, columns: Columns) -> tuple[Line, ...]:
    """Options of several rows, one each, with a tick or an answer beside the right ones."""
    if "option A" in columns.roles:
        return _beside(question.rows[0], columns)
    lines = []
    for row in question.rows:
        said = columns.text(row, "options")
        if not said:
            continue
        line = option_line(said, "")
        explain = columns.cell(row, "explain")
        why = explain.text if explain and not explain.spread else ""
        lines.append(Line(text=line.text, why=why, ticked=line.ticked or _is_ticked(row, columns)))
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
