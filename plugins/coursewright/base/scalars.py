"""Where each letter of a YAML text stands in its file, however the text is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Scalar(NamedTuple):
    """One text: its style (None where it is plain, else `'`, `"`, `|` or `>`), where its source begins and ends."""

    style: str | None
    begin: int
    end: int
    value: str


@dataclass(frozen=True)
class Source:
    """The text of a YAML document, whose lines end where an editor ends them."""

    text: str

    def __reduce__(self) -> tuple[type[Source], tuple[str]]:
        return Source, (self.text,)  # where the lines begin is found again faster than it is read

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line_of(self, index: int) -> int:
        """The line that a character stands in, from 0."""
        return bisect_right(self._starts, index) - 1

    def column_of(self, index: int) -> int:
        """The column that a character stands in, from 0."""
        return index - self._starts[self.line_of(index)]

    def index_of(self, number: int, column: int) -> int:
        """Where in the text a column of a line stands (both from 0)."""
        return self._starts[number] + column

    def line(self, number: int) -> str:
        """A line (from 0) without its end; "" behind the last."""
        if number >= len(self._starts):
            return ""
        following = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : following]


class _Run(NamedTuple):
    """Letters that stand side by side in the value and in the source."""

    value: int
    source: int
    length: int


def index_in(scalar: Scalar, offset: int, source: str) -> int:
    """Where in the source a letter of a scalar's value stands; of what folding made, the letter before it."""
    runs = tuple(_block_runs(scalar, source) if scalar.style in ("|", ">") else _flow_runs(scalar, source))
    at = bisect_right(runs, offset, key=lambda run: run.value) - 1
    if at < 0:
        return runs[0].source if runs else scalar.begin
    run = runs[at]
    return run.source + min(offset - run.value, max(run.length - 1, 0))


_PIECE = {
    None: re.compile(r"(?P<fold>[ \t]*\n[ \t\n]*)|(?P<plain>[^ \t\n]+|[ \t]+)"),
    "'": re.compile(r"(?P<fold>[ \t]*\n[ \t\n]*)|(?P<one>'')|(?P<plain>[^ \t\n']+|[ \t]+|')"),
    '"': re.compile(
        r"(?P<fold>[ \t]*\n[ \t\n]*)|(?P<none>\\\n[ \t\n]*)"
        r"|(?P<one>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))|(?P<plain>[^ \t\n\\]+|[ \t]+)"
    ),
}


def _flow_runs(scalar: Scalar, source: str) -> Iterator[_Run]:
    """Runs of a plain or quoted text, whose line ends become blanks."""
    quote = 0 if scalar.style is None else 1
    value = 0
    for match in _PIECE[scalar.style].finditer(source, scalar.begin + quote, scalar.end - quote):
        length = len(match[0])
        if match.lastgroup == "fold":
            length = max(match[0].count("\n") - 1, 1)
        elif match.lastgroup != "plain":
            length = int(match.lastgroup == "one")
        if length:
            yield _Run(value, match.start(), length)
        value += length


def _block_runs(scalar: Scalar, source: str) -> Iterator[_Run]:
    """Runs of a text below `|` or `>`, one a line."""
    at = source.find("\n", scalar.begin, scalar.end) + 1
    lines = source[at : scalar.end].split("\n") if at else []
    filled = next((line for line in lines if line.strip(" ")), "")
    # What the indentation is need not be known: it is what the value's first line lacks.
    indent = _spaces(filled) - _spaces(scalar.value.lstrip("\n"))
    value = 0
    for line in lines:
        content = line[indent:]
        if scalar.style == ">" and content:
            value = max(scalar.value.find(content, value), value)
        if content or scalar.style == "|":
            yield _Run(value, at + min(indent, len(line)), len(content))
        value += len(content) + (scalar.style == "|")
        at += len(line) + 1


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
