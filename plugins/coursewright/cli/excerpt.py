"""Faults with the line that they stand in and a caret below it, for people at a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from coursewright.base.issues import Issue, IssueLog, visible
from coursewright.base.textfile import salvaged_text

TEXTS = (".md", ".yml", ".yaml", ".svg", ".markdown")
LEAST = 40
"""Columns of a terminal that an excerpt wants at least."""
_QUOTED = re.compile(r"['“]([^'“”]+)['”]")


def as_excerpts(log: IssueLog, root: Path, width: int) -> str:
    """The faults as `as_text` gives them, each with its line and a caret; `width` in columns of the terminal."""
    return "\n".join(_told(issue, root, max(width, LEAST)) for issue in log.in_order())


def _told(issue: Issue, root: Path, width: int) -> str:
    rows = [
        visible(f"{issue.place}: {issue.severity} {issue.rule}: {issue.message}"),
        *excerpt(issue, root, width),
    ]
    if issue.hint:
        rows.append(visible(f"    {issue.hint}"))
    return "\n".join(rows)


def excerpt(issue: Issue, root: Path, width: int) -> list[str]:
    """The line of a fault with its number, and the caret; nothing where there is no such line to be read."""
    place = issue.place
    if not place.file.endswith(TEXTS):
        return []
    lines = _lines(root / place.file)
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    number = str(place.line)
    gutter = len(number) + 7
    before, shown, marked = _window(
        lines[place.line - 1], place.column - 1, _marked(issue, lines), width - gutter
    )
    space = " " * len(number)
    return [
        f"    {number} | {visible(before + shown)}",
        f"    {space} | {' ' * columns_of(visible(before))}{'^' * max(1, columns_of(visible(shown[:marked])))}",
    ]


def _marked(issue: Issue, lines: list[str]) -> int:
    """How many letters the fault covers: those of the word that its message quotes, if it stands there."""
    rest = lines[issue.place.line - 1][issue.place.column - 1 :]
    return next((len(word) for word in _QUOTED.findall(issue.message) if rest.startswith(word)), 1)


def _window(line: str, at: int, marked: int, room: int) -> tuple[str, str, int]:
    """What stands before the fault and from there on, cut to the room that there is, and how much is marked."""
    line = line.replace("\t", " ")
    before, rest = line[:at], line[at:]
    while columns_of(before) > max(room // 2, room - columns_of(rest) - 1) and len(before) > 1:
        before = "…" + before[2:]
    while columns_of(before + rest) > room and len(rest) > 1:
        rest = rest[:-2] + "…"
    return before, rest, min(marked, len(rest))


@lru_cache(maxsize=32)
def _lines(path: Path) -> list[str]:
    return salvaged_text(path).split("\n")


def columns_of(text: str) -> int:
    """Columns that a text takes in a terminal: hanzi two, marks that stand on others none."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
