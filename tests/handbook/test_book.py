from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from coursewright.handbook.editions import HandbookFault, write_book
from coursewright.handbook.model import Book
from coursewright.handbook.pdf import STYLES
from coursewright.prose import read_html

EPOCH = 1_700_000_000
Pages = Callable[[Path], list[str]]
Books = Callable[..., Book]


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory, small_book: Books) -> Path:
    target = tmp_path_factory.mktemp("learner") / "out" / "learner.pdf"
    write_book(small_book(), target.parent.parent, target, EPOCH)
    return target


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory, small_book: Books) -> Path:
    target = tmp_path_factory.mktemp("trainer") / "out" / "trainer.pdf"
    write_book(small_book("trainer"), target.parent.parent, target, EPOCH)
    return target


def outline_of(path: Path) -> list[tuple[int, str]]:
    rows: list[tuple[int, str]] = []

    def walk(items: list[pikepdf.OutlineItem], level: int) -> None:
        for item in items:
            rows.append((level, str(item.title)))
            walk(item.children, level + 1)

    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        walk(outline.root, 1)
    return rows


def test_parts_come_in_order_and_modules_begin_on_right_hand_pages(learner: Path, pages_of: Pages):
    pages = pages_of(learner)
    marks = ("这本手册怎么用", "目录", "从哪里开始", "写下三次接触")
    first = [max(number for number, text in enumerate(pages, 1) if mark in text) for mark in marks]
    assert first[:3] == [2, 3, 5]
    openers = [number for number, text in enumerate(pages, 1) if "学完这一课" in text]
    assert len(openers) == 3
    modules = [number for number, text in enumerate(pages, 1) if "模块 " in text and "Module" in text]
    assert openers[0] == first[2] + 1, "a lesson begins on the next page, whichever side that is"
    assert all(number % 2 for number in modules)
    assert first[3] > openers[-1]


def test_the_contents_and_references_name_the_right_pages(learner: Path, pages_of: Pages):
    pages = pages_of(learner)
    opener = {
        number: page
        for page, text in enumerate(pages, 1)
        for number in (1, 2, 3)
        if "学完这一课" in text and f"Subject {number}" in text
    }
    contents = pages[2]
    for number, page in opener.items():
        assert re.search(rf"第{number}个题目：细看[ .]+{page}\b", contents), contents
    sheet = next(page for page, text in enumerate(pages, 1) if "写下三次接触" in text)
    assert re.search(rf"My list[ .]+{sheet}\b", contents)
    end = next(page for page, text in enumerate(pages, 1) if "完。" in text and "第 44 段" in text)
    assert end > opener[3]
    text = "".join(pages[opener[2] - 1].split())
    assert f"见前面（第{opener[1]}页），也见后面（第{end}页）" in text


def test_printed_page_numbers_are_the_sheets_own(learner: Path, pages_of: Pages):
    for number, text in enumerate(pages_of(learner), 1):
        if number > 2 and "写下三次接触" not in text:
            assert str(number) in text.split(), number


def test_a_blank_verso_is_a_page_for_notes(learner: Path, pages_of: Pages):
    pages = pages_of(learner)
    notes = [number for number, text in enumerate(pages, 1) if "笔记" in text]
    assert 4 in notes
    assert 6 not in notes
    assert all(number % 2 == 0 for number in notes)
    with pikepdf.open(learner) as pdf:
        drawn = pdf.pages[3].Contents.read_bytes()
        objects = pdf.pages[3].get("/Resources", {}).get("/XObject", {})
    assert objects or drawn.count(b" l") >= 20


def test_the_outline_holds_modules_lessons_and_back_matter(learner: Path, trainer: Path):
    expected = [
        (1, "目录"),
        (1, "模块 1\u3000开头"),
        (2, "第 1 课\u3000第1个题目：细看"),
        (2, "第 2 课\u3000第2个题目：细看"),
        (1, "模块 2\u3000结尾"),
        (2, "第 3 课\u3000第3个题目：细看"),
        (1, "W01\u3000我的清单\u3000My list"),
        (1, "术语表"),
    ]
    assert outline_of(learner) == expected
    assert outline_of(trainer) == [*expected, (1, "自测答案")]


def test_the_file_names_itself_and_is_tagged(learner: Path):
    with pikepdf.open(learner) as pdf:
        assert str(pdf.docinfo["/Title"]) == "小书 学员手册"
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20231114221320Z"
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert "/JavaScript" not in pdf.Root.get("/Names", {})


def test_every_face_is_embedded_cut_and_mapped_and_none_is_japanese(trainer: Path):
    answer = subprocess.run(["pdffonts", str(trainer)], capture_output=True, encoding="utf-8", check=True)
    rows = answer.stdout.splitlines()[2:]
    assert {re.match(r"[A-Z]{6}\+(\w+)", row)[1] for row in rows} == {"Hei", "Song", "Sans"}  # type: ignore[index]
    for row in rows:
        assert re.search(r"Identity-H\s+yes yes yes", row), row
        assert "JP" not in row


def test_qpdf_finds_nothing_wrong(trainer: Path):
    subprocess.run(["qpdf", "--check", str(trainer)], capture_output=True, check=True)


def test_learners_get_no_key_and_no_notes(learner: Path, trainer: Path, pages_of: Pages):
    open_text, closed_text = "".join(pages_of(trainer)), "".join(pages_of(learner))
    for secret in ("只给讲师看的话", "会出现的错答", "因为甲", "自测答案", "含答案"):
        assert secret in open_text
        assert secret not in closed_text


def test_the_trainer_mark_stands_on_every_page(trainer: Path, pages_of: Pages):
    for number, text in enumerate(pages_of(trainer), 1):
        assert "含答案" in text, number


def test_the_key_names_the_page_of_every_question(trainer: Path, pages_of: Pages):
    pages = pages_of(trainer)
    page = next(number for number, text in enumerate(pages, 1) if "哪一个" in text)
    assert re.search(rf"1\s+单选\s+{page}\s+A\s+因为甲。", pages[-1])


def test_the_same_bytes_in_another_folder_at_another_time(tmp_path: Path, small_book: Books):
    first, second = tmp_path / "a" / "b", tmp_path / "c"
    for root in (first, second):
        root.mkdir(parents=True)
        write_book(small_book("trainer"), root, root / "book.pdf", EPOCH)
    assert (first / "book.pdf").read_bytes() == (second / "book.pdf").read_bytes()


def test_the_same_bytes_with_another_hash_seed_zone_home_and_typefaces_of_others(tmp_path: Path):
    others = "import weasyprint; weasyprint.HTML(string='<p>x</p>').write_pdf();"
    code = (
        "import sys; from pathlib import Path; from coursewright.base.cache import Cache;"
        "from coursewright.handbook.binding import Placed; from coursewright.handbook.documents import Imprint;"
        "from coursewright.handbook.keeping import KeepingPress; from coursewright.handbook.pdf import WeasyPress;"
        "from coursewright.handbook.sections import Section; from coursewright.prose import read_html;"
        "i = Imprint(title='t', language='zh', epoch=0, heads={}); r = Path(sys.argv[1]);"
        "p = KeepingPress(lambda: WeasyPress(r, i, [*map(Path, sys.argv[2:])]), Cache(r), r, i, []);"
        "s = Section(name='x', tree=read_html('<p>Text <b>and</b> <i>more</i> 囍 <code>c <b>b</b></code></p>'));"
        "(r / 'book.pdf').write_bytes(p.pdf([Placed(fragment=p.lay_out(s, s.tree, 1), first=1)]))"
    )
    sheets = [str(STYLES / name) for name in ("page.css", "text.css")]
    books = []
    for number, (zone, before) in enumerate((("UTC", ""), ("Asia/Shanghai", ""), ("UTC", others))):
        folder = tmp_path / str(number)
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", before + code, str(folder), *sheets],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONHASHSEED": str(number),
                "TZ": zone,
                "HOME": str(folder),
            },
            check=True,
        )
        books.append((folder / "book.pdf").read_bytes())
    assert books[0] == books[1] == books[2]


def test_a_broken_book_is_not_written_and_its_lessons_are_named(
    tmp_path: Path, small_book: Books, chapter: Callable[..., object]
):
    book = small_book()
    bad = chapter(
        "bad",
        4,
        '<section class="s"><h2>场景</h2><p><a href="#nowhere">去</a><img src="x.png" alt="x">한</p></section>',
    )
    part = type(book.modules[0])(number=3, title="坏", other_title="", question="", chapters=(bad,))
    broken = small_book(modules=(*book.modules, part))
    with pytest.raises(HandbookFault) as caught:
        write_book(broken, tmp_path, tmp_path / "book.pdf", EPOCH)
    issues = caught.value.issues.found
    assert [issue.place.file for issue in issues] == ["lesson bad"] * 3
    for issue, word in zip(issues, ("'#nowhere'", "x.png", "한"), strict=True):
        assert word in issue.message
    assert not (tmp_path / "book.pdf").exists()


def test_a_link_to_what_an_edition_leaves_out_is_plain_text(
    tmp_path: Path, small_book: Books, pages_of: Pages
):
    book = small_book(parts=("lessons",), elsewhere=frozenset({"sheet-w01"}))
    first = book.modules[0].chapters[0]
    linked = type(first)(
        **{name: getattr(first, name) for name in type(first).__slots__ if name != "body"},
        body=read_html(
            '<section class="s"><h2>工作单</h2><p>见<a href="#sheet-w01">W01 我的清单</a>。</p></section>'
        ),
    )
    part = type(book.modules[0])(number=1, title="开头", other_title="", question="", chapters=(linked,))
    write_book(
        small_book(parts=("lessons",), elsewhere=book.elsewhere, modules=(part,)),
        tmp_path,
        tmp_path / "b.pdf",
        0,
    )
    assert "见W01我的清单。" in "".join("".join(pages_of(tmp_path / "b.pdf")).split())


def test_the_english_book_speaks_english(tmp_path: Path, small_book: Books, pages_of: Pages):
    book = small_book(
        language="en",
        other_language="zh",
        title="A small book",
        other_title="小书",
        edition_title="Learner handbook",
    )
    write_book(book, tmp_path, tmp_path / "b.pdf", EPOCH)
    pages = pages_of(tmp_path / "b.pdf")
    assert "Contents" in pages[2]
    assert "Notes" in pages[3]
    assert "After this lesson you can" in "".join(pages)
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"
