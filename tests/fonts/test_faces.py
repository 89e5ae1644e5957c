from __future__ import annotations

import hashlib
import re

import pytest
from fontTools.ttLib import TTFont

from coursewright.fonts.faces import FOLDER, HAN, LATIN, NO_SYSTEM_FONTS, RARE_HAN, SIGNS
from coursewright.handbook.pdf import STYLES

CHINESE = (*HAN.values(), "NotoSerifSC-Black.ttf")
CODE = ("IosevkaCharonMono-Regular.ttf", "IosevkaCharonMono-Bold.ttf")
FACE = re.compile(r'@font-face \{\s*font-family: (\w+);[^}]*url\("/fonts/([\w-]+\.ttf)"\);\s*\}')


def test_every_face_and_licence_has_its_sum():
    rows = (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (row.split("  ") for row in rows)}
    files = {path.name for path in FOLDER.iterdir() if path.suffix == ".ttf" or path.name.startswith("OFL-")}
    assert set(sums) == files
    for name, digest in sums.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_every_face_has_its_licence():
    families = {path.stem.partition("-")[0].removesuffix("More") for path in FOLDER.glob("*.ttf")}
    licences = {path.stem.removeprefix("OFL-") for path in FOLDER.glob("OFL-*.txt")}
    assert families == licences


def test_the_style_sheet_names_every_face_and_the_settings_every_family_but_titles_and_code():
    rows = FACE.findall((STYLES / "page.css").read_text(encoding="utf-8"))
    assert {file for _, file in rows} == {path.name for path in FOLDER.glob("*.ttf")}
    fallbacks = re.findall(r"<string>(\w+)</string>", NO_SYSTEM_FONTS.read_text(encoding="utf-8"))
    assert sorted([*fallbacks, "Song", "Mono"]) == sorted({family for family, _ in rows})


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_face_is_static_and_has_the_characters_and_the_squeeze(name: str):
    with TTFont(FOLDER / name) as face:
        known = set(face.getBestCmap())
        features = {record.FeatureTag for record in face["GPOS"].table.FeatureList.FeatureRecord}
        assert "fvar" not in face
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    level_one_and_two = {ord(char) for code in rows for char in code.decode("gb2312", errors="ignore")}
    assert len(level_one_and_two) == 6763
    assert level_one_and_two <= known
    assert {ord(char) for char in "镕堃喆㤘𬭎，。“”（）−＋→①⑳▲✓×½％ＡāǚÉ"} <= known
    assert {"chws", "halt"} <= features


@pytest.mark.parametrize("name", RARE_HAN.values())
def test_the_face_for_rare_hanzi_is_another_family_and_has_traditional_ones(name: str):
    with TTFont(FOLDER / name) as face:
        assert {ord(char) for char in "體驗龜關囍嘅啲㎡㎏"} <= set(face.getBestCmap())
        assert face["name"].getDebugName(1) == "Noto Sans SC More"


@pytest.mark.parametrize("name", CODE)
def test_every_sign_of_code_is_as_wide_as_half_a_hanzi_or_as_one(name: str):
    with TTFont(FOLDER / name) as face:
        widths = {
            face["hmtx"][glyph][0] * 2 / face["head"].unitsPerEm for glyph in face.getBestCmap().values()
        }
        letters = [
            face["hmtx"][face.getBestCmap()[code]][0] for code in (*range(0x20, 0x7F), *range(0x2500, 0x2580))
        ]
        features = {record.FeatureTag for record in face["GSUB"].table.FeatureList.FeatureRecord}
    assert widths <= {0, 1, 2}
    assert set(letters) == {face["head"].unitsPerEm / 2}
    assert not features & {"liga", "calt", "dlig"}


@pytest.mark.parametrize("name", [*RARE_HAN.values(), *SIGNS])
def test_a_face_that_others_fall_back_on_has_the_space_that_follows_its_signs(name: str):
    with TTFont(FOLDER / name) as face:
        assert 0x20 in face.getBestCmap()


def test_the_latin_faces_are_whole():
    with TTFont(FOLDER / LATIN[400]) as face:
        assert len(face.getGlyphOrder()) > 2000
