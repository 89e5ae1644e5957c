"""Indexes and lists at the back: pages of the book, or of the learners' where it has none of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.handbook import write_handbooks
from coursewright.handbook.indexes import ranges
from coursewright.project.load import load_projects

from ..tiny import change, write
from .hearing import faults_by_ear

COURSE = Path(__file__).parent / "cases" / "course"
EPOCH = 1_700_000_000
FRAMEWORKS = """\
frameworks:
  - {id: F01, title: {zh: 七级评分, en: Seven grades}}
  - {id: F02, title: {zh: 三个要点, en: Three points}}
  - {id: F03, title: {zh: 没人讲过, en: Taught by nobody}}
modules:
"""
BACK = "frameworks, terms, figures-list"
EDITIONS = f"""\
  - {{id: whole, audience: learner, title: {{zh: 册, en: Book}}, parts: [contents, lessons, glossary, {BACK}]}}
  - {{id: taught, audience: trainer, title: {{zh: 讲, en: Taught}}, parts: [contents, sessions, glossary, {BACK}]}}
  - {{id: back, audience: learner, title: {{zh: 索引, en: Indexes}}, parts: [{BACK}], paper: A5}}
  - {{id: first, audience: learner, title: {{zh: 一课, en: One}}, parts: [lessons, {BACK}], lessons: [first]}}
  - {{id: set, audience: learner, title: {{zh: 图集, en: Figures}}, parts: [contents, figures, lessons]}}
"""
Pages = Callable[[Path], list[str]]


def write_course(root: Path) -> Path:
    """The small course with three frameworks, two of them taught and asked for."""
    shutil.copytree(COURSE, root)
    change(root, "content/course.yml", "modules:\n", FRAMEWORKS)
    for language in ("zh", "en"):
        change(
            root, f"content/{language}/one/first.md", "roles: [clerk]", "roles: [clerk]\nframeworks: [F01]"
        )
        change(root, f"content/{language}/one/second.md", "minutes: 5", "minutes: 5\nframeworks: [F02]")
        quiz = f"quizzes/{language}/one/first.yml"
        change(root, quiz, "    type: single\n", "    type: single\n    frameworks: [F01, F02]\n")
        change(root, quiz, "    type: blanks\n", "    type: blanks\n    frameworks: [F01]\n")
    second = (root / "content/zh/one/second.md").read_text(encoding="utf-8")
    write(root, "content/zh/one/second.md", second.replace("到此为止。", "等候时间到此为止，这一刻也是。"))
    with (root / "content/course.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(EDITIONS)
    return root


def write_all(root: Path, folder: Path, *names: str) -> None:
    """Write the editions of these names, below `site/<language>` and `own/<language>`."""
    issues = IssueLog()
    for language, project in load_projects(root, issues).items():
        assert not issues.has_errors, as_text(issues)
        editions = [row for row in project.course.handbooks if row.id in names]
        write_handbooks(project, editions, folder / "site" / language, folder / "own" / language, EPOCH)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indexes")
    write_all(write_course(folder / "course"), folder, "learner", "whole", "taught", "back", "first", "set")
    return folder


@pytest.fixture(scope="module")
def pages_of() -> Pages:
    """The text of each page of a PDF in the order in which it is drawn: what has a place of its own comes after."""

    def read(path: Path) -> list[str]:
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.split("\f")[
            :-1
        ]

    return read


def page_with(mark: str, pages: list[str]) -> int:
    return next(number for number, text in enumerate(pages, 1) if mark in "".join(text.split()))


def squeezed(text: str) -> str:
    """A page without white space and leaders."""
    return re.sub(r"[\s.]+", "", text)


def test_an_index_names_pages_and_questions_of_its_own_book(books: Path, pages_of: Pages):
    pages = pages_of(books / "site/zh/whole.pdf")
    back = squeezed(pages[-1])
    first, second = page_with("表1-1", pages), page_with("到此为止", pages)
    assert f"七级评分{first}Sevengrades第1课题1、2F01三个要点{second}Threepoints第1课题1F02" in back
    assert "没人讲过" not in back
    assert f"等候时间{second}D时刻{page_with('一位客户走进来', pages)}、{second}S" in back
    assert f"一张小表{first}表1-1一个黑点{page_with('图1-1', pages)}图1-1" in back
    assert "页码是学员手册的页码" not in back


def test_indexes_that_follow_one_another_share_a_page(books: Path, pages_of: Pages):
    last = pages_of(books / "site/zh/whole.pdf")[-1]
    assert all(title in last for title in ("模型索引", "术语索引", "图表目录"))
    assert "模型索引术语索引图表目录" in squeezed(last)


def test_without_lessons_the_pages_are_those_of_the_learners_book(books: Path, pages_of: Pages):
    learner = pages_of(books / "site/zh/learner.pdf")
    table, end = page_with("表1-1", learner), page_with("到此为止", learner)
    for name in ("own/zh/taught.pdf", "site/zh/back.pdf"):
        back = squeezed("".join(pages_of(books / name)))
        assert "页码是学员手册的页码" in back, name
        assert f"七级评分{table}" in back, name
        assert f"等候时间{end}" in back, name
        assert f"一张小表{table}" in back, name


def test_an_index_holds_what_its_book_has(books: Path, pages_of: Pages):
    back = squeezed(pages_of(books / "site/zh/first.pdf")[-1])
    assert "七级评分" in back
    assert "三个要点" not in back
    assert "等候时间" not in back


def test_the_glossary_names_the_page_of_each_terms_main_use(books: Path, pages_of: Pages):
    pages = pages_of(books / "site/zh/whole.pdf")
    glossary = squeezed(pages[-2])
    assert f"客户接触到你的那一下。也说：一刻S{page_with('一位客户走进来', pages)}" in glossary
    assert f"从取号到叫号的时间。D{page_with('到此为止', pages)}" in glossary


def test_a_figure_set_has_each_figure_with_its_caption_beside_the_lessons(books: Path, pages_of: Pages):
    pages = pages_of(books / "site/zh/set.pdf")
    found = page_with("图1-1", pages)
    figures = squeezed(pages[found - 1])
    assert "一个黑点" in figures
    assert figures.startswith("图集")
    assert "一张小表" not in figures
    assert f"图集Figures{found}" in squeezed(pages[0])


def test_the_contents_tell_minutes_self_checks_and_what_is_left_out(books: Path, pages_of: Pages):
    pages = pages_of(books / "site/zh/whole.pdf")
    contents = squeezed(pages[0])
    check = page_with("刚好兑现约定是几分", pages)
    assert f"Firstlesson:seeing・10分钟+岗位上6分钟・自测{check}" in contents
    assert f"第二课{page_with('到此为止', pages)}Secondlesson" in contents
    assert "在整套课程里，本册未收模块1" in contents
    last = len(pages)
    assert f"术语表Glossary{last - 1}模型索引Indexofframeworks{last}" in contents


def test_an_english_book_has_its_indexes_in_english(books: Path, pages_of: Pages):
    back = pages_of(books / "site/en/whole.pdf")[-1]
    assert "Index of frameworks" in back
    assert "lesson 1: 1, 2" in back
    assert re.search(r"Asmalltable\d+Table1-1", squeezed(back))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_of_it_can_be_followed_by_ear(books: Path, language: str):
    names = (
        "site/{}/whole.pdf",
        "site/{}/back.pdf",
        "site/{}/first.pdf",
        "site/{}/set.pdf",
        "own/{}/taught.pdf",
    )
    found = {name: faults_by_ear(books / name.format(language)) for name in names}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_same_bytes_from_another_folder(books: Path, tmp_path: Path):
    write_all(write_course(tmp_path / "course"), tmp_path, "back", "first")
    for name in ("site/zh/back.pdf", "site/en/first.pdf"):
        assert (tmp_path / name).read_bytes() == (books / name).read_bytes(), name


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((), ""), ((4,), "4"), ((1, 2), "1, 2"), ((9, 1, 2, 3, 4, 4), "1–4, 9"), ((2, 4, 5, 6), "2, 4–6")],
)
def test_numbers_are_told_in_few_signs(numbers: tuple[int, ...], said: str):
    assert ranges(numbers, ", ") == said
