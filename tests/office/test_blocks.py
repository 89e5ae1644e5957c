"""Trees of all kinds as blocks and as files: nothing is lost, forms can be filled in."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from coursewright.base.issues import IssueLog
from coursewright.base.markup import el, to_html
from coursewright.figures.svg import NAMESPACE
from coursewright.office.blocks import WordDocument
from coursewright.office.flow import read_flow
from coursewright.office.pack import packed
from coursewright.office.pictures import PictureBook
from coursewright.office.setting import Setting
from coursewright.office.writing import write_document
from coursewright.prose import read_html

from .reading import signs, text_of_document, text_of_tree

CASES = Path(__file__).parents[1] / "handbook" / "cases" / "everything"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SHEET = (
    '<div class="work"><table class="ws form"><colgroup><col style="width:100mm"><col style="width:50mm">'
    '<col style="width:50mm"><col style="width:50mm"><col style="width:23mm"></colgroup><thead><tr><th>What</th>'
    "<th>Score</th><th>Light</th><th>When</th><th>How many</th></tr></thead><tbody>"
    '<tr class="eg"><td>Queue</td><td>+1</td><td>red</td><td>3 May</td><td>4</td></tr><tr style="height:90mm">'
    '<td class="lines"><div class="dots"></div></td><td class="score"><span class="o">−3</span><span class="o">0</span>'
    '<span class="o">+3</span></td><td class="choice"><span class="ring">red</span><span class="ring">green</span></td>'
    '<td class="date"></td><td class="number"></td></tr><tr style="height:90mm"><td class="lines"></td>'
    '<td class="score"><span class="o">−3</span></td><td class="choice"><span class="ring">red</span></td>'
    '<td class="date"></td><td class="number"></td></tr></tbody></table></div>'
)

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A document of a piece of HTML, as a file."""

    def made(html: str, language: str = "en", *, landscape: bool = False) -> Path:
        setting = Setting(
            language=language,
            lessons={"first": "Lesson 1 Seeing"},
            pictures=PictureBook(CASES, "en", IssueLog()),
            series=count(),
            flow=read_flow,
            width=170.0,
        )
        document = WordDocument(
            path="one.docx",
            title="One",
            course="A course",
            label="One",
            language=language,
            blocks=read_flow(read_html(html), setting),
            landscape=landscape,
        )
        target = tmp_path / "one.docx"
        target.write_bytes(write_document(document, 1_700_000_000))
        return target

    return made


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_that_markdown_can_bring_is_in_the_document(make: Make, language: str):
    html = (CASES / f"{language}.html").read_text(encoding="utf-8")
    found = signs(text_of_document(make(html, language)))
    wanted = signs(text_of_tree(read_html(html), language, {}))
    assert sum(wanted.values()) > 500
    assert wanted - found == {}


def test_cells_to_fill_in_are_boxes_dates_and_places_for_numbers(make: Make):
    body = Document(str(make(SHEET, landscape=True))).element.body
    assert len([*body.iter(f"{W14}checkbox")]) == 7, "three and one grades, two and one lights"
    dates = [row.getparent() for row in body.iter(qn("w:date"))]
    assert [row.find(qn("w:alias")).get(qn("w:val")) for row in dates] == ["When", "When"]
    texts = [row.getparent() for row in body.iter(qn("w:text"))]
    assert [row.find(qn("w:alias")).get(qn("w:val")) for row in texts] == ["How many", "How many"]
    leaders = [row.get(qn("w:leader")) for row in body.iter(qn("w:tab")) if row.get(qn("w:leader"))]
    assert leaders == ["dot"], "a line between two lines to write on"
    heights = [int(row.get(qn("w:val"))) for row in body.iter(qn("w:trHeight"))]
    assert sum(heights) * 25.4 / 1440 <= 113, "all rows are on one page"


def test_a_key_is_open_only_where_the_tree_opens_it(make: Make):
    options = (
        '<ol class="opts many"><li><span class="k{}">A</span>Ask<span class="why">It helps.</span></li></ol>'
    )
    assert text_of_document(make(options.format(""))).startswith("□A\tAsk")
    assert text_of_document(make(options.format(" on"))).startswith("■A\tAsk")


def test_lists_count_each_from_its_own_beginning(make: Make):
    html = (
        '<ol class="list"><li>One<ul class="list"><li>Below</li></ul></li></ol><p>Text</p>'
        '<ol class="list" start="4"><li>Four</li></ol>'
    )
    path = make(html)
    body = Document(str(path)).element.body
    numbers = [row.get(qn("w:val")) for row in body.iter(qn("w:numId"))]
    assert len(set(numbers)) == 3
    with ZipFile(path) as package:
        numbering = package.read("word/numbering.xml").decode()
    assert 'w:startOverride w:val="4"' in numbering


def test_a_question_of_an_earlier_lesson_names_the_lesson_where_it_was_taught(make: Make):
    html = '<p class="n taught">Taught on page <a class="pg" href="#first--idea"></a></p>'
    assert text_of_document(make(html)) == "From Lesson 1 Seeing"


def test_a_link_out_of_the_course_leads_there_and_one_within_it_is_words(make: Make):
    path = make('<p><a href="https://example.org/a">Out</a> and <a href="#first">in</a>.</p>')
    links = [row.address for row in Document(str(path)).paragraphs[0].hyperlinks]
    assert links == ["https://example.org/a"]
    assert text_of_document(path) == "Out and in."


def test_words_of_a_chinese_text_in_another_language_say_so(make: Make):
    path = make('<p>场景“一” <span class="twin" lang="en">Scene</span></p>', "zh")
    runs = Document(str(path)).paragraphs[0].runs
    hints = [row._r.find(f".//{qn('w:rFonts')}") is not None for row in runs]
    spoken = [row._r.find(f".//{qn('w:lang')}") for row in runs]
    assert hints == [True, False]
    assert spoken[0] is None
    assert spoken[1].get(qn("w:val")) == "en-GB"


def test_a_package_is_sorted_and_dated_once():
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<a/>")
        package.writestr("[Content_Types].xml", "<b/>")
    with ZipFile(BytesIO(packed(target.getvalue()))) as package:
        assert package.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("word/document.xml") == b"<a/>"


def test_a_drawing_that_names_its_name_space_fills_its_picture_in_faces_that_are_there(tmp_path: Path):
    size = {"xmlns": NAMESPACE, "width": "100mm", "height": "50mm", "viewBox": "0 0 10 5"}
    bar = el("path", {"d": "M8 0H10V5H8Z", "fill": "#000"})
    numeral = el("text", {"x": 1, "y": 4, "font-family": "Song", "font-size": 4}, "8")
    book = PictureBook(tmp_path, "en", IssueLog())
    bare, said = (book.look(el("svg", size, bar, *more), 160.0) for more in ((), (numeral,)))
    again = book.look(read_html(to_html(el("svg", size, bar)))[0], 160.0)  # type: ignore[arg-type]
    assert again == bare
    assert bare is not None
    assert said is not None
    dark = [
        Image.open(BytesIO(one.content)).convert("L").point(lambda tone: 255 - tone) for one in (bare, said)
    ]
    width, height = dark[0].size
    assert dark[0].getbbox() == pytest.approx((0.8 * width, 0, width, height), abs=3)
    assert dark[1].getbbox()[0] < 0.2 * width, "the numeral is drawn"
