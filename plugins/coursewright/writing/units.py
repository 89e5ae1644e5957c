"""The pieces of a text within which links and marks must close: paragraphs, items, headings, cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coursewright.writing.sheet import KEPT, Row, Sheet

ITEM = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]+(?=\S)")
"""What begins an item of a list; the body of a row is meant."""
HEADING = re.compile(r"#{1,6}(?=[^#\n])")
DEFINITION = re.compile(r"\[[^\[\]]+\]:")
NOTE = re.compile(r"\[\^[^\]]*\]:")
TERM = re.compile(r":[ ]{1,3}\S")
ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w\-\"]")
TAB = re.compile(r"===[!+]? *\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Rows from `first` to `last` in which marks must close; `text` joins their plain texts, `raw` all of it."""

    first: int
    last: int
    text: str
    raw: str

    def spot(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the text."""
        before = self.text.rfind("\n", 0, offset)
        return self.first + self.text.count("\n", 0, offset), offset - before - 1


@lru_cache(maxsize=KEPT)
def units_of(sheet: Sheet) -> tuple[Unit, ...]:
    """All units in their order; rows of tables stand alone."""
    return tuple(_units(sheet))


def _units(sheet: Sheet) -> Iterator[Unit]:
    first = None
    for index, row in enumerate(sheet.rows):
        if first is not None and (row.kind != "text" or begins_unit(row, sheet.rows[index - 1])):
            yield _unit(sheet, first, index - 1)
            first = None
        if row.kind == "text" and first is None:
            first = index
    if first is not None:
        yield _unit(sheet, first, len(sheet.rows) - 1)


def begins_unit(row: Row, above: Row) -> bool:
    """Whether a row of text does not go on with the row above it."""
    body, over = row.body, above.body
    return (
        not body
        or not over
        or body.startswith("|")
        or over.startswith(("|", "#"))
        or row.quotes > above.quotes
        or bool(ITEM.match(body) or HEADING.match(body) or DEFINITION.match(body))
        or bool(TERM.match(body) or ADMONITION.match(body) or ADMONITION.match(over))
    )


def _unit(sheet: Sheet, first: int, last: int) -> Unit:
    rows = sheet.rows[first : last + 1]
    return Unit(
        first=first, last=last, text="\n".join(row.words for row in rows), raw="\n".join(row.raw for row in rows)
    )  # fmt: skip


def groups_of(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Runs of rows of text without an empty row between them, as first and last row."""
    first = None
    for index, row in enumerate(sheet.rows):
        words = row.kind == "text" and bool(row.body)
        if words and first is None:
            first = index
        elif not words and first is not None:
            yield first, index - 1
            first = None
    if first is not None:
        yield first, len(sheet.rows) - 1
