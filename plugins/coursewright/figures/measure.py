"""Widths of texts, measured with the printed faces.

Readers' own fonts differ, hence the spare: 12 % above Source Sans 3 is the width of Noto Sans SC's own Latin
letters on paper, and of Arial, Roboto and Segoe UI on screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from coursewright.fonts.faces import HAN, LATIN, RARE_HAN, SIGNS
from coursewright.fonts.widths import widths

SPARE = 1.12
"""How much wider than measured a text may turn out in a reader's own font."""
LATIN_END = 0x2000
"""Code points below are measured in the Latin face, if it has them."""
WIDE = 1.0
"""Width in ems of a character that no face has: that of a Chinese one."""


@cache
def _advances(weight: int) -> Mapping[int, float]:
    """Widths of all characters in ems, by code point."""
    latin = {code: wide for code, wide in widths(LATIN[weight]).items() if code < LATIN_END}
    return {**widths(HAN[weight]), **latin}


@cache
def _rare_advance(code: int, weight: int) -> float:
    """The width of a character that the text faces lack: the faces for it are read only when there is one."""
    for name in (RARE_HAN[weight], *SIGNS):
        if code in widths(name):
            return widths(name)[code]
    return WIDE


@cache
def width(text: str, weight: int = 400) -> float:
    """A text's width in ems, with what is to spare; `weight` is 400 or 700."""
    table = _advances(weight)
    codes = (ord(character) for character in text)
    return sum(table[code] if code in table else _rare_advance(code, weight) for code in codes) * SPARE
