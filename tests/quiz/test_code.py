"""The short code of a question: one of a kind, the same under a new name, on paper as on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.markup import plain_text
from coursewright.project.load import load_projects
from coursewright.quiz.code import SIGNS, read_code, report_code
from coursewright.quiz.kind import Audience
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import paper_quiz
from tests.browser.tools import CASES


@pytest.fixture(scope="module")
def quizzes() -> dict[str, LoadedQuiz]:
    """The small site's first quiz by language."""
    projects = load_projects(Path(CASES / "site"), IssueLog())
    return {language: project.quizzes["first"] for language, project in projects.items()}


def test_it_is_told_by_course_name_and_language_alone() -> None:
    assert report_code("moments", "first#who", "zh") == "7QQ-VGS"
    others = [("other", "first#who", "zh"), ("moments", "first#what", "zh"), ("moments", "first#who", "en")]
    assert len({report_code("moments", "first#who", "zh"), *(report_code(*row) for row in others)}) == 4


def test_a_new_name_keeps_the_code_and_a_new_key_too(quizzes: dict[str, LoadedQuiz]) -> None:
    question, sheet = quizzes["en"].sheets()[0]
    moved = replace(sheet, quiz="second", question="other", formerly=(sheet.name,))
    assert moved.code == sheet.code == report_code("site-case", f"first#{question.id}", "en")


@pytest.mark.parametrize("text", ["K7M-3QP", "k7m3qp", " k7m-3qp "])
def test_a_code_is_read_as_people_write_it(text: str) -> None:
    assert read_code(text) == "K7M-3QP"


def test_what_looks_like_another_sign_is_taken_for_it() -> None:
    assert read_code("oil-oil") == "011-011"
    assert not set("ILOU") & set(SIGNS)


@pytest.mark.parametrize("text", ["", "K7M-3Q", "K7M-3QPP", "first#who", "c2919365", "K7-M3QP"])
def test_other_texts_are_no_codes(text: str) -> None:
    assert read_code(text) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("audience", ["learner", "trainer"])
def test_paper_has_the_code_of_each_question(
    quizzes: dict[str, LoadedQuiz], language: str, audience: Audience
) -> None:
    quiz = quizzes[language]
    text = plain_text(paper_quiz(quiz, audience))
    assert [sheet.code for _, sheet in quiz.sheets() if sheet.code not in text] == []
