"""The `///` blocks of a text: which are open where, and which are not known or never closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.course.landmarks import HOLDING_BLOCKS, KNOWN_BLOCKS, Block
from coursewright.writing.sheet import Sheet

At = Callable[..., Place]
"""Place of a line and a column, both from 0."""

_BLOCK = re.compile(r"^(?P<indent>\s*)///(?P<rest>.*)$")
_OPEN = re.compile(r"^\s+(?P<name>[^\s|]+)\s*(?:\|(?P<argument>.*))?$")
# Shown as text by every engine, trainer's notes and all: in a list or a quote, or in other slashes.
_MISTAKEN = re.compile(
    rf"^\s*(?:(?:>|[-*+]|\d+[.)])\s*///|[/／]{{2,}}\s*(?:{'|'.join(KNOWN_BLOCKS)})\b|[/／]*／[/／]*\s*$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The blocks of a text, the name of the innermost one around each line, and whether all are as they should be."""

    found: tuple[Block, ...]
    around: tuple[str, ...]
    sound: bool


def place_in(file: str, first_line: int) -> At:
    """Places in a text that begins in a line of a file."""

    def at(line: int, column: int = 0) -> Place:
        return Place(file=file, line=line + first_line, column=column + 1)

    return at


def read_blocks(sheet: Sheet, at: At, issues: IssueLog) -> Blocks:
    """All blocks, with an issue for each that is at fault."""
    stack = _Stack(sheet=sheet, at=at, issues=issues)
    around: list[str] = []
    for index, row in enumerate(sheet.rows):
        around.append(stack.around())
        if row.kind == "block" and (match := _BLOCK.match(row.raw)):
            stack.block(index, match)
        elif row.kind in ("text", "data", "code") and _MISTAKEN.match(row.raw):
            stack.mistaken(index, row.raw)
    while stack.open:
        stack.left_open(stack.open.pop())
    return Blocks(found=tuple(stack.found), around=tuple(around), sound=stack.sound)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """A `///` line whose end has not come yet; `told`: it is at fault, which its end need not say again."""

    name: str
    argument: str
    index: int
    place: Place
    told: bool


def _opening_meant(name: str) -> str:
    """The cure for what begins no block: a known name in capitals, or with a title behind another mark."""
    word, title = (*re.split(r"\s*[|｜:：]\s*|\s+", name, maxsplit=1), "")[:2]
    if word.lower() not in KNOWN_BLOCKS:
        return did_you_mean(name, KNOWN_BLOCKS)
    return f"Write '/// {word.lower()} | {title}'." if title else f"Write '/// {word.lower()}', with a space."


@dataclass(slots=True)
class _Stack:
    """The blocks around the present line, the innermost last, and those that are closed."""

    sheet: Sheet
    at: At
    issues: IssueLog
    sound: bool = True
    found: list[Block] = field(default_factory=list)
    open: list[_Opening] = field(default_factory=list)

    def around(self) -> str:
        return self.open[-1].name if self.open else ""

    def block(self, index: int, match: re.Match[str]) -> None:
        rest = match["rest"]
        if not rest.strip():
            self.close(index)
            return
        opening = _OPEN.match(rest)
        place = self.at(index, len(match["indent"]))
        name = opening["name"] if opening else rest.strip()
        known = opening is not None and name in KNOWN_BLOCKS
        if not known:
            cure = _opening_meant(name)
            self.issues.error("lesson/unknown-block", place, f"'{match[0].strip()}' begins no block.", cure)
        elif self.open and self.around() in KNOWN_BLOCKS and self.around() not in HOLDING_BLOCKS:
            self.left_open(self.open.pop())
        argument = (opening["argument"] or "").strip() if opening else ""
        self.open.append(_Opening(name=name, argument=argument, index=index, place=place, told=not known))

    def close(self, index: int) -> None:
        if not self.open:
            self.issues.error(
                "lesson/stray-block-end", self.at(index), "this /// closes nothing.", "Delete the line."
            )
            return
        opened = self.open.pop()
        body = "\n".join(row.raw for row in self.sheet.rows[opened.index + 1 : index])
        self.found.append(
            Block(
                name=opened.name, argument=opened.argument, body=body, place=opened.place,
                first=opened.index, last=index, inside=self.around(),
            )
        )  # fmt: skip

    def left_open(self, opened: _Opening) -> None:
        self.sound = False
        if not opened.told:
            self.issues.error(
                "lesson/block-left-open", opened.place, f"the block '{opened.name}' is never closed.",
                "Close it with a line that holds only ///.",
            )  # fmt: skip

    def mistaken(self, index: int, line: str) -> None:
        """Report slashes that open or close nothing; they are taken as meant, so that one mistake is told once."""
        self.sound = False
        place = self.at(index, len(line) - len(line.lstrip()))
        rest = re.search(r"[/／]{2,}\s*([^\s|/／]*)|$", line)
        name = (rest[1] or "") if rest else ""
        told = bool(self.open) and self.open[-1].told
        if name or not told:
            self.issues.error(
                "lesson/mistaken-block", place, f"'{line.strip()}' would be shown as text.",
                "Begin the line with three plain slashes: '/// name' opens a block, '///' closes it.",
            )  # fmt: skip
        if name:
            self.open.append(_Opening(name=name, argument="", index=index, place=place, told=True))
        elif self.open:
            self.open.pop()
