from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.handbook import HandbookFault, write_handbooks
from coursewright.handbook.assembly import assemble_book
from coursewright.project.load import load_projects
from coursewright.project.model import Project

from ..site.test_scenarios import write_scenario
from ..tiny import write
from .hearing import faults_by_ear

COURSE = Path(__file__).parent / "cases" / "course"
EPOCH = 1_700_000_000
CARD = """\
id: one
title: {zh: 一张卡, en: A card}
front: {zh: 正面, en: Front}
back: {zh: 背面, en: Back}
"""
Pages = Callable[[Path], list[str]]


def loaded(root: Path) -> Mapping[str, Project]:
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.has_errors, as_text(issues)
    return projects


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All handbooks of the small course: `site/<lang>` for learners, `own/<lang>` for trainers."""
    folder = tmp_path_factory.mktemp("books")
    for language, project in loaded(COURSE).items():
        editions = project.course.handbooks
        write_handbooks(project, editions, folder / "site" / language, folder / "own" / language, EPOCH)
    return folder


def test_whatever_holds_answers_stays_out_of_the_site(books: Path):
    site = sorted(path.relative_to(books).as_posix() for path in (books / "site").rglob("*.pdf"))
    own = sorted(path.relative_to(books).as_posix() for path in (books / "own").rglob("*.pdf"))
    assert site == ["site/en/learner.pdf", "site/zh/learner.pdf"]
    assert own == [
        f"own/{language}/{name}.pdf" for language in ("en", "zh") for name in ("answers", "trainer")
    ]


def test_every_edition_can_be_followed_by_ear(books: Path):
    found = {path.relative_to(books).as_posix(): faults_by_ear(path) for path in books.rglob("*.pdf")}
    assert len(found) == 6
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("language", "secrets"),
    [
        ("zh", ("只给讲师", "零分表示没有形成期望", "与约定一致", "不是零分", "抬头在先", "含答案")),
        (
            "en",
            (
                "trainers only",
                "no expectation had formed",
                "just as agreed",
                "not zero",
                "comes first",
                "answers",
            ),
        ),
    ],
)
def test_the_learner_book_has_no_word_of_the_trainers(
    books: Path, pages_of: Pages, language: str, secrets: tuple[str, ...]
):
    closed = " ".join("".join(pages_of(books / "site" / language / "learner.pdf")).split())
    open_text = " ".join("".join(pages_of(books / "own" / language / "trainer.pdf")).split())
    for secret in secrets:
        assert secret in open_text, secret
        assert secret not in closed, secret
    data = (books / "site" / language / "learner.pdf").read_bytes()
    with pikepdf.open(books / "site" / language / "learner.pdf") as pdf:
        texts = repr(pdf.docinfo) + "".join(str(item.title) for item in pdf.open_outline().root)
    assert not any(secret in texts or secret.encode() in data for secret in secrets)


def test_the_opener_tells_the_lessons_facts_in_both_languages(books: Path, pages_of: Pages):
    pages = pages_of(books / "site" / "zh" / "learner.pdf")
    opener = next(text for text in pages if "学完这一课" in text)
    for fact in (
        "01",
        "第一课：看见",
        "First lesson: seeing",
        "10 分钟",
        "前台",
        "等候",
        "说出一个要点",
        "Name one point",
    ):
        assert fact in opener, fact
    second = "".join([text for text in pages if "学完这一课" in text][1].split())
    for fact in ("02", "第1课", "全部岗位", "全部时刻"):
        assert fact in second, fact


def test_tables_and_figures_are_numbered_by_lesson(books: Path, pages_of: Pages):
    text = "".join("".join(pages_of(books / "site" / "zh" / "learner.pdf")).split())
    assert "表1-1一张小表" in text
    assert "图1-1一个黑点" in text


def test_the_worksheet_and_the_glossary_stand_at_the_back(books: Path, pages_of: Pages):
    pages = pages_of(books / "site" / "zh" / "learner.pdf")
    sheet = next(number for number, text in enumerate(pages, 1) if "写下一次接触" in text)
    assert f"W01 我的清单（第 {sheet} 页）" in "".join(pages)
    with pikepdf.open(books / "site" / "zh" / "learner.pdf") as pdf:
        box = [round(float(value) / 72 * 25.4) for value in pdf.pages[sheet - 1].MediaBox]
    assert box == [0, 0, 297, 210]
    glossary = pages[-1]
    assert [term for term in re.findall("等候时间|时刻|行为", glossary) if term][:3] == [
        "等候时间",
        "时刻",
        "行为",
    ]
    assert "也说：一刻" in glossary


def test_each_language_sorts_its_glossary_by_its_own_letters_below_their_heads(books: Path, pages_of: Pages):
    for language, project in loaded(COURSE).items():
        book = assemble_book(project, project.course.handbooks[0], IssueLog())
        glossary = book.parts["glossary"]
        assert isinstance(glossary, tuple)
        letters = [entry.letter for entry in glossary]
        assert letters == sorted(letters)
        assert len(letters) > 2
        spoken = {term.id: term.pinyin if language == "zh" else term.term for term in project.glossary}
        plain = [unicodedata.normalize("NFD", spoken[entry.term_id])[0].upper() for entry in glossary]
        assert letters == plain
        page = pages_of(books / "site" / language / "learner.pdf")[-1]
        assert set(letters) <= set(page.split())


def test_the_key_gives_answer_page_and_reason(books: Path, pages_of: Pages):
    pages = pages_of(books / "own" / "zh" / "trainer.pdf")
    page = next(number for number, text in enumerate(pages, 1) if "刚好兑现约定是几分" in text)
    assert re.search(rf"1\s+单选\s+{page}\s+B\s+兑现约定就是符合期望，不是零分。", pages[-1])
    assert re.search(r"2\s+填空\s+\d+\s+开口", pages[-1])


def test_a_reference_to_another_lesson_names_its_page(books: Path, pages_of: Pages):
    pages = pages_of(books / "site" / "en" / "learner.pdf")
    page = next(number for number, text in enumerate(pages, 1) if "Table 1-1" in text)
    assert f"The first lesson made the point (page {page})." in " ".join("".join(pages).split())


def test_the_covers_figure_is_the_courses_own(books: Path, tmp_path: Path):
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    (root / "content" / "assets" / "cover.svg").unlink()
    project = loaded(root)["zh"]
    write_handbooks(project, project.course.handbooks[:1], tmp_path / "site", tmp_path / "own", EPOCH)
    assert (tmp_path / "site" / "learner.pdf").read_bytes() != (
        books / "site" / "zh" / "learner.pdf"
    ).read_bytes()


def test_the_same_bytes_from_another_folder(books: Path, tmp_path: Path):
    root = tmp_path / "somewhere else" / "course"
    shutil.copytree(COURSE, root)
    project = loaded(root)["zh"]
    write_handbooks(project, project.course.handbooks[:1], tmp_path / "site", tmp_path / "own", EPOCH)
    assert (tmp_path / "site" / "learner.pdf").read_bytes() == (
        books / "site" / "zh" / "learner.pdf"
    ).read_bytes()


def test_a_missing_picture_stops_the_book_and_names_the_lesson(tmp_path: Path):
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    project = loaded(root)["zh"]
    (root / "content" / "assets" / "dot.png").unlink()
    with pytest.raises(HandbookFault) as caught:
        write_handbooks(project, project.course.handbooks, tmp_path / "site", tmp_path / "own", EPOCH)
    (issue,) = caught.value.issues.found
    assert str(issue.place) == "content/zh/one/first.md:27:3", "told once for all editions"
    assert "content/assets/dot.png" in issue.message
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / "own").exists()


def test_a_scenario_is_a_script_to_be_played_and_only_trainers_read_its_scores(
    tmp_path: Path, pages_of: Pages
):
    shutil.copytree(COURSE, tmp_path / "course")
    file = tmp_path / "course" / "content" / "course.yml"
    text = file.read_text(encoding="utf-8").replace(
        "lessons, worksheets", "lessons, scenarios, cards, worksheets"
    )
    file.write_text(text, encoding="utf-8", newline="\n")
    write(tmp_path / "course", "content/cards/one.yml", CARD)
    for language in ("zh", "en"):
        write_scenario(tmp_path / "course", language, objective="first#point")
    project = loaded(tmp_path / "course")["zh"]
    editions = project.course.handbooks[:2]
    write_handbooks(project, editions, tmp_path / "site", tmp_path / "own", EPOCH)
    learner, trainer = pages_of(tmp_path / "site" / "learner.pdf"), pages_of(tmp_path / "own" / "trainer.pdf")
    for pages in (learner, trainer):
        (first,) = (page for page in pages if "S1" in page and "两人一组" in page)
        assert "等了很久" in first
        assert "A long wait" in first
        (contents,) = (page for page in pages if "目录" in page.split() and "W01" in page)
        assert f" . {pages.index(first) + 1}\n" in contents
        # With scores the way on stands behind the score.
        assert ("A→2" if pages is learner else "→ 2") in first
    closed, open_text = " ".join(learner), " ".join(trainer)
    for secret in ("HB", "最好", "合计 −1"):
        assert secret not in closed
        assert secret in open_text
    assert "请问讲师" in closed
    assert faults_by_ear(tmp_path / "site" / "learner.pdf") == []
    assert faults_by_ear(tmp_path / "own" / "trainer.pdf") == []
