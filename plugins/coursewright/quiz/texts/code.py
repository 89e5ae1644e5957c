"""What of a Markdown text is code, a comment or escaped, and so means nothing to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CODE = "\ue000"
"""Stands for each letter of a code span, an address in < > or an escaped sign: not blank, and without a meaning."""

_MARKS = r"[ \t]*(?:(?:>|[-*+][ \t]|\d+\.[ \t])[ \t]*)*"
_FENCE = re.compile(rf"(?P<lead>{_MARKS})(?P<mark>`{{3,}}|~{{3,}})(?P<info>[^`\n]*)$")
_HOLDER = re.compile(r"[ \t]*(?:(?:[-*+:]|\d+\.)[ \t]+\S|!!! |\?\?\?\+? )")
"""What the lines below go on with, indented by four: an item of a list, a definition, a box."""
_INLINE = re.compile(
    r"\\[\\`*_{}\[\]()>#+.!-]"
    r"|<!--.*?-->"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<[A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*>"
    r"|<[^<>\s!@/]+@[^<>\s@]+>",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFence:
    """A fenced listing: its name, where its marks begin, and where the whole of it begins and ends."""

    name: str
    mark: int
    begin: int
    end: int


def fences_in(text: str) -> Iterator[TextFence]:
    """The fenced listings of a text; one that is never closed is none."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    index = 0
    while index < len(lines):
        match = _FENCE.match(lines[index])
        last = _closing(match["mark"], lines, index + 1) if match else None
        if match and last is not None:
            yield TextFence(
                name=match["info"].strip(" {}.").partition(" ")[0],
                mark=starts[index] + match.start("mark"),
                begin=starts[index],
                end=starts[last + 1] - 1,
            )
            index = last
        index += 1


def _closing(mark: str, lines: list[str], first: int) -> int | None:
    end = re.compile(rf"[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
    return next((index for index in range(first, len(lines)) if end.match(lines[index])), None)


def without_code(text: str) -> str:
    """The text with blanks for listings and comments, and `CODE` for what else is no Markdown; all letters stay put."""
    plain = _without_listings(text)
    letters = list(plain)
    for match in _INLINE.finditer(plain):
        _blank(letters, match.start(), match.end(), " " if match[0].startswith("<!") else CODE)
    return "".join(letters)


def without_comments(text: str) -> str:
    """The text without what is commented out, be it paragraphs; in code a comment is a part of it."""
    if "<!--" not in text:
        return text
    spans = [match.span() for match in _INLINE.finditer(_without_listings(text)) if match[0].startswith("<!")]
    for begin, end in reversed(spans):
        text = text[:begin] + text[end:]
    return text


def _without_listings(text: str) -> str:
    letters = list(text)
    for fence in fences_in(text):
        _blank(letters, fence.begin, fence.end, " ")
    for begin, end in _indented("".join(letters)):
        _blank(letters, begin, end, " ")
    return "".join(letters)


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """Lines below an empty one that are indented by four and more than what holds them (a list, a box) asks for."""
    at, above, room = 0, "", 0
    coded = False
    for line in text.split("\n"):
        deep = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        if line.strip():
            coded = deep >= room + 4 and (coded or not above.strip())
            if coded:
                yield at, at + len(line)
            elif _HOLDER.match(line):
                room = deep // 4 * 4 + 4
            else:
                room = min(room, -(-deep // 4) * 4)
        above = line
        at += len(line) + 1


def _blank(letters: list[str], begin: int, end: int, by: str) -> None:
    for index in range(begin, end):
        if letters[index] != "\n":
            letters[index] = by
