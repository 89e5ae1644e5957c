"""Small books and a press with a light style sheet, on which the handbook's tests stand."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.handbook.documents import Imprint
from coursewright.handbook.model import Book, BookModule, Chapter, GlossaryEntry, KeyRow, Objective, Sheet
from coursewright.handbook.pdf import WeasyPress, missing_libraries
from coursewright.prose import read_html

CASES = Path(__file__).parent / "cases"
LIGHT = CASES / "light.css"
EPOCH = 1_700_000_000
SHEETS = (
    Sheet(
        anchor="sheet-w01",
        code="W01",
        title="我的清单",
        other_title="My list",
        lesson=1,
        roles=(),
        body=read_html(
            '<p class="wi n">写下三次接触。</p><table class="ws"><thead><tr><th>接触</th>'
            "<th>感受</th></tr></thead><tbody><tr><th>1</th><td></td></tr></tbody></table>"
        ),
    ),
)
GLOSSARY = (GlossaryEntry(term_id="t", term="关键时刻", other_term="moment of truth", text="那一刻。"),)


@pytest.fixture(autouse=True, scope="session")
def _pango():
    assert missing_libraries() == [], "the handbook's tests need Pango"


@pytest.fixture
def press() -> Callable[..., WeasyPress]:
    """A press with the light style sheet; pictures are read from the folder given."""

    def made(root: Path = CASES, rules: str = "") -> WeasyPress:
        imprint = Imprint(title="A light book", language="en", epoch=EPOCH, heads={})
        return WeasyPress(root, imprint, [LIGHT], rules)

    return made


@pytest.fixture(scope="session")
def chapter() -> Callable[..., Chapter]:
    """A lesson by slug and number, with a body of its own."""

    def made(slug: str, number: int, body: str, **more: object) -> Chapter:
        values: dict[str, object] = {
            "title": f"第{number}个题目：细看",
            "other_title": f"Subject {number}",
            "minutes": "10",
            "roles": ("前台", "店长"),
            "moments": (),
            "requires": (),
            "objectives": (Objective(text="说出一个例子", other_text="give an example"),),
        }
        return Chapter(slug=slug, number=number, body=read_html(body), **{**values, **more})  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def small_book(chapter: Callable[..., Chapter]) -> Callable[..., Book]:
    """A book of two modules with three lessons, a worksheet and a glossary; trainers get notes and key."""

    def made(audience: str = "learner", **more: object) -> Book:
        trainer = audience == "trainer"
        note = '<div class="tr"><h4>会出现的错答</h4><p>只给讲师看的话。</p></div>' if trainer else ""
        mark = "k on" if trainer else "k"
        quiz = (
            '<section class="s selftest"><h2>自测</h2><div class="q" id="one--q-why"><div class="qn"><b>1</b>'
            '<i>单选</i>选一个</div><p class="stem">哪一个？</p><ol class="opts one">'
            f'<li><span class="{mark}">A</span>甲</li><li><span class="k">B</span>乙</li></ol></div></section>'
        )
        long = "".join(
            f"<p>第 {n} 段，写得很慢也很长，要占满好几行才行，这样一页就放不下了。</p>" for n in range(45)
        )
        key = (KeyRow(number=1, anchor="one--q-why", kind="单选", answer=("A",), why=("因为甲。",)),)
        first = chapter(
            "one",
            1,
            f'<section class="s"><h2>场景</h2><p id="one--scene">你好。</p></section>{note}{quiz}',
            key=key,
        )
        link = '<p>见<a href="#one">前面</a>，也见<a href="#three--end">后面</a>。</p>'
        second = chapter("two", 2, f'<section class="s"><h2>场景</h2>{link}{long}</section>', requires=(1,))
        third = chapter(
            "three", 3, f'<section class="s"><h2>场景</h2>{long}<p id="three--end">完。</p></section>'
        )
        values: dict[str, object] = {
            "language": "zh",
            "other_language": "en",
            "edition_id": audience,
            "audience": audience,
            "title": "小书",
            "other_title": "A small book",
            "subtitle": "一本试印的书",
            "edition_title": "讲师手册\u3000含答案" if trainer else "学员手册",
            "version": "1",
            "rights": "",
            "modules": (
                BookModule(
                    number=1,
                    title="开头",
                    other_title="Beginning",
                    question="从哪里开始？",
                    chapters=(first, second),
                ),
                BookModule(number=2, title="结尾", other_title="End", question="", chapters=(third,)),
            ),
        }
        held = {"cover": (), "worksheets": SHEETS, "glossary": GLOSSARY}
        common = ("cover", "contents", "lessons", "worksheets", "glossary")
        wanted = more.pop("parts", (*common, "key") if trainer else common)
        parts = {name: held.get(name) for name in wanted}  # type: ignore[attr-defined]
        return Book(**{**values, "parts": parts, **more})  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def pages_of() -> Callable[[Path], list[str]]:
    """The text of each page of a PDF, as pdftotext reads it."""

    def read(path: Path) -> list[str]:
        answer = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, encoding="utf-8", check=True
        )
        return answer.stdout.split("\f")[:-1]

    return read
