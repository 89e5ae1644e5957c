"""Tables that are none, and rows with cells too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.writing.sheet import Row, Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.units import ADMONITION, groups_of

MOST_COLUMNS = 4
_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-*:?[ ]*)*$")
_MEANT_RULE = re.compile(r"[\s|｜:：\-–—−－_=+'\"`.,·~*]+$")
# The bars of a worksheet's `[choice a|b]` part no cells.
_PIPE = re.compile(r"\\.|\[choice [^\[\]]*\]|\|")


def cells_of(row: str, *, bordered: bool = True) -> int:
    """How many cells a row has; pipes behind a backslash are text, and code is blanked already."""
    row = row.strip()
    pipes = [match.start() for match in _PIPE.finditer(row) if match[0] == "|"]
    border = (0, len(row) - 1) if bordered else ()
    return sum(at not in border for at in pipes) + 1 if row else 0


def is_rule(body: str) -> bool:
    """Whether a row is the line below a table's head."""
    return "-" in body and "|" in body and bool(_RULE.match(body))


def check_tables(sheet: Sheet) -> Iterator[Slip]:
    """Each run of rows: a table, or something that was meant as one."""
    for first, last in groups_of(sheet):
        rows = sheet.rows[first : last + 1]
        if not any("|" in row.text for row in rows):
            yield from _check_tabs(rows, first)
            continue
        starts = [at for at in range(1, len(rows)) if is_rule(rows[at].body)]
        # A heading ends what stands above it, so a table may follow directly.
        begin = next((at - 1 for at in starts), None)
        behind = first > 0 and begin == 0 and first - 1 in sheet.listing_ends
        if begin is not None and behind:
            yield from _glued(rows, first, begin)
        elif begin is not None and (
            begin == 0 or _ends(rows[begin - 1], rows[begin]) or words_of(rows[begin]) != rows[begin].body
        ):
            yield from _check_table(rows[begin:], first + begin, sheet)
        elif begin is not None and "|" in rows[begin].text:
            yield from _glued(rows, first, begin)
        else:
            yield from _check_no_table(rows, first)


def _ends(above: Row, row: Row) -> bool:
    """Whether a table may stand right below a row: a heading, or the head of a note that it is indented into."""
    return above.body.startswith("#") or (
        bool(ADMONITION.match(above.body)) and row.indent >= above.indent + 4
    )


def words_of(row: Row) -> str:
    """A row without the mark of the item or the definition that it begins."""
    mark = re.match(r"(?:[-*+]|\d+\.|:) +(?=\|)", row.body)
    return row.body[mark.end() :] if mark else row.body


def _slip(rule: str, line: int, row: Row, message: str, cure: str, *, mild: bool = False) -> Slip:
    return Slip(rule=rule, line=line, column=row.start, message=message, cure=cure, mild=mild)


def _glued(rows: tuple[Row, ...], first: int, begin: int) -> Iterator[Slip]:
    yield _slip(
        "text/no-empty-line", first + begin, rows[begin], "this table would run into the text above it.",
        "Put an empty line before it.",
    )  # fmt: skip


def _check_table(rows: tuple[Row, ...], first: int, sheet: Sheet) -> Iterator[Slip]:
    head, rule = rows[0], rows[1]
    words = words_of(head)
    wanted = cells_of(words)
    if wanted != cells_of(rule.body):
        message = (
            f"the line below the head has {_cells(cells_of(rule.body))}, the head has {wanted}: no table."
        )
        yield _slip("text/table-rule", first + 1, rule, message, "Give both the same number of cells.")
        return
    wide = _columns_of_words([words, *(row.body for row in rows[2:])], wanted)
    if (wide > MOST_COLUMNS or wanted > MOST_COLUMNS + 2) and not _in_block(first, sheet):
        message = (
            f"this table has {wanted} columns: on a phone and on a printed page they are too narrow to read."
        )
        cure = f"Make two tables of it, turn it, or write a list: at most {MOST_COLUMNS} columns of words."
        yield _slip("text/wide-table", first, head, message, cure, mild=True)
    bordered = words.startswith("|") or words.endswith("|")
    for index, row in enumerate(rows[2:], first + 2):
        if ADMONITION.match(row.body) or row.body.startswith("<"):
            return
        yield from _check_row(row, wanted, index, bordered)
    following = first + len(rows)
    if following < len(sheet.rows) and sheet.rows[following].kind == "fence":
        yield Slip(
            rule="text/no-empty-line", line=following, column=0,
            message="this fence would run into the table above it.",
            cure="Put an empty line before it.",
        )  # fmt: skip


def _columns_of_words(rows: list[str], wanted: int) -> int:
    """How many columns hold more than numbers and marks: a cell of more than three signs below the head."""
    cells = [row.strip().strip("|").split("|") for row in rows[1:]]
    return sum(any(len(row[at].strip()) > 3 for row in cells if at < len(row)) for at in range(wanted))


def _in_block(index: int, sheet: Sheet) -> bool:
    """Whether a row stands in a block, as a form does: on a phone its rows are cards, on paper it has a page."""
    marks = [row.raw.strip() for row in sheet.rows[:index] if row.kind == "block"]
    return sum(-1 if mark == "///" else 1 for mark in marks) > 0


def _check_row(row: Row, wanted: int, index: int, bordered: bool) -> Iterator[Slip]:
    body, found = row.body, cells_of(row.body, bordered=bordered)
    if is_rule(body) and found == wanted:
        yield _slip(
            "text/table-rule",
            index,
            row,
            "a table has one line of dashes, below its head.",
            "Delete this line.",
        )
    elif "|" not in body and "｜" not in body:
        cure = "Put an empty line before it."
        yield _slip("text/table-cells", index, row, "this line becomes a row of the table above it.", cure)
    elif found > wanted:
        cure = r"Take a cell out, or write '\|' for a line within a cell ('|' alone between backticks)."
        message = f"this row has {_cells(found)}, the table {wanted}: the rest would be lost."
        yield _slip("text/table-cells", index, row, message, cure)
    elif found < wanted:
        cure = "Write '|' in place of '｜'." if "｜" in body else "Add '|' for each empty cell."
        yield _slip(
            "text/table-cells",
            index,
            row,
            f"this row has {_cells(found)}, the table {wanted}.",
            cure,
            mild=True,
        )


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"


def _check_no_table(rows: tuple[Row, ...], first: int) -> Iterator[Slip]:
    """Rows in pipes that are no table: the rule is broken or missing, or they stand apart."""
    piped = [at for at, row in enumerate(rows) if _in_pipes(row.body)]
    if not piped:
        if len(rows) > 1 and len({cells_of(row.body) for row in rows if " | " in row.body}) == 1 == _plain(
            rows
        ):
            cure = f"Write '{' | '.join(['---'] * cells_of(rows[0].body))}' below the first line."
            yield _slip(
                "text/table-rule",
                first,
                rows[0],
                "these lines are no table and would run together.",
                cure,
                mild=True,
            )
        return
    begin = piped[0]
    # What stands below the first row tells what was meant.
    below = rows[begin + 1] if begin + 1 < len(rows) else None
    head = rows[begin]
    if below is not None and _is_meant_rule(below.body, 1):
        message = "this is not the line of dashes that a table needs below its head."
        cure = f"Write '{'| --- ' * max(cells_of(head.body), 1)}|'."
        yield _slip("text/table-rule", first + begin + 1, below, message, cure)
    elif is_rule(head.body) or _is_meant_rule(head.body, 3):
        yield _slip(
            "text/table-rule",
            first + begin,
            head,
            "there is no head above this line.",
            "Write a row above it.",
        )
    elif len(piped) > 1:
        cure = f"Write '{'| --- ' * max(cells_of(head.body), 1)}|' below it."
        yield _slip(
            "text/table-rule", first + begin, head, "the line of dashes is missing below this head.", cure
        )
    elif cells_of(head.body) > 1:
        cure = "Delete the empty line above it, or make it a table with a head and a line of dashes."
        yield _slip("text/table-row", first + begin, head, "this row belongs to no table.", cure)


def _check_tabs(rows: tuple[Row, ...], first: int) -> Iterator[Slip]:
    """Lines of words between tabs, as a spreadsheet gives them."""
    cells = [re.split(r"\t+", row.raw.strip()) for row in rows]
    if len(rows) > 1 and len(cells[0]) > 1 and len({*map(len, cells)}) == 1:
        cure = f"Write '| {' | '.join(cells[0])} |', below it '{'| --- ' * len(cells[0])}|', and the others like it."
        message = "these lines are no table and would run together."
        yield _slip("text/table-rule", first, rows[0], message, cure, mild=True)


def _plain(rows: tuple[Row, ...]) -> bool:
    return all(" | " in row.body for row in rows)


def _in_pipes(body: str) -> bool:
    return body.startswith("|") and (body.endswith("|") or cells_of(body) > 2)


def _is_meant_rule(body: str, dashes: int) -> bool:
    return bool(_MEANT_RULE.match(body)) and len(re.findall(r"[-–—−－_=]", body)) >= dashes
