"""What the lines of a Markdown text say to readers, as words: what Markdown rightly takes away is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|\d+")
_NO_WORD = re.compile(r"[\W_]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})")
_SILENT = (
    re.compile(r"^ {0,3}\[[^\[\]^][^\[\]]*\]:.*$"),  # the definition of a link
    re.compile(r"^ {0,3}\*\[[^\[\]]+\]:.*$"),  # of an abbreviation
    re.compile(r"\[\^[^\[\]]+\]:?"),  # a footnote's mark
    re.compile(r"^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[[ xX]\](?=\s)"),  # a task's box
    re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+)*\d+[.)](?=\s)"),  # a number of a list
    # A link's target, which may hold blanks; a title behind it is said. On one line only its beginning may stand.
    re.compile(
        r"(?<=\])\((?:<[^<>]*>|(?:[^()]|\([^()]*\))*?(?=\s+[\"']|\))|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    ),
    re.compile(r"(?<=\]) ?\[[^\[\]]*\]"),  # the name of a definition
    re.compile(r"</[a-zA-Z][\w-]*\s*>"),
    re.compile(r"<(?:https?|mailto|tel):[^<>\s]*>"),
    re.compile(r"\s(?:markdown|md)(?:=(?:\"[^\"]*\"|'[^']*'|\w+))?(?=[\s>])"),
)
_SIGNS = re.compile(r"[\[\]<&]|\s(?:markdown|md)|^[\s>]*(?:[-*+]\s|\d+[.)])")
"""Without one of these a line has nothing of the kind."""


def flow_of(text: str) -> str:
    """Words, numbers and single hanzi, in small letters, parted by blanks."""
    return " ".join(WORD.findall(text)).lower()


def spelled(text: str) -> str:
    """A text with a blank for all that is in no word: texts that are spelled alike have the same words."""
    return _NO_WORD.sub(" ", text).strip()


def words_of(text: str) -> list[str]:
    """The same as a list."""
    return flow_of(text).split()


def spoken(lines: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Each word that lines say to readers, with its line's index and its column."""
    for index, line in spoken_lines(lines):
        for match in WORD.finditer(line):
            yield index, match.start(), match[0].lower()


def spoken_lines(lines: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """What each line says to readers, with its index; what they do not hear is blank."""
    text = _COMMENT.sub(_blank, "\n".join("" if line is None else line for line in lines))
    fenced = ""
    for index, line in enumerate(text.split("\n")):
        if mark := _FENCE.match(line):
            fenced = "" if fenced and mark[1].startswith(fenced) else fenced or mark[1]
            continue
        yield index, line if fenced else _without_silent(line)


def _without_silent(line: str) -> str:
    if not _SIGNS.search(line):
        return line
    for pattern in _SILENT:
        line = pattern.sub(_blank, line)
    # An entity is its sign; the columns behind it on the line are off by its length.
    return unescape(line) if "&" in line else line


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
