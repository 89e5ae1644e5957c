"""Finds code, comments and data in a text and blanks them in place, exactly where the rendering sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from coursewright.writing.vocabulary import BLOCKS

Kind = Literal["text", "blank", "fence", "comment", "block", "data", "code"]
"""`block`: begins with `///`; `data`: the YAML in a block; `fence`: all of a fence; `code`: indented code."""
CODE = "\ue000"
"""Stands for every character of a code span: a letter to the rules, and none that means anything."""

_FENCE = re.compile(r"(?P<lead>[ \t]*(?:>[ \t]*)*)(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_LISTED = re.compile(
    r"(?P<lead>[ \t>]*(?:[-*+]|\d+[.)])[ \t]+)(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE
)
_MAY_BEGIN = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:`{3}|~{3}|///)")
"""A line that may begin a fence or a block: few do."""
_TICKS = re.compile("`+")
_TOKEN = re.compile(r"\\[\\`]|`+|<!--")
BLOCK = re.compile(r"[ \t]*///(?P<rest>.*)$")
"""A line of a block's beginning or end."""
PREFIX = re.compile(r"[ \t]*(?:>[ \t]*)*")
"""Indentation and quote marks of a line."""
BEGINS = re.compile(
    r"[ \t>]*(?:[-*+][ \t]|\d+[.)][ \t]|#|\||///|:[ \t]|`{3}|~{3}|\[\^?[^\]]*\]:|!!!|\?\?\?"
    rf"|<(?i:[!?]|/?(?:{'|'.join(sorted(BLOCKS))})\b)"
    r"|(?:-+|=+|\*{3,}|_[ _]+)[ \t]*$)|[ \t>]*$"
)
"""A line that goes on with nothing above it."""
_DEFINES = re.compile(r"[ \t>]*\*?\[[^\[\]]*\]:")
_END_OF_COMMENT = re.compile("--!?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFence:
    """A fence as it stands: its first and last line (the last of the text where it is never closed)."""

    mark: str
    info: str
    first: int
    last: int
    column: int
    quoted: bool
    listed: bool
    closed: bool

    @property
    def name(self) -> str:
        """The language, or what stands in its place."""
        return next((name for word in self.info.split() if (name := word.strip("{}."))), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanked:
    """A text's lines with blanks in place of code and comments, and what was found on the way.

    `kinds` are those of the lines that are told by this already; comments have line, column, last line and words.
    """

    lines: tuple[str, ...]
    kinds: dict[int, Kind]
    fences: tuple[RawFence, ...]
    comments: tuple[tuple[int, int, int, str], ...]
    open_comments: tuple[tuple[int, int], ...]
    stray_ticks: tuple[tuple[int, int], ...]


def blank_out(text: str, data: tuple[str, ...] = ()) -> Blanked:
    """Blank what is not text; `data` are the blocks whose lines are YAML."""
    reader = _Reader(text=text, data=data, out=list(text))
    reader.run()
    return Blanked(
        lines=tuple("".join(reader.out).split("\n")),
        kinds=reader.kinds,
        fences=tuple(reader.fences),
        comments=tuple(reader.comments),
        open_comments=tuple(reader.open_comments),
        stray_ticks=tuple(reader.stray_ticks),
    )


class _Depth(NamedTuple):
    """How far in a line's quote marks stand, how many there are, and how far in the words behind them stand."""

    outer: int
    marks: int
    inner: int


def _depth(line: str) -> _Depth:
    lead = PREFIX.match(line)
    before, _, inner = (lead[0] if lead else "").rpartition(">")
    outer = len(before) - len(before.lstrip())
    return _Depth(outer, lead[0].count(">") if lead else 0, len(inner.expandtabs(4)))


@dataclass(slots=True)
class _Reader:
    """Goes through a text once; `out` is its characters, blanked where they are code or comment."""

    text: str
    data: tuple[str, ...]
    out: list[str]
    line: int = 0
    skip: int = 0
    kinds: dict[int, Kind] = field(default_factory=dict)
    fences: list[RawFence] = field(default_factory=list)
    comments: list[tuple[int, int, int, str]] = field(default_factory=list)
    open_comments: list[tuple[int, int]] = field(default_factory=list)
    stray_ticks: list[tuple[int, int]] = field(default_factory=list)

    def run(self) -> None:
        pos = 0
        while pos < len(self.text):
            if _MAY_BEGIN.match(self.text, pos) is None:
                pos = self.inline(pos)
                continue
            match = _FENCE.match(self.text, pos) or _LISTED.match(self.text, pos)
            pos = self.fence(match) if match else self.begins_data(pos) or self.inline(pos)

    def end_of_line(self, pos: int) -> int:
        end = self.text.find("\n", pos)
        return len(self.text) if end < 0 else end

    def fence(self, match: re.Match[str]) -> int:
        """Blank a fence; gives where the line after it begins."""
        first, mark = self.line, match["mark"]
        quoted, listed = ">" in match["lead"], match["lead"].rstrip()[-1:] not in ("", ">")
        closing = re.compile(rf"^[ \t]*(?:>[ \t]*)*{re.escape(mark)}[ \t]*$", re.MULTILINE)
        found = closing.search(self.text, min(match.end() + 1, len(self.text)))
        if quoted and not self.within_quote(match, found):
            return self.left_in_quote(match)
        end = len(self.text) if found is None else found.end()
        last = first + self.text.count("\n", match.start(), end)
        self.fences.append(
            RawFence(
                mark=mark, info=match["info"].strip(), first=first, last=last,
                column=match.start("mark") - match.start(), quoted=quoted, listed=listed,
                closed=found is not None,
            )
        )  # fmt: skip
        self.kinds.update(dict.fromkeys(range(first, last + 1), "fence"))
        self.blank(match.start(), end, " ")
        self.line = last + 1
        return end + 1

    def within_quote(self, match: re.Match[str], found: re.Match[str] | None) -> bool:
        """Whether all lines from a fence's first to its last stand as deep in quotes, and as far in, as the first."""
        if found is None:
            return False
        lines = self.text[match.start() : found.end()].split("\n")
        first, *others = [_depth(line) for line in lines if line.strip(" \t>") or ">" not in line]
        even = all(
            row.outer == first.outer and row.marks >= first.marks and row.inner >= first.inner
            for row in others
        )
        return even and others[-1] == first

    def left_in_quote(self, match: re.Match[str]) -> int:
        """Note a fence that its quote ends before it is closed: what follows is text."""
        self.fences.append(
            RawFence(
                mark=match["mark"], info=match["info"].strip(), first=self.line, last=self.line,
                column=match.start("mark") - match.start(), quoted=True, listed=False, closed=False,
            )
        )  # fmt: skip
        self.kinds[self.line] = "fence"
        self.blank(match.start(), match.end(), " ")
        self.line += 1
        return match.end() + 1

    def begins_data(self, pos: int) -> int:
        """Mark the lines of a block of YAML; 0 where none begins here."""
        match = BLOCK.match(self.text[pos : self.end_of_line(pos)])
        words = match["rest"].split() if match else []
        if not words or words[0] not in self.data:
            return 0
        self.kinds[self.line] = "block"
        pos, line = self.end_of_line(pos) + 1, self.line + 1
        while pos < len(self.text) and not BLOCK.match(self.text[pos : self.end_of_line(pos)]):
            self.kinds[line] = "data"
            pos, line = self.end_of_line(pos) + 1, line + 1
        self.line = line
        return pos

    def inline(self, pos: int) -> int:
        """Blank code spans and comments that begin in this line; gives where the next unread line begins."""
        begin, end = pos, self.end_of_line(pos)
        while token := _TOKEN.search(self.text, pos, end):
            pos = token.end()
            if token[0] == "<!--":
                pos = self.comment(token.start(), begin)
            elif token[0][0] == "`" and token.end() > self.skip:
                pos = self.code(max(token.start(), self.skip), token.end())
            if pos > end:
                self.line += self.text.count("\n", begin, pos)
                begin, end = self.text.rfind("\n", 0, pos) + 1, self.end_of_line(pos)
        self.line += 1
        return end + 1

    def comment(self, start: int, begin: int) -> int:
        spot = (self.line, start - begin)
        # As browsers do: `<!-->` is a whole comment.
        end = _END_OF_COMMENT.search(self.text, start + 2)
        if end is None:
            self.open_comments.append(spot)
            return start + 4
        inside = self.text[start + 4 : end.start()]
        self.comments.append((*spot, self.line + inside.count("\n"), inside))
        self.blank(start, end.end(), " ")
        return end.end()

    def code(self, start: int, after: int) -> int:
        """Blank a code span whose backticks stand from `start` to `after`; gives where to read on."""
        if start == self.skip and self.text[start - 1 : start] == "\\":
            return after
        ticks, longest, found = after - start, 0, after
        # As Python-Markdown does it: as many backticks again, else the longest run of fewer, if none is of more.
        for run in _TICKS.finditer(self.text, after, self.end_of_unit(after)):
            if len(run[0]) == ticks:
                longest, found = 0, run.end()
                break
            if len(run[0]) > longest:
                longest, found = len(run[0]), run.end()
        if found == after or longest > ticks:
            begin = self.text.rfind("\n", 0, start) + 1
            self.stray_ticks.append((self.line, start - begin))
            self.skip = after + ticks  # It looks for no code in as many characters again.
            return after
        self.blank(start, found, CODE)
        return found

    def end_of_unit(self, pos: int) -> int:
        """Where the paragraph, item or row around a position ends."""
        end = self.end_of_line(pos)
        begin = self.text.rfind("\n", 0, pos) + 1
        if self.text[begin:end].lstrip(" \t>").startswith(("|", "#")) or _DEFINES.match(
            self.text, begin, end
        ):
            return end
        depth = _depth(self.text[begin:end])
        inside = depth.inner - bool(depth.marks) >= 4
        while end < len(self.text):
            line = self.text[end + 1 : self.end_of_line(end + 1)]
            # Code by indentation ends where the indentation does, and a quote begins anew.
            below = _depth(line)
            out = inside and below.inner - bool(below.marks) < 4
            if out or below.marks > depth.marks or BEGINS.match(line):
                break
            end = self.end_of_line(end + 1)
        return end

    def blank(self, start: int, end: int, by: str) -> None:
        self.out[start:end] = ["\n" if sign == "\n" else by for sign in self.out[start:end]]
