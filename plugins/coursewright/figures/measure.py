"""Widths of texts, measured with the vendored fonts (fontTools stays in this file).

Readers' own fonts differ, hence the spare: 12 % above Source Sans 3 is the width of Noto Sans SC's own Latin
letters on paper, and of Arial, Roboto and Segoe UI on screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "handbook" / "fonts"
LATIN = {400: "SourceSans3-Regular.ttf", 700: "SourceSans3-Bold.ttf"}
HAN = {400: "NotoSansSC-Regular.ttf", 700: "NotoSansSC-Bold.ttf"}
FACES = (*LATIN.values(), *HAN.values())
SPARE = 1.12
"""How much wider than measured a text may turn out in a reader's own font."""
LATIN_END = 0x2000
"""Code points below are measured in the Latin face, if it has them."""
WIDE = 1.0
"""Width in ems of a character that no face has: that of a Chinese one."""


@cache
def _advances(weight: int) -> Mapping[int, float]:
    """Widths of all characters in ems, by code point."""
    latin = {code: wide for code, wide in _face(LATIN[weight]).items() if code < LATIN_END}
    return {**_face(HAN[weight]), **latin}


def _face(name: str) -> dict[int, float]:
    with TTFont(FONTS / name, lazy=True) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@cache
def width(text: str, weight: int = 400) -> float:
    """A text's width in ems, with what is to spare; `weight` is 400 or 700."""
    table = _advances(weight)
    return sum(table.get(ord(character), WIDE) for character in text) * SPARE
