"""Widths of signs, read from the faces (fontTools stays in this file)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fontTools.ttLib import TTFont

from coursewright.fonts.faces import FOLDER


@cache
def widths(name: str) -> Mapping[int, float]:
    """Widths in ems of all signs of a face, by code point; `name` is its file's."""
    with TTFont(FOLDER / name, lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
