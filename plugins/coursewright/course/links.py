"""Links and pictures in a line of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LABEL_AND_TARGET = (
    r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
    r"\((?P<target><[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s[^()]*)?\)"
)
_LINK = re.compile(rf"(?<!!){_LABEL_AND_TARGET}")
# By itself, since a picture may be what a link shows.
_IMAGE = re.compile(rf"!{_LABEL_AND_TARGET}")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]+\]:\s+(?P<target>\S+)")
_TAG = re.compile(r"<(?P<name>img|a)\b[^<>]*?\b(?:src|href)=[\"'](?P<target>[^\"'<>]*)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """What a link or a picture points at, and where that begins in its line (from 0)."""

    target: str
    image: bool
    column: int


def links_in(line: str) -> Iterator[FoundLink]:
    """Inline links and pictures, definitions of references, and tags of HTML; code is left out."""
    plain = _CODE.sub(lambda code: " " * len(code[0]), line)
    for pattern in (_LINK, _IMAGE, _DEFINITION, _TAG):
        for match in pattern.finditer(plain):
            image = pattern is _IMAGE or match.groupdict().get("name") == "img"
            yield FoundLink(target=match["target"].strip("<>"), image=image, column=match.start("target"))
