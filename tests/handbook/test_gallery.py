"""The handbooks of the gallery: every kind of question has its form on paper, and for trainers its key."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.handbook import write_handbooks
from coursewright.languages.words import handbook_words, words
from coursewright.project.alone import quizzes_alone
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.kinds import KINDS

from .hearing import faults_by_ear
from .test_project import EPOCH, Pages

CASES = Path(__file__).parents[1] / "cases" / "gallery"
QUIZZES = ("choices-and-gaps", "numbers-and-order", "words-and-talk")
COURSE = """\
id: gallery
version: "1"
languages: [zh, en]
title: {zh: 题型样例, en: Kinds of question}
modules:
  - id: part
    title: {zh: 全部题型, en: All kinds}
    question: {zh: 每一种长什么样？, en: What does each look like}
    lessons: [kinds]
handbooks:
  - {id: learner, audience: learner, title: {zh: 学员手册, en: Learner handbook}, parts: [lessons]}
  - {id: trainer, audience: trainer, title: {zh: 讲师手册, en: Trainer handbook}, parts: [lessons, key]}
"""
TITLES = {"zh": "十三种题型", "en": "Thirteen kinds"}

Books = Callable[[str], tuple[Path, Path]]


def write_gallery_course(root: Path) -> dict[str, Project]:
    """A course of one lesson that holds the gallery's quizzes one after the other."""
    for language, title in TITLES.items():
        shutil.copytree(CASES / language, root / "quizzes" / language / "part")
        loaded = quizzes_alone(CASES, language, language, "gallery", IssueLog())
        goals = sorted({question.objective for quiz in loaded.values() for question in quiz.questions})
        head = {"title": title, "minutes": "5", "objectives": [{"id": goal, "text": goal} for goal in goals]}
        texts = "".join(f"### {goal} {{#{goal}}}\n\n{goal}\n\n" for goal in goals)
        fences = "".join(f"```quiz\n{quiz}\n```\n\n" for quiz in QUIZZES)
        lesson = root / "content" / language / "part" / "kinds.md"
        lesson.parent.mkdir(parents=True)
        shutil.copy(CASES / "hall.svg", lesson.parent)
        text = f"---\n{json.dumps(head)}\n---\n## {title} {{#idea}}\n\n{texts}## {title} {{#self-check}}\n\n{fences}"
        lesson.write_text(text, encoding="utf-8", newline="\n")
    (root / "content" / "course.yml").write_text(COURSE, encoding="utf-8", newline="\n")
    (root / "content" / "glossary.yml").write_text("terms: []\n", encoding="utf-8", newline="\n")
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.has_errors, as_text(issues)
    return dict(projects)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The learner's and the trainer's handbook in a language; each made once."""
    root = tmp_path_factory.mktemp("gallery")
    projects = write_gallery_course(root)

    @cache
    def made(language: str) -> tuple[Path, Path]:
        editions = projects[language].course.handbooks
        write_handbooks(
            projects[language], editions, root / language / "site", root / language / "own", EPOCH
        )
        return root / language / "site" / "learner.pdf", root / language / "own" / "trainer.pdf"

    return made


@pytest.mark.parametrize("language", TITLES)
def test_every_kind_has_its_form_and_its_name(books: Books, pages_of: Pages, language: str) -> None:
    word = words(language)
    for book in books(language):
        text = "".join("".join(pages_of(book)).split())
        for kind in KINDS:
            assert "".join(word[f"quiz.rail.{kind}"].split()) in text, kind


@pytest.mark.parametrize("language", TITLES)
def test_every_question_has_its_line_in_the_key(books: Books, pages_of: Pages, language: str) -> None:
    word = words(language)
    learner, trainer = ("\n".join(pages_of(book)) for book in books(language))
    assert learner.count(word["quiz.answer"]) < trainer.count(word["quiz.answer"]) - 10
    title = handbook_words(language)["key"]
    pages = pages_of(books(language)[1])
    key = "\n".join(page for page in pages if title in page)
    lines = [line.strip() for line in key.splitlines()]
    assert {str(number) for number in range(1, 16)} <= set(lines)
    solid = "".join(key.split())
    assert [kind for kind in KINDS if "".join(word[f"quiz.kind.{kind}"].split()) not in solid] == []
    assert word["quiz.no_one_answer"] in key


@pytest.mark.parametrize("language", TITLES)
def test_every_kind_can_be_followed_by_ear(books: Books, language: str) -> None:
    assert [fault for book in books(language) for fault in faults_by_ear(book)] == []
