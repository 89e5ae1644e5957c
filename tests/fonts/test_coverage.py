from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from coursewright.base.issues import as_text
from coursewright.base.markup import el
from coursewright.fonts.coverage import UNSEEN, printable_signs, signs_without_glyph
from coursewright.fonts.faces import FOLDER
from coursewright.handbook.documents import Imprint
from coursewright.handbook.pdf import STYLES, WeasyPress
from coursewright.handbook.sections import Section
from coursewright.paper.geometry import geometry_of, page_properties

UNSEEN_SIGNS = {chr(code) for first, last in UNSEEN for code in range(first, last + 1)}
BREAKS = "\t\n\f\r"
FAMILIES = ("Hei", "Sans", "Song", "Mono,Hei")


def test_the_table_is_what_the_faces_have():
    known: set[str] = set()
    for path in FOLDER.glob("*.ttf"):
        with TTFont(path, lazy=True) as face:
            known |= {chr(code) for code in face.getBestCmap()}
    assert printable_signs() - UNSEEN_SIGNS == known - UNSEEN_SIGNS


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("体验體驗龜囍嘅啲 ①⑳℃½²→✓✗★☐☑☒", ""),
        ("✅❌⚠⚠️👍👍🏽💡📝☎✉☀⏎↵↩㎡㎏🇨🇳👩‍💻", ""),
        ("Ωλ∑√≤ дом ạőñ ǚ é n̈ 𝑥 │┌─█", ""),
        ("한국어", "한국어"),
        ("a\u2028b\x7f\ue000𠮷", "\u2028\x7f\ue000𠮷"),
    ],
)
def test_signs_without_a_glyph(text: str, missing: str):
    assert signs_without_glyph(text) == set(missing)


def faults_of(text: str, family: str) -> list[str]:
    """What the layout engine says of a text set in a family, with the book's faces."""
    imprint = Imprint(title="Signs", language="zh", epoch=0, heads={})
    rules = f"{page_properties(geometry_of('A4'))}p{{font:2mm/3mm {family}}}"
    press = WeasyPress(Path.cwd(), imprint, [STYLES / "page.css"], rules)
    tree = (el("p", None, text),)
    issues = press.issues
    for issue in press.lay_out(Section(name="signs", tree=tree), tree, 1).issues:
        issues.add(issue)
    return as_text(issues).splitlines()


@pytest.mark.parametrize("family", FAMILIES)
def test_what_the_table_has_is_printed_whatever_the_face(family: str):
    signs = sorted(printable_signs() - set(BREAKS))
    # Marks and selectors need something to stand on.
    assert faults_of(" ".join(f"x{sign}" for sign in signs), family) == []


def test_what_the_table_lacks_is_not_printed():
    missing = [
        chr(code) for code in (0x7F, 0x5D0, 0x627, 0x905, 0xE01, 0x2028, 0x3164, 0xAC00, 0xE000, 0x20BB7)
    ]
    assert signs_without_glyph("".join(missing)) == set(missing)
    found = {code for line in faults_of(" ".join(missing), "Hei") for code in re.findall(r"U\+(\w+)", line)}
    assert found == {f"{ord(sign):04X}" for sign in missing}
