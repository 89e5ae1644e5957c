from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from coursewright.fonts.coverage import signs_without_glyph
from coursewright.fonts.own import hindrance, own_faces, use_faces_of
from coursewright.handbook.sheets import one_sheet

SIGN = "峠"
RARE = "\U0002a6d6"
"""A sign that no face of ours has."""


def write_face(file: Path, signs: str) -> None:
    """A face with squares for some signs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    builder = FontBuilder(1000, isTTF=True)
    names = {ord(sign): f"s{index}" for index, sign in enumerate(signs)}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 800), (800, 800), (800, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], square))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", ""), ("en", ""), ("de", ""), ("fr", ""), ("zh-Hant", ""),
        ("ja", "no face"), ("ar", "left to right"), ("he", "left to right")],
)  # fmt: skip
def test_which_languages_books_are_printed_in(tmp_path: Path, language: str, said: str) -> None:
    found = hindrance(language, tmp_path)
    assert (found is not None) == bool(said)
    assert said in (found[0] if found else "")


def test_a_face_of_the_authors_lets_a_language_be_printed(tmp_path: Path) -> None:
    write_face(tmp_path / "content/fonts/ja-regular.ttf", SIGN)
    assert hindrance("ja", tmp_path) is None
    faces = own_faces(tmp_path, "ja-JP")
    assert set(faces.values()) == {"content/fonts/ja-regular.ttf"}
    assert own_faces(tmp_path, "zh") == {}
    sheet = one_sheet(['@font-face { src: url("/fonts/NotoSansSC-Bold.ttf"); }'], faces)
    assert sheet == '@font-face { src: url("file:///project/content/fonts/ja-regular.ttf"); }'


def test_a_bold_and_a_title_face_stand_in_their_places(tmp_path: Path) -> None:
    for role in ("regular", "bold", "title"):
        write_face(tmp_path / f"content/fonts/ja-{role}.ttf", SIGN)
    assert own_faces(tmp_path, "ja") == {
        "NotoSansSC-Regular.ttf": "content/fonts/ja-regular.ttf",
        "NotoSansSC-Bold.ttf": "content/fonts/ja-bold.ttf",
        "NotoSerifSC-Black.ttf": "content/fonts/ja-title.ttf",
    }


def test_what_it_prints_is_printable_while_the_course_is_at_hand(tmp_path: Path) -> None:
    write_face(tmp_path / "content/fonts/ja-regular.ttf", RARE)
    assert signs_without_glyph(RARE) == {RARE}
    use_faces_of(tmp_path)
    assert signs_without_glyph(RARE) == set()
    use_faces_of(tmp_path / "elsewhere")
    assert signs_without_glyph(RARE) == {RARE}
