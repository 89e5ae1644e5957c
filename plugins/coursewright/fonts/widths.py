"""Widths of signs, read from the faces (fontTools stays in this file, and is imported late: few texts need it)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from coursewright.fonts.faces import FOLDER
from coursewright.fonts.sfnt import advances_of, glyphs_of, read_tables


@cache
def signs_of(file: Path) -> frozenset[str]:
    """The signs that a face has, wherever its file is; none where it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError):
        return frozenset()


@cache
def widths(name: str) -> Mapping[int, float]:
    """Widths in ems of all signs of a face, by code point; `name` is its file's."""
    tables = read_tables(FOLDER / name)
    advances = advances_of(tables)
    last = len(advances) - 1
    glyphs = glyphs_of(tables) or _glyphs_by_library(FOLDER / name)
    return {code: advances[glyph if glyph < last else last] for code, glyph in glyphs.items()}


def _glyphs_by_library(file: Path) -> Mapping[int, int]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        numbers = font.getReverseGlyphMap()
        return {code: numbers[glyph] for code, glyph in font.getBestCmap().items()}
