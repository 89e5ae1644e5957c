"""Assessments: what stands in a page with feedback none, and with grading by the trainer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.project.load import load_projects
from coursewright.quiz.seal import context, open_capsule

from ..indexed import texts_of
from ..quiz.assessment.exam_course import EXAM, write_exam_course
from .sites import build_site
from .twins import write_twin

TEXTS = re.compile(r"理由|问候在先|他点点头|满意|REASON|HAPPENS|BECAUSE|BAND")
WAYS = {"after": "feedback: after", "none": "feedback: none", "trainer": "grading: trainer"}
PAGE = "assessments/exam.html"

Site = Callable[[str, str, str], Path]
"""From a way to grade, `first` or `twin`, and a language to the folder of a site."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Sites of the small course and of its twin, with every key and every sealed text changed; each built once."""

    @cache
    def course(way: str, which: str) -> Path:
        root = tmp_path_factory.mktemp(f"{way}-{which}") / "course"
        root.mkdir()
        if which == "first":
            return write_exam_course(root, assessments=EXAM.replace("feedback: after", WAYS[way]))
        write_twin(course(way, "first"), root)
        issues = IssueLog()
        load_projects(root, issues)
        assert not issues.has_errors, as_text(issues)
        return root

    @cache
    def built(way: str, which: str, language: str) -> Path:
        folder = tmp_path_factory.mktemp("site")
        build_site(course(way, which), language, folder)
        return folder

    return built


def page_of(folder: Path) -> str:
    """The assessment's page."""
    return (folder / PAGE).read_text(encoding="utf-8")


def opened(page: str, language: str) -> dict[str, object]:
    """What is in the capsules, by question."""
    found = {}
    for tag in re.findall(r"<cw-question [^>]*>", page):
        name, seal = (re.search(rf'{key}="([^"]+)"', tag) for key in ("data-question", "data-seal"))
        if name and seal:
            found[name[1]] = open_capsule(seal[1], context("exam-case", *name[1].split("#"), language))
    return found


@pytest.mark.parametrize(
    ("way", "language"), [("after", "zh"), ("after", "en"), ("none", "en"), ("trainer", "zh")]
)
def test_a_page_holds_no_text_that_explains(site: Site, way: str, language: str) -> None:
    page = page_of(site(way, "first", language))
    count = page.count("<cw-question ")
    assert count >= 15
    assert TEXTS.findall(page) == []
    values = opened(page, language)
    if way == "after":
        assert sum(bool(TEXTS.search(str(value))) for value in values.values()) == count
    if way == "none":
        assert len(values) == count
        assert all(isinstance(value, dict) and set(value) == {"key"} for value in values.values())
    if way == "trainer":
        assert "data-seal" not in page
        assert "data-rev" not in page


@pytest.mark.slow
def test_a_page_that_a_trainer_grades_is_the_same_whatever_is_right(site: Site) -> None:
    first, twin = (page_of(site("trainer", which, "zh")) for which in ("first", "twin"))
    assert first == twin


@pytest.mark.slow
def test_a_page_that_grades_is_the_same_but_for_its_capsules(site: Site) -> None:
    first, twin = (page_of(site("after", which, "zh")) for which in ("first", "twin"))
    assert first != twin
    assert re.sub(r' data-seal="[^"]*"', "", first) == re.sub(r' data-seal="[^"]*"', "", twin)


def test_no_search_finds_a_question_of_an_assessment(site: Site) -> None:
    pages = texts_of(site("after", "first", "en"))
    index = "\n".join(pages.values())
    assert "Excuse me?" in index
    assert "Which one is it" not in index
    assert not any(url.startswith("assessments/") for url in pages)
