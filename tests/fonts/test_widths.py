from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from coursewright.fonts.faces import FOLDER, HAN, LATIN, RARE_HAN
from coursewright.fonts.sfnt import glyphs_of, read_tables
from coursewright.fonts.widths import widths

FACES = sorted(path.name for path in FOLDER.glob("*.ttf"))


@pytest.mark.parametrize("name", FACES)
def test_every_sign_is_as_wide_as_the_library_says(name: str):
    with TTFont(FOLDER / name, lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        known = {code: advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    assert widths(name) == known


@pytest.mark.parametrize("name", [*HAN.values(), *LATIN.values()])
def test_faces_of_common_texts_are_read_without_the_library(name: str):
    assert glyphs_of(read_tables(FOLDER / name))


def test_where_no_table_has_runs_the_library_is_asked():
    assert not glyphs_of(read_tables(FOLDER / RARE_HAN[400]))
    assert widths(RARE_HAN[400])
