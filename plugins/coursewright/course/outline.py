"""The outline of a lesson's Markdown: what stands where, and what is not closed or not known.

One scanner serves both the checks and the rendering, so they cannot disagree on what a block is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from textwrap import dedent

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.course.landmarks import (
    DATA_BLOCKS,
    HOLDING_BLOCKS,
    KNOWN_BLOCKS,
    OWN_FENCES,
    TEXT_BLOCKS,
    Block,
    Fence,
    Heading,
    Link,
    Outline,
)
from coursewright.course.links import links_in

__all__ = [
    "DATA_BLOCKS",
    "OWN_FENCES",
    "TEXT_BLOCKS",
    "Block",
    "Fence",
    "Heading",
    "Link",
    "Outline",
    "load_outline",
]

_FENCE = re.compile(r"^(?P<indent> *)(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
_BLOCK = re.compile(r"^(?P<indent>\s*)///(?P<rest>.*)$")
_OPEN = re.compile(r"^\s+(?P<name>[^\s|]+)\s*(?:\|(?P<argument>.*))?$")
# Shown as text by every engine, trainer's notes and all: in a list or a quote, or in other slashes.
_MISTAKEN = re.compile(
    rf"^\s*(?:(?:>|[-*+]|\d+[.)])\s*///|[/／]{{2,}}\s*(?:{'|'.join(KNOWN_BLOCKS)})\b|[/／]*／[/／]*\s*$)"
)
# Python-Markdown wants no space after the number signs.
_HEADING = re.compile(r"^(?P<level>#{1,6})(?P<text>[^#].*)$")
_UNDERLINE = re.compile(r"^(?:=+|-+) *$")


def load_outline(text: str, file: str, first_line: int, issues: IssueLog) -> Outline:
    """Read the structure of a Markdown text whose first line is `first_line` of `file`."""
    scan = _Scan(file=file, first_line=first_line, lines=text.split("\n"), issues=issues)
    scan.run()
    return Outline(
        text=text,
        first_line=first_line,
        sound=scan.sound,
        headings=tuple(scan.headings),
        fences=tuple(scan.fences),
        blocks=tuple(sorted(scan.blocks, key=lambda block: block.first)),
        links=tuple(scan.links),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """A `///` line whose end has not come yet; `told`: it is at fault, which its end need not say again."""

    name: str
    argument: str
    index: int
    place: Place
    told: bool


@dataclass(slots=True)
class _Scan:
    """Goes through the lines once; `open` are the blocks around the present line, the innermost last."""

    file: str
    first_line: int
    lines: list[str]
    issues: IssueLog
    sound: bool = True
    headings: list[Heading] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    open: list[_Opening] = field(default_factory=list)

    def run(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if fence := _FENCE.match(line):
                index = self.fence(index, fence)
            elif block := _BLOCK.match(line):
                self.block(index, block)
            elif _MISTAKEN.match(line):
                self.mistaken(index, line)
            else:
                self.text(index, line)
            index += 1
        while self.open:
            self.left_open(self.open.pop())

    def at(self, index: int, column: int = 0) -> Place:
        return Place(file=self.file, line=index + self.first_line, column=column + 1)

    def around(self) -> str:
        return self.open[-1].name if self.open else ""

    def fence(self, first: int, match: re.Match[str]) -> int:
        mark, info = match["mark"], match["info"].strip()
        place = self.at(first, len(match["indent"]))
        last = first + 1
        end = re.compile(rf"^ *{re.escape(mark[0])}{{{len(mark)},}}\s*$")
        while last < len(self.lines) and not end.match(self.lines[last]):
            last += 1
        if last == len(self.lines):
            self.sound = False
            self.issues.error(
                "lesson/fence-left-open",
                place,
                "this fence is never closed.",
                f"Close it with a line {mark}.",
            )
        name = info.split(" ")[0].strip("{}.") if info else ""
        if name in OWN_FENCES:
            body = dedent("\n".join(self.lines[first + 1 : last]))
            self.fences.append(
                Fence(
                    name=name, body=body.strip() if name == "quiz" else body.rstrip(), place=place,
                    first=first, last=last, in_block=self.around(),
                )
            )  # fmt: skip
        return last

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
            cure = (
                f"Write '/// {name}', with a space."
                if name in KNOWN_BLOCKS
                else did_you_mean(name, KNOWN_BLOCKS)
            )
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
        body = "\n".join(self.lines[opened.index + 1 : index])
        self.blocks.append(
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

    def text(self, index: int, line: str) -> None:
        if self.around() not in DATA_BLOCKS:
            match = _HEADING.match(line)
            if match and match["text"].strip():
                text, attrs = _without_attributes(match["text"].strip())
                self.heading(index, len(match["level"]), text.rstrip("#").rstrip(), attrs)
            elif _UNDERLINE.match(line) and self.begins_paragraph(index - 1):
                self.heading(index - 1, 1 if line[0] == "=" else 2, self.lines[index - 1].strip(), "")
        self.find_links(index, line)

    def begins_paragraph(self, index: int) -> bool:
        """Whether a line is text with nothing above it: what an underline makes a heading."""
        above = self.lines[index - 1].strip() if index > 0 else ""
        return (
            index >= 0 and bool(self.lines[index].strip()) and not above and self.lines[index][0] not in "|#<"
        )

    def heading(self, index: int, level: int, text: str, attrs: str) -> None:
        if not self.open:
            identifier = next(iter(re.findall(r"#([^\s}]+)", attrs)), "")
            self.headings.append(Heading(level=level, text=text, id=identifier, place=self.at(index)))

    def find_links(self, index: int, line: str) -> None:
        around = self.around()
        for found in links_in(line):
            place = self.at(index, found.column)
            self.links.append(Link(target=found.target, image=found.image, place=place, in_block=around))


def _without_attributes(text: str) -> tuple[str, str]:
    """A heading's text, and what stands in its `{…}`."""
    if not text.endswith("}") or "{" not in text:
        return text, ""
    words, _, attributes = text[:-1].rpartition("{")
    return words.rstrip(), attributes
