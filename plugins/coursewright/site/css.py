"""Style sheets by their braces: enough to leave rules out, in a hundredth of the time that their values would take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = re.compile(
    r"""/\*.*?\*/"""  # a comment
    r"""|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""  # texts
    r"""|\burl\(\s*+(?!["'])(?:[^)\\]|\\.)*\)"""  # an address without quotes
    r"""|\\.|[{}();,\[\]]""",
    re.DOTALL | re.IGNORECASE,
)
"""What may hold a brace, or is one (CSS Syntax Level 3, 4: "Tokenization")."""
_OPEN, _CLOSE = frozenset("{(["), frozenset("})]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: what stands before its braces and within them (None: it has none, and ends with a semicolon)."""

    head: str
    content: str | None


def rules_of(sheet: str) -> Iterator[Rule]:
    """The rules of a sheet, or of what an at-rule holds, without the comments between them."""
    depth, begun, opened = 0, 0, 0
    for found in _PIECE.finditer(sheet):
        piece = found[0]
        if piece in _OPEN:
            opened = found.start() if depth == 0 and piece == "{" else opened
            depth += 1
        elif piece in _CLOSE:
            depth -= 1
            if depth == 0 and piece == "}":
                yield Rule(head=sheet[begun:opened].strip(), content=sheet[opened + 1 : found.start()])
                begun = found.end()
        elif depth == 0 and (
            piece == ";" or (piece.startswith("/*") and not sheet[begun : found.start()].strip())
        ):
            if piece == ";":
                yield Rule(head=sheet[begun : found.start()].strip(), content=None)
            begun = found.end()


def parts_of(text: str, between: str) -> Iterator[str]:
    """The parts of a text between commas or semicolons that stand in no brackets and no texts."""
    depth, begun = 0, 0
    for found in _PIECE.finditer(text):
        piece = found[0]
        if piece in _OPEN:
            depth += 1
        elif piece in _CLOSE:
            depth -= 1
        elif piece == between and depth == 0:
            yield text[begun : found.start()].strip()
            begun = found.end()
    yield text[begun:].strip()
