"""The tables of a face's file that measuring needs, read as they stand there (OpenType: "Font file", "cmap", "hmtx").

A library makes an object of each of some 20,000 signs, and gives each a name, at every check.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

GROUPS = 12
"""The format of a table of characters whose rows are runs: first, last, and the glyph of the first."""


def read_tables(file: Path) -> Mapping[str, bytes]:
    """All tables of a face by their tags."""
    content = file.read_bytes()
    count = struct.unpack_from(">H", content, 4)[0]
    rows = struct.iter_unpack(">4s4xII", content[12 : 12 + 16 * count])
    return {tag.decode("ascii"): content[at : at + length] for tag, at, length in rows}


def advances_of(tables: Mapping[str, bytes]) -> tuple[float, ...]:
    """Widths in ems by the number of the glyph; the last is that of all glyphs after it, too."""
    em = struct.unpack_from(">H", tables["head"], 18)[0]
    count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    pairs = struct.unpack(f">{2 * count}H", tables["hmtx"][: 4 * count])  # of an advance and a side bearing
    return tuple(advance / em for advance in pairs[::2])


def glyphs_of(tables: Mapping[str, bytes]) -> Mapping[int, int]:
    """The numbers of the glyphs by code point; {} where they stand in no table of runs."""
    cmap = tables["cmap"]
    count = struct.unpack_from(">H", cmap, 2)[0]
    for at in (row[0] for row in struct.iter_unpack(">4xI", cmap[4 : 4 + 8 * count])):
        if struct.unpack_from(">H", cmap, at)[0] == GROUPS:
            return dict(_pairs(cmap, at))
    return {}


def _pairs(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">I", cmap, at + 12)[0]
    for first, last, glyph in struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * count]):
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
