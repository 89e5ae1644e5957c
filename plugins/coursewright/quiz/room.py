"""How much room texts take in print, and which shape of a form has that room; an em is a letter of running text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from coursewright.quiz.sheet import several_blocks

COLUMN = 17.5
"""Ems of an option that stands beside another."""
NUMBERED = 16
"""Ems of a text behind a large box, beside another."""


def ems(text: str) -> float:
    """The width of a text: a full-width character takes one, another about a half."""
    return sum(1.0 if _is_wide(char) else 0.5 for char in text)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def side_by_side(texts: Iterable[str], most: float = COLUMN) -> bool:
    """Whether each of the texts is one block that leaves room for another beside it."""
    return all(not several_blocks(text) and ems(text) <= most for text in texts)


def longest_word(text: str) -> float:
    """The width of the longest piece that has no place to break: a Latin word, or a single han."""
    pieces = [
        1.0 if wide else ems("".join(run))
        for word in text.split()
        for wide, run in groupby(word, key=_is_wide)
    ]
    return max(pieces, default=0.0)
