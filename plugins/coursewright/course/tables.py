"""Tables in a block as cells with places: what a plan and a worksheet are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.base.issues import Place
from coursewright.course.landmarks import Block

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_CHOICE = re.compile(r"\[choice [^\[\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell, without the blanks around it, and where."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of Markdown; `first` and `last` are its lines in the block's body, from 0."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first: int
    last: int


def table_in(block: Block) -> Table | None:
    """The first table of a block, each row as long as its head; None where there is none."""
    lines = block.body.split("\n")
    first = next((i for i in range(len(lines) - 1) if "|" in lines[i] and _is_rule(lines[i + 1])), None)
    if first is None:
        return None
    last = first + 1
    while last + 1 < len(lines) and "|" in lines[last + 1]:
        last += 1
    head = _cells(lines[first], first, block)
    rows = (_cells(lines[index], index, block) for index in range(first + 2, last + 1))
    return Table(head=head, rows=tuple(_as_long(row, len(head)) for row in rows), first=first, last=last)


def _is_rule(line: str) -> bool:
    return "-" in line and _RULE.match(line) is not None


def _cells(line: str, index: int, block: Block) -> tuple[Cell, ...]:
    # The bars within `[choice a|b]` part no cells.
    plain = _CHOICE.sub(lambda found: "x" * len(found[0]), line)
    bars = [match.start() for match in _BAR.finditer(plain)]
    begins = [0, *(bar + 1 for bar in bars)]
    ends = [*bars, len(line)]
    pieces = [(begin, line[begin:end]) for begin, end in zip(begins, ends, strict=True)]
    if pieces and not pieces[0][1].strip():
        pieces = pieces[1:]
    if len(pieces) > 1 and not pieces[-1][1].strip():
        pieces = pieces[:-1]
    return tuple(_cell(begin, text, index, block) for begin, text in pieces)


def _cell(begin: int, text: str, index: int, block: Block) -> Cell:
    column = begin + len(text) - len(text.lstrip()) + 1
    place = Place(file=block.place.file, line=(block.place.line or 1) + 1 + index, column=column)
    return Cell(text=text.strip().replace("\\|", "|"), place=place)


def _as_long(row: tuple[Cell, ...], length: int) -> tuple[Cell, ...]:
    """A row with empty cells at its end, or without those that no head stands above."""
    missing = Cell(text="", place=row[-1].place if row else Place(file=""))
    return (*row, *[missing] * (length - len(row)))[:length]
