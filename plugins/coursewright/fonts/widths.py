"""Widths of signs, read from the faces (fontTools stays in this file)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from coursewright.fonts.faces import FOLDER


@cache
def signs_of(file: Path) -> frozenset[str]:
    """The signs that a face has, wherever its file is; none where it cannot be read."""
    try:
        with TTFont(file, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError):
        return frozenset()


@cache
def widths(name: str) -> Mapping[int, float]:
    """Widths in ems of all signs of a face, by code point; `name` is its file's."""
    with TTFont(FOLDER / name, lazy=True) as font:
        em, count = font["head"].unitsPerEm, font["hhea"].numberOfHMetrics
        # As the file has them (OpenType, "hmtx"): pairs of advance and side bearing, the last for all signs after it.
        # The library would make an object of each of some 20,000, at every check.
        advances = struct.unpack(f">{2 * count}H", font.reader["hmtx"][: 4 * count])[::2]
        numbers = font.getReverseGlyphMap()
        return {
            code: advances[min(numbers[glyph], count - 1)] / em for code, glyph in font.getBestCmap().items()
        }
