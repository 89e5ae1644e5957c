"""Questions of a table however it is laid out: below heads, beside them, or as text in one column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from coursewright.base.issues import IssueLog
from coursewright.exchange.answer_keys import Keyed
from coursewright.exchange.columns import columns_of
from coursewright.exchange.format import Found
from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.heads import HEADS, role_of
from coursewright.exchange.key_reading import Paragraph
from coursewright.exchange.labels import ANSWER, OPTION
from coursewright.exchange.options import narrow
from coursewright.exchange.paragraphs import read_paragraphs
from coursewright.exchange.rows import read_rows


def read_grid(grid: Grid, language: str, issues: IssueLog) -> list[Found]:
    """The questions of a table; what is not read of it is named."""
    if not any(cell.text for row in grid.rows for cell in row):
        return []
    columns = columns_of(grid)
    if columns is not None:
        return read_rows(grid, columns, language, issues)
    forms = list(_turned(grid))
    if forms:
        return [row for form in forms for row in _read_form(form, language, issues)]
    lines = _lines(grid)
    if lines:
        return read_paragraphs(lines, language, issues)
    known = "; ".join(
        f"{'/'.join(both[0][:2])} or {both[1][0]}" for both in (HEADS["prompt"], HEADS["answer"])
    )
    first = next(cell for row in grid.rows for cell in row if cell.text)
    told = issues.warning if grid.among else issues.error
    told(
        "import/no-heads", grid.place(first), "no row of this table has heads that name questions and answers.",
        f"Write them above the columns: {known}.",
    )  # fmt: skip
    return []


def _read_form(form: Grid, language: str, issues: IssueLog) -> list[Found]:
    columns = columns_of(form)
    return read_rows(form, columns, language, issues) if columns else []


def _turned(grid: Grid) -> Iterator[Grid]:
    """Tables with a question each in which heads stand before what they name, as tables whose heads stand above."""
    pairs = [(row[0], row[1]) for row in grid.rows if len(row) > 1 and row[0].text]
    roles = [role_of(name.text) for name, _ in pairs]
    if roles.count("prompt") == 0 or not all(
        len({c.text for c in row[1:] if c.text}) < 2 for row in grid.rows
    ):
        return
    starts = [turn for turn, role in enumerate(roles) if role == "prompt"]
    # What stands before the first question belongs to it, and with each next one as much before that.
    lead = starts[0]
    begins = [start - lead for start in starts]
    for begin, end in zip(begins, [*begins[1:], len(pairs)], strict=True):
        names, said = zip(*pairs[begin:end], strict=True)
        form = Grid(file=grid.file, rows=(names, said))
        if columns_of(form) is not None:
            yield form


def _lines(grid: Grid) -> list[Paragraph]:
    """The cells of a table that has one in each row, as lines of a text; nothing for any other table."""
    rows: list[Paragraph] = []
    for row in grid.rows:
        said: list[Cell] = [cell for cell in row if cell.text and not cell.spread]
        if len(said) > 1:
            return []
        for cell in said:
            rows += [Paragraph(text=line, place=grid.place(cell)) for line in cell.text.split("\n")]
    return rows if any(OPTION.match(row.text) or ANSWER.match(row.text) for row in rows) else []


def options_in(grid: Grid) -> list[Paragraph]:
    """The cells of a table that does nothing but set lettered options beside each other; nothing for any other."""
    cells = [cell for row in grid.rows for cell in row if cell.text and not cell.spread]
    if not cells or not all(OPTION.match(narrow(cell.text)) for cell in cells):
        return []
    # They may run down the columns as well as along the rows.
    cells.sort(key=lambda cell: narrow(cell.text).lstrip(" （(")[:1].upper())
    return [Paragraph(text=cell.text, place=grid.place(cell)) for cell in cells]


def keys_in(grid: Grid) -> tuple[Keyed, ...]:
    """What a table says that is nothing but a key: numbers of questions, and below or beside them their answers."""
    rows = [[cell.text for cell in row if not cell.spread] for row in grid.rows]
    across = list(_across(rows))
    return (
        tuple(across) if across else tuple(_across([list(row) for row in zip_longest(*rows, fillvalue="")]))
    )


def _across(rows: list[list[str]]) -> Iterator[Keyed]:
    """The key of rows in turns: one with numbers, one with answers; nothing where any row is another."""
    if len(rows) % 2 or not all(rows):
        return
    for names, answers in zip(rows[::2], rows[1::2], strict=True):
        headed = role_of(names[0]) == "number" and role_of(answers[0]) == "answer"
        if not headed or not all(name.strip(" .、").isdigit() for name in names[1:] if name):
            return
    for names, answers in zip(rows[::2], rows[1::2], strict=True):
        for name, said in zip(names[1:], answers[1:], strict=False):
            if name and said:
                yield Keyed(number=int(name.strip(" .、")), said=said)
