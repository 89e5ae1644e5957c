from __future__ import annotations

import hashlib

import pytest
from fontTools.ttLib import TTFont

from coursewright.handbook.pdf import FONTS

CHINESE = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "NotoSerifSC-Black.ttf")


def test_every_face_and_licence_has_its_sum():
    rows = (FONTS / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (row.split("  ") for row in rows)}
    files = {path.name for path in FONTS.iterdir() if path.suffix in {".ttf", ".txt"}}
    assert set(sums) == files
    for name, digest in sums.items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_face_is_static_and_has_the_characters_and_the_squeeze(name: str):
    with TTFont(FONTS / name) as face:
        known = set(face.getBestCmap())
        features = {record.FeatureTag for record in face["GPOS"].table.FeatureList.FeatureRecord}
        assert "fvar" not in face
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    level_one_and_two = {ord(char) for code in rows for char in code.decode("gb2312", errors="ignore")}
    assert len(level_one_and_two) == 6763
    assert level_one_and_two <= known
    assert {ord(char) for char in "镕堃喆㤘𬭎，。“”（）−＋→①⑳▲✓×½％ＡāǚÉ"} <= known
    assert {"chws", "halt"} <= features


def test_the_latin_faces_are_whole():
    with TTFont(FONTS / "SourceSans3-Regular.ttf") as face:
        assert len(face.getGlyphOrder()) > 2000
