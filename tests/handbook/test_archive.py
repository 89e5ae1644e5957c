"""Books to be kept for ever: what ISO 19005-3 asks of a file at conformance level U, read from the file itself."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from coursewright.handbook.editions import write_book
from coursewright.handbook.model import Book

EPOCH = 1_700_000_000
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
REFUSED = frozenset(
    {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState"}
)


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory, small_book: Callable[..., Book]) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write_book(small_book("trainer"), folder, folder / "book.pdf", EPOCH, archive=True)
    return folder / "book.pdf"


@pytest.fixture
def pdf(archived: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(archived) as opened:
        yield opened


def metadata(pdf: pikepdf.Pdf) -> ElementTree.Element:
    return ElementTree.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314  # our own


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    found = {}
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            found[font.objgen] = font
    yield from found.values()


def test_it_says_that_it_is_both_for_an_archive_and_for_screen_readers(pdf: pikepdf.Pdf):
    rows = metadata(pdf)
    assert [row.text for row in rows.iter(f"{PDFA}part")] == ["3"]
    assert [row.text for row in rows.iter(f"{PDFA}conformance")] == ["U"]
    assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
    # A name that PDF/A does not know is described.
    assert [row.text for row in rows.iter(f"{SCHEMA}prefix")] == ["pdfuaid"]
    assert len(list(rows.iter(f"{RDF}RDF"))) == 1
    assert "/Filter" not in pdf.Root.Metadata
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.StructTreeRoot.K
    assert str(pdf.Root.Lang)


def test_information_and_metadata_say_the_same(pdf: pikepdf.Pdf):
    said = pdf.Root.Metadata.read_bytes().decode()
    assert str(pdf.docinfo["/Title"]) in said
    assert str(pdf.docinfo["/Producer"]) in said
    date = re.sub(r"\D", "", str(pdf.docinfo["/CreationDate"]))[:14]
    assert date in {
        re.sub(r"\D", "", found)[:14] for found in re.findall(r"CreateDate[^0-9]*([0-9T:-]+)", said)
    }


def test_a_profile_explains_its_colours(pdf: pikepdf.Pdf):
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes()[36:40] == b"acsp"
    assert profile.read_bytes()[16:20] == b"RGB "
    for page in pdf.pages:
        operators = {str(row.operator) for row in pikepdf.parse_content_stream(page)}
        assert not operators & {"k", "K"}


def test_every_letter_is_embedded_with_its_meaning(pdf: pikepdf.Pdf):
    checked = 0
    for font in fonts(pdf):
        (inner,) = font.DescendantFonts
        program = next(
            inner.FontDescriptor[key] for key in ("/FontFile2", "/FontFile3") if key in inner.FontDescriptor
        )
        assert program.read_bytes()
        meanings = font.ToUnicode.read_bytes()
        assert b"<0000>" not in re.findall(rb"<[0-9a-f]+>", meanings.partition(b"beginbfchar")[2])[1::2]
        known = {int(code, 16) for code, _ in re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", meanings)}
        assert known
        assert inner.CIDSystemInfo.Ordering
        if inner.Subtype == "/CIDFontType2":
            assert "/CIDToGIDMap" in inner
        if "/FontFile2" in inner.FontDescriptor:
            face = TTFont(BytesIO(program.read_bytes()))
            checked += len(face.getGlyphOrder())
    assert checked


def test_nothing_runs_and_nothing_is_hidden(pdf: pikepdf.Pdf):
    assert not pdf.is_encrypted
    assert len(pdf.trailer["/ID"]) == 2
    assert {"/AA", "/OpenAction"} & set(pdf.Root.keys()) == set()
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        assert one.get("/S") not in REFUSED
        assert one.get("/Interpolate", False) is False
        assert one.get("/Filter") not in ("/LZWDecode", "/Crypt")
        assert one.get("/BM", "/Normal") in ("/Normal", "/Compatible")
        if one.get("/Subtype") == "/Link":
            assert int(one["/F"]) & 0b111111 == 0b100  # printed, neither hidden nor without a view


def test_the_file_is_sound_and_the_same_twice(archived: Path, small_book: Callable[..., Book]):
    raw = archived.read_bytes()
    assert raw.startswith(b"%PDF-1.7\n%")
    assert min(raw[10:14]) > 127
    again = archived.with_name("again.pdf")
    write_book(small_book("trainer"), archived.parent, again, EPOCH, archive=True)
    assert again.read_bytes() == raw
    answer = subprocess.run(["qpdf", "--check", archived], capture_output=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_an_ordinary_book_claims_nothing_of_it(tmp_path: Path, small_book: Callable[..., Book]):
    write_book(small_book(), tmp_path, tmp_path / "book.pdf", EPOCH)
    with pikepdf.open(tmp_path / "book.pdf") as plain:
        assert "/OutputIntents" not in plain.Root
        assert b"pdfaid" not in plain.Root.Metadata.read_bytes()
