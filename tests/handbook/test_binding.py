"""Fragments and what a book is bound from: numbers in their room, faces, the engine's habits that this rests on."""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from weasyprint.html import UA

from coursewright.handbook.binding import Placed, bind_book
from coursewright.handbook.faces import DIGITS, unite_faces, zeros_of
from coursewright.handbook.fragment import Fragment, Slot, write_number
from coursewright.handbook.pdf import STYLES, WeasyPress
from coursewright.handbook.pdffile import GROUP, BookFile, dictionary
from coursewright.handbook.sections import Section
from coursewright.handbook.sheets import lean_sheet, one_sheet
from coursewright.paper.geometry import geometry_of, page_properties
from coursewright.prose import read_html

FACE = {
    "target": "",
    "x": 100.0,
    "head": b" 7 Tm\n[<",
    "tail": b">] TJ",
    "digits": 2,
    "zero": 16,
    "face": "F",
}


def bound(press: WeasyPress, placed: list[Placed]) -> bytes:
    fragments = [one.fragment for one in placed]
    return bind_book(press.frame(unite_faces(fragments), zeros_of(fragments)), placed)


def fragment_of(press: WeasyPress, html: str, name: str = "s") -> Fragment:
    section = Section(name=name, tree=read_html(html))
    fragment = press.lay_out(section, section.tree, 1)
    assert fragment.issues == ()
    return fragment


@pytest.mark.parametrize(
    ("step", "number", "written"),
    [
        (0.0, 12, b"1 0 0 -1 100 7 Tm\n[<00110012>] TJ"),
        (4.5, 12, b"1 0 0 -1 100 7 Tm\n[<00110012>] TJ"),
        (4.5, 9, b"1 0 0 -1 104.5 7 Tm\n[<0019>] TJ"),
        (4.5, 345, b"1 0 0 -1 95.5 7 Tm\n[<001300140015>] TJ"),
    ],
)
def test_a_number_ends_where_the_one_that_was_laid_out_ended(step: float, number: int, written: bytes):
    assert write_number(Slot(**FACE, step=step), number) == written  # type: ignore[arg-type]


def test_a_reference_with_more_digits_than_its_room_is_a_bug():
    slot = Slot(**{**FACE, "target": "a"}, step=0.0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="page 100 in 2 digits"):
        write_number(slot, 100)


def test_pages_bear_the_numbers_of_their_places(press: Callable[..., WeasyPress], tmp_path: Path, pages_of):  # type: ignore[no-untyped-def]
    made = press()
    one = fragment_of(made, '<p id="a">one</p><p class="next">two</p>')
    link = fragment_of(made, '<p>see <a class="pg" href="#a" data-page="888"></a></p>', "link")
    placed = [Placed(fragment=link, first=1), Placed(fragment=one, first=122)]
    (tmp_path / "b.pdf").write_bytes(bound(made, placed))
    text = [page.split() for page in pages_of(tmp_path / "b.pdf")]
    assert text == [["see", "122", "1"], ["one", "122"], ["two", "123"]]


def test_a_picture_that_lets_the_paper_through_keeps_its_colours_and_its_veil(
    press: Callable[..., WeasyPress], tmp_path: Path
):
    raw = b"".join(b"\0" + bytes((200, 30, 30, 128)) * 2 for _ in range(2))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(raw)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    address = f"data:image/png;base64,{b64encode(picture).decode()}"
    made = press()
    first = fragment_of(made, f'<p>one <img src="{address}" alt="a red veil"></p>')
    again = fragment_of(made, f'<p>two <img src="{address}" alt="a red veil"></p>', "again")
    file = tmp_path / "b.pdf"
    file.write_bytes(bound(made, [Placed(fragment=first, first=1), Placed(fragment=again, first=2)]))
    with pikepdf.open(file) as pdf:
        (colour, same) = [picture for page in pdf.pages for picture in page.get_images().values()]
        assert colour.objgen == same.objgen
        assert set(colour.read_bytes()) == {200, 30}
        assert set(colour.SMask.read_bytes()) == {128}


def test_links_lead_to_other_sections_and_tags_from_every_page(
    press: Callable[..., WeasyPress], tmp_path: Path
):
    made = press()
    table = "<table><thead><tr><th scope=col>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    parts = [
        fragment_of(made, f'<p><a href="#b">to b</a></p>{table}', "a"),
        fragment_of(made, f'<p id="b">b, 9 0 R</p>{table}', "b"),
    ]
    (tmp_path / "b.pdf").write_bytes(
        bound(made, [Placed(fragment=part, first=number) for number, part in enumerate(parts, 1)])
    )
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        names = pdf.Root.Names.Dests.Names
        assert str(names[0]) == "b"
        assert names[1][0] == pdf.pages[1].obj
        (annotation,) = pdf.pages[0].Annots
        rows = pdf.Root.StructTreeRoot.ParentTree.Nums
        numbers = [int(rows[index]) for index in range(0, len(rows), 2)]
        assert numbers == list(range(len(numbers)))
        assert [int(page.StructParents) for page in pdf.pages] == [0, 2]
        assert int(annotation.StructParent) == 1
        for page, row in ((pdf.pages[0], 1), (pdf.pages[1], 5)):
            said = [tag for tag in rows[row] if tag is not None]
            assert [str(tag.S) for tag in said] == [["/Link", "/P"][row // 5], "/TH", "/TD"]
            assert all(tag.Pg == page.obj for tag in said)
            assert str(said[1].A.Scope) == "/Column"


def test_a_section_holds_no_face_and_no_outline_of_its_own(press: Callable[..., WeasyPress]):
    fragment = fragment_of(press(rules="h1{bookmark-level:1}"), "<h1>Title</h1>")
    assert [(row.level, row.title, row.page) for row in fragment.bookmarks] == [(1, "Title", 0)]
    assert b"FontFile" not in fragment.objects
    assert b"/Outlines" not in fragment.objects
    assert all(b"Length1" not in stream.head for stream in fragment.streams)
    assert [face.family for face in fragment.faces] == ["Sans"]


@pytest.mark.parametrize("family", ["Hei", "Sans", "Mono"])
@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("around", ["{}", "a {} a", "第 {} 页", "（第 {} 页）", " (page {})"])
def test_all_digits_of_a_face_are_equally_wide_and_follow_one_another(
    press: Callable[..., WeasyPress], family: str, weight: int, around: str
):
    page = (STYLES / "page.css").read_text(encoding="utf-8") + page_properties(geometry_of("A4"))
    rules = f"{page}p{{font:{weight} 4mm/6mm {family}}}"
    fragment = fragment_of(press(rules=rules), f"<p>{around.format(DIGITS)}</p>")
    (face,) = (face for face in fragment.faces if set(DIGITS) <= set(face.texts.values()))
    zeros = [glyph for glyph, text in face.texts.items() if text == "0"]
    assert zeros
    for zero in zeros:
        assert [face.texts[zero + number] for number in range(10)] == list(DIGITS)
        assert len({face.widths[zero + number] for number in range(10)}) == 1


def test_the_engines_own_sheet_still_styles_notes_and_markers_of_every_element():
    everywhere = re.compile(
        r"(?m)^::(marker|footnote-call|footnote-marker|note-call|note-marker|note-callback) "
    )
    assert len(everywhere.findall(UA)) == 6
    lean = lean_sheet(UA)
    assert everywhere.findall(lean) == []
    assert "li::marker,summary::marker,[style]::marker {" in lean
    assert "[style]::footnote-call {" in lean


def test_values_of_the_root_stand_in_their_places():
    assert one_sheet([":root{--a:#fff;--b:2px}", "p{color:var(--a)}"]).splitlines()[-1] == "p{color:#fff}"
    sheets = [path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))][::-1]
    assert "var(" not in one_sheet([*sheets, page_properties(geometry_of("A4"))])


def test_a_file_of_many_objects_is_read_back(tmp_path: Path):
    file = BookFile()
    page, content = file.reserve(), file.reserve()
    file.fill_content(content, b"BT ET")
    for number in range(3 * GROUP):
        file.add(b"<</Number %d>>" % number)
    tree = file.reserve()
    file.fill(page, b"<</Type /Page/Parent %d 0 R/MediaBox [0 0 9 9]/Contents %d 0 R>>" % (tree, content))
    file.fill(tree, b"<</Type /Pages/Kids [%d 0 R]/Count 1>>" % page)
    root = file.add(dictionary({"Type": b"/Catalog", "Pages": b"%d 0 R" % tree}))
    (tmp_path / "a.pdf").write_bytes(file.written(root, file.add(b"<</Title (T)>>")))
    subprocess.run(["qpdf", "--check", str(tmp_path / "a.pdf")], capture_output=True, check=True)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert pdf.pages[0].Contents.read_bytes() == b"BT ET"
        numbers = [
            int(one.Number) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Number" in one
        ]
        assert sorted(numbers) == list(range(3 * GROUP))
