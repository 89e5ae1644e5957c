"""A trainer's book of sessions: plan and learner's page face each other, every note and every answer is printed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from coursewright.base.markup import to_html
from coursewright.handbook.boxes import MM
from coursewright.handbook.editions import learners_mirror, write_book
from coursewright.handbook.layout import _next_page
from coursewright.handbook.miniature import place_discs
from coursewright.handbook.mirror import Mirror
from coursewright.handbook.model import Book
from coursewright.handbook.parts import plan_sections
from coursewright.handbook.sections import Section
from coursewright.handbook.sessions import render_session
from coursewright.prose import read_html

from .conftest import CASES, EPOCH

Pages = Callable[[Path], list[str]]
PARTS = ("cover", "contents", "sessions", "glossary")
PLAN = (
    '<ul class="facts"><li><b>40 分钟</b>时间</li></ul><table class="timetable"><tbody><tr><td class="a">'
    '<span class="bar" style="left:0mm;width:168mm"></span></td><th scope="row">举牌</th>'
    '<td><a class="pg" href="#one--scene"></a></td></tr></tbody></table>'
)
KIT = '<div class="kit"><h4>课前备齐</h4><ul><li>计时器</li></ul></div>'
BODY = (
    '<section class="s" id="one--scene"><h2>场景</h2><p>只给学员读的话。</p>'
    '<div class="tr"><h4>目的</h4><p>先说目的。</p></div><div class="tr"><h4>错答</h4><p>再说错答。</p></div></section>'
    '<section class="s" id="one--idea"><h2>概念</h2><div class="quiz"><div class="q single" id="one--c-x">'
    '<p class="stem">文中一问？</p><div class="key"><b>答案 B</b></div></div></div>'
    '<div class="standup"><h4>班前</h4><p>问一句。</p></div></section>'
    '<section class="s selftest"><header class="selfhead"><h2>自测</h2></header><div class="quiz whole">'
    '<div class="q single" id="one--q-y"><p class="stem">末尾一问？</p><div class="key"><b>答案 C</b></div></div></div>'
    '<div class="tr"><h4>讲评</h4><p>最后讲评。</p></div></section>'
)


@pytest.fixture(scope="module")
def books(small_book: Callable[..., Book]) -> tuple[Book, Book]:
    """The learner's book and the trainer's with its mirror."""
    learner = small_book()
    mirror = learners_mirror(learner, CASES, EPOCH)
    trainer = small_book("trainer", parts=PARTS, mirror=mirror, left_out=frozenset({"one", "two", "three"}))
    first, *others = trainer.modules
    chapter = replace(first.chapters[0], body=read_html(BODY), plan=read_html(PLAN))
    modules = (replace(first, chapters=(chapter, *first.chapters[1:])), *others)
    return learner, replace(trainer, modules=modules)


@pytest.fixture(scope="module")
def printed(books: tuple[Book, Book], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sessions") / "trainer.pdf"
    write_book(books[1], CASES, target, EPOCH)
    return target


def test_plan_and_learners_page_face_each_other(printed: Path, pages_of: Pages):
    pages = pages_of(printed)
    plans = [number for number, text in enumerate(pages, 1) if "一课安排" in text]
    assert len(plans) == 3
    assert [number % 2 for number in plans] == [0, 0, 0]
    assert all("学员页" in pages[number] for number in plans)


def test_a_session_prints_every_note_and_answer_and_no_running_text(printed: Path, pages_of: Pages):
    text = "".join("".join(pages_of(printed)).split())
    for said in (
        "先说目的",
        "再说错答",
        "最后讲评",
        "文中一问？",
        "答案B",
        "末尾一问？",
        "答案C",
        "问一句",
        "举牌",
    ):
        assert text.count(said) == 1, said
    assert "只给学员读的话" not in text
    assert text.index("末尾一问") < text.index("最后讲评") < text.index("文中一问")


def test_pages_named_in_a_session_are_those_of_the_learners_book(books: tuple[Book, Book]):
    mirror = books[1].mirror
    session = next(section for section in plan_sections(books[1]) if section.name == "session one")
    html = "".join(map(to_html, session.tree))
    page = mirror.pages["one--scene"]
    assert f'<td><span class="lp">{page}</span></td>' in html
    assert f"学员页 {mirror.pages['one']}</h2>" in html
    assert mirror.last["two"] > mirror.pages["two"]


def test_the_miniature_is_drawn_as_what_it_shows_and_tagged_as_one_picture(printed: Path):
    info = subprocess.run(
        ["pdfinfo", "-struct-text", str(printed)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert info.count("Figure") >= 3
    checked = subprocess.run(["qpdf", "--check", str(printed)], capture_output=True, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout


def test_discs_stand_beside_their_sections_and_apart_and_those_of_later_pages_are_left_out():
    root = Element("body")
    frame = SubElement(root, "div", {"class": "frame"})
    for name in ("a", "b", "later"):
        SubElement(frame, "span", {"class": "disc", "data-beside": name})
    place_discs(root, {"a": (0, 121 * MM, 0, 0), "b": (0, 122 * MM, 0, 0)})
    tops = [
        float(span.get("style", "").removeprefix("top:").removesuffix("mm")) for span in root.iter("span")
    ]
    assert tops == [62.0, 66.5]


def test_the_same_bytes_twice(books: tuple[Book, Book], printed: Path, tmp_path: Path):
    again = tmp_path / "again.pdf"
    mirror = learners_mirror(books[0], CASES, EPOCH)
    write_book(replace(books[1], mirror=mirror), CASES, again, EPOCH)
    assert again.read_bytes() == printed.read_bytes()


def test_without_a_learners_book_a_session_has_its_plan_its_notes_and_its_answers(
    books: tuple[Book, Book], tmp_path: Path, pages_of: Pages
):
    target = tmp_path / "alone.pdf"
    write_book(replace(books[1], mirror=Mirror()), CASES, target, EPOCH)
    text = "".join("".join(pages_of(target)).split())
    assert "再说错答" in text
    assert "学员页" not in text


@pytest.mark.parametrize(("starts", "first"), [("left", 2), ("right", 1), ("next", 1)])
def test_a_section_begins_on_the_side_that_it_wants(starts: str, first: int):
    section = Section(name="a", tree=(), starts=starts)  # type: ignore[arg-type]
    assert _next_page([], section) == first


def test_the_key_of_a_book_of_sessions_has_answers_with_pages_and_no_reasons(
    books: tuple[Book, Book], tmp_path: Path, pages_of: Pages
):
    target = tmp_path / "key.pdf"
    trainer = replace(books[1], parts={**books[1].parts, "key": None})
    first, *others = trainer.modules
    row = replace(first.chapters[0].key[0], anchor="one--q-y", answer=("C",))
    chapter = replace(first.chapters[0], key=(row,))
    modules = (replace(first, chapters=(chapter, *first.chapters[1:])), *others)
    write_book(replace(trainer, modules=modules), CASES, target, EPOCH)
    pages = pages_of(target)
    asked = next(number for number, text in enumerate(pages, 1) if "末尾一问" in text)
    assert {"1", "C", str(asked)} <= set(pages[-1].split())
    assert "因为甲" not in pages[-1]


def session_of(book: Book, body: str) -> str:
    """The spread and the answers of a lesson with this body."""
    chapter = replace(book.modules[0].chapters[0], body=read_html(body), plan=read_html(PLAN + KIT))
    return "".join(map(to_html, render_session(book, chapter)[0]))


def test_what_to_bring_along_stands_beside_the_card_at_the_foot_of_the_plan(books: tuple[Book, Book]):
    html = session_of(books[1], BODY)
    foot = html[html.index('<div class="foot pinned">') : html.index('<section class="mini">')]
    assert foot.index("课前备齐") < foot.index("问一句。")
    assert html.count("课前备齐") == html.count("问一句。") == 1


def test_a_list_in_the_first_note_stands_beside_the_learners_page(books: tuple[Book, Book]):
    note = "<h4>目的与错答</h4><p>看得出。</p><ul><li>错一。</li></ul>"
    body = f'<section class="s"><div class="tr">{note}</div></section>'
    html = session_of(books[1], body)
    verso, recto = html.split('<section class="mini">')
    assert "看得出。" in verso
    assert "错一。" not in verso
    assert recto.index("目的与错答") < recto.index("错一。")


def test_a_long_first_note_stands_whole_beside_the_learners_page(books: tuple[Book, Book]):
    body = f'<section class="s"><div class="tr"><h4>目的</h4><p>{"长" * 300}。</p></div></section>'
    verso, recto = session_of(books[1], body).split('<section class="mini">')
    assert "purpose" not in verso
    assert "长" * 300 in recto


@pytest.mark.parametrize(("length", "asked_at_the_end"), [(60, 0), (2000, 1)])
def test_the_courses_view_stands_among_the_notes_where_it_has_room(
    books: tuple[Book, Book], length: int, asked_at_the_end: int
):
    view = "看" * length
    body = (
        '<section class="s" id="one--idea"><div class="box again"><p class="n">翻回去看看。</p>'
        f'<div class="key"><b>课程的看法</b><p>{view}</p></div></div></section>'
    )
    html = session_of(books[1], body)
    assert html.count(view) == 1
    assert html.count('class="asked"') == html.count("翻回去看看。") == asked_at_the_end
