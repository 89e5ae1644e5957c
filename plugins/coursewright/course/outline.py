"""The outline of a lesson's Markdown: headings, fences, `///` blocks and links, each with its place.

One scanner serves both the checks and the rendering, so they cannot disagree on what a block is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean

DATA_BLOCKS = ("misconception", "use-tomorrow")
"""Blocks whose body is YAML."""
TEXT_BLOCKS = ("worksheet", "trainer", "table-caption", "figure-caption")
"""Blocks whose body is Markdown."""
OWN_FENCES = ("quiz", "figure")

_FENCE = re.compile(r"^(?P<indent> *)(?P<mark>`{3,}|~{3,})\s*(?P<info>[^`]*)$")
_BLOCK = re.compile(r"^(?P<indent>\s*)///(?P<rest>.*)$")
_OPEN = re.compile(r"^\s+(?P<name>[^\s|]+)\s*(?:\|\s*(?P<argument>.*?))?\s*$")
_HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<text>.*?)\s*(?:\{(?P<attrs>[^}]*)\})?\s*$")
_LINK = re.compile(r"(?P<image>!?)\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target><[^>]*>|[^)\s]+)[^)]*\)")
_CODE = re.compile(r"(`+).+?\1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its level and its id ("" where the author gave none)."""

    level: int
    text: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A `quiz` or `figure` fence; `first` and `last` are its lines' indexes in the body."""

    name: str
    body: str
    place: Place
    first: int
    last: int
    in_block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A `///` block: name, argument, body, and the indexes of its opening and closing lines."""

    name: str
    argument: str
    body: str
    place: Place
    first: int
    last: int
    inside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or an image in running text."""

    target: str
    image: bool
    place: Place
    in_block: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A lesson's text (its front matter taken off) and what stands where in it."""

    text: str
    first_line: int = 1
    headings: tuple[Heading, ...] = ()
    fences: tuple[Fence, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


def load_outline(text: str, file: str, first_line: int, issues: IssueLog) -> Outline:
    """Read the structure of a Markdown text whose first line is `first_line` of `file`."""
    scan = _Scan(file=file, first_line=first_line, lines=text.split("\n"), issues=issues)
    scan.run()
    return Outline(
        text=text, first_line=first_line, headings=tuple(scan.headings), fences=tuple(scan.fences),
        blocks=tuple(sorted(scan.blocks, key=lambda block: block.first)), links=tuple(scan.links),
    )


@dataclass(slots=True)
class _Scan:
    file: str
    first_line: int
    lines: list[str]
    issues: IssueLog
    headings: list[Heading] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    open: list[tuple[str, str, int]] = field(default_factory=list)

    def run(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            fence = _FENCE.match(line)
            if fence:
                index = self.fence(index, fence)
            elif match := _BLOCK.match(line):
                self.block(index, match)
            elif heading := _HEADING.match(line):
                self.heading(index, heading)
            else:
                self.link(index, line)
            index += 1
        for name, _, first in self.open:
            self.issues.error(
                "lesson/block-left-open", self.at(first), f"the block '{name}' is never closed.",
                "Close it with a line that holds only ///.",
            )

    def at(self, index: int, column: int = 0) -> Place:
        return Place(file=self.file, line=index + self.first_line, column=column + 1)

    def around(self) -> str:
        return self.open[-1][0] if self.open else ""

    def fence(self, first: int, match: re.Match[str]) -> int:
        mark, info = match["mark"], match["info"].strip()
        last = first + 1
        end = re.compile(rf"^ *{re.escape(mark[0])}{{{len(mark)},}}\s*$")
        while last < len(self.lines) and not end.match(self.lines[last]):
            last += 1
        if last == len(self.lines):
            self.issues.error(
                "lesson/fence-left-open", self.at(first), "this fence is never closed.",
                f"Close it with a line {mark}.",
            )
        name = info.split(" ")[0].strip("{}.") if info else ""
        if name in OWN_FENCES:
            body = "\n".join(self.lines[first + 1 : last]).strip()
            self.fences.append(
                Fence(name=name, body=body, place=self.at(first), first=first, last=last, in_block=self.around())
            )
        return last

    def block(self, index: int, match: re.Match[str]) -> None:
        rest = match["rest"]
        if not rest.strip():
            self.close(index)
            return
        opening = _OPEN.match(rest)
        place = self.at(index, len(match["indent"]))
        name = opening["name"] if opening else rest.strip()
        known = (*DATA_BLOCKS, *TEXT_BLOCKS)
        if opening is None or name not in known:
            self.issues.error(
                "lesson/unknown-block", place, f"'/// {name}' is not a block.",
                did_you_mean(name, known),
            )
        self.open.append((name, (opening["argument"] or "") if opening else "", index))

    def close(self, index: int) -> None:
        if not self.open:
            self.issues.error(
                "lesson/stray-block-end", self.at(index), "this /// closes nothing.", "Delete the line."
            )
            return
        name, argument, first = self.open.pop()
        self.blocks.append(
            Block(
                name=name, argument=argument, body="\n".join(self.lines[first + 1 : index]), place=self.at(first),
                first=first, last=index, inside=self.around(),
            )
        )

    def heading(self, index: int, match: re.Match[str]) -> None:
        ids = re.findall(r"#([^\s}]+)", match["attrs"] or "")
        if self.around():
            self.link(index, match["text"])
            return
        self.headings.append(
            Heading(
                level=len(match["level"]), text=match["text"], id=ids[0] if ids else "", place=self.at(index),
            )
        )
        self.link(index, match["text"])

    def link(self, index: int, line: str) -> None:
        if self.around() in DATA_BLOCKS and not line.strip():
            return
        blank = _CODE.sub(lambda code: " " * len(code[0]), line)
        for match in _LINK.finditer(blank):
            target = match["target"].strip("<>")
            self.links.append(
                Link(
                    target=target, image=bool(match["image"]), place=self.at(index, match.start("target")),
                    in_block=self.around(),
                )
            )
