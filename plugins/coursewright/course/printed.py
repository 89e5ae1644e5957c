"""What of a lesson's Markdown is printed: its lines with comments, addresses and tags blanked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from coursewright.course.landmarks import TRAINER_BLOCKS, Outline

_FENCE = re.compile(r"^[\s>]*(?P<mark>`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")
_NOT_TEXT = re.compile(
    r"^ {0,3}\*?\[[^\[\]^][^\[\]]*\]:.*$"  # where a reference leads, what an abbreviation is short for
    r"|(?<=\])\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s[^()]*)?\)"
    r"|\{[:#.][^{}]*\}"
    r"|</?[A-Za-z][^<>]*>"
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def printed_lines(outline: Outline, *, trainers: bool) -> Iterator[tuple[int, str]]:
    """Each line that is printed with its index, as long as it was written: columns stay what they are."""
    left_out = {row for fence in outline.fences for row in range(fence.first, fence.last + 1)}
    for block in outline.blocks:
        if block.name in TRAINER_BLOCKS and not trainers:
            left_out |= set(range(block.first, block.last + 1))
    mark, in_comment = "", False
    for index, line in enumerate(outline.text.split("\n")):
        fence = _FENCE.match(line)
        if mark:
            mark = "" if fence and fence["mark"].startswith(mark) else mark
            shown = line
        elif fence and not in_comment:
            mark, shown = fence["mark"], line
        else:
            shown, in_comment = _without_comments(line, in_comment)
            shown = _text_of(shown)
        if index not in left_out:
            yield index, shown


def _without_comments(line: str, inside: bool) -> tuple[str, bool]:
    """A line with its comments blanked, and whether one goes on into the next."""
    if not inside and "<!--" not in line:
        return line, False
    if inside:
        end = line.find("-->")
        if end < 0:
            return "", True
        line = " " * (end + 3) + line[end + 3 :]
    code = [match.span() for match in _CODE.finditer(line)]
    open_end = False

    def blanked(match: re.Match[str]) -> str:
        nonlocal open_end
        if any(first < match.start() < last for first, last in code):
            return match[0]
        open_end = not match[0].endswith("-->")
        return " " * len(match[0])

    return _COMMENT.sub(blanked, line), open_end


def _text_of(line: str) -> str:
    """A line without what no reader sees; code stays as it is, a sign written as an entity stands at its begin."""
    pieces, done = [], 0
    for code in _CODE.finditer(line):
        pieces += [_blanked(line[done : code.start()]), code[0]]
        done = code.end()
    return "".join([*pieces, _blanked(line[done:])])


def _blanked(text: str) -> str:
    if any(mark in text for mark in "[]{<"):
        text = _NOT_TEXT.sub(lambda found: " " * len(found[0]), text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: unescape(found[0])[:1].ljust(len(found[0])), text)
    return text
