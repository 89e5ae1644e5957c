"""Tables of comma-separated values, with the place of every cell: RFC 4180 as spreadsheets write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from coursewright.base.issues import IssueLog, Place
from coursewright.base.textfile import place_of

_CELL = re.compile(r'"((?:[^"]|"")*)"|([^",\n]*)')
OPEN = "a quote that begins here is never closed."
INNER = "a quote stands within this cell."
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell that begins with it for a formula."""
CURE = 'Put the whole cell into quotes and write "" for each quote in it.'


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvCell:
    """A cell: what it says, without quotes and in one line, and where it begins."""

    text: str
    place: Place


CsvRow = tuple[CsvCell, ...]


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a cell; Chinese and Japanese ones take full-width signs, too."""
    return text.startswith(FORMULA) or normalize("NFKC", text).lstrip().startswith(FORMULA)


def as_words(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe stands before what looks like a formula."""
    return f"'{text}" if is_formula(text) else text


def as_written(cell: str) -> str:
    """What a cell of `as_words` says."""
    return cell[1:] if cell.startswith("'") and is_formula(cell[1:]) else cell


def load_csv(text: str, file: str, issues: IssueLog) -> tuple[CsvRow, ...]:
    r"""The rows of a table with `\n` line ends that hold anything; one with a broken quote is left out and told."""
    rows: list[CsvRow] = []
    row: list[CsvCell] = []
    at, end = 0, ","
    while at < len(text) or (end == "," and row):
        found = _CELL.match(text, at)
        place = place_of(text, at, file)
        if found is None or text[found.end() : found.end() + 1] not in (",", "\n", ""):
            opened = text[at] == '"' and found is not None and found.end() == at
            issues.error("rows/quote", place, OPEN if opened else INNER, CURE)
            # What a quote that is never closed would hold are other rows.
            at, end = (text.find("\n", at) + 1) or len(text), "\n"
            row = []
            continue
        at, end = found.end() + 1, text[found.end() : found.end() + 1]
        row.append(CsvCell(text=_plain(found), place=place))
        if end != ",":
            rows.append(tuple(row))
            row = []
    return tuple(one for one in rows if any(cell.text for cell in one))


def _plain(found: re.Match[str]) -> str:
    """What a cell says; lines within quotes are one."""
    return " ".join((found[2] if found[1] is None else found[1].replace('""', '"')).split())
