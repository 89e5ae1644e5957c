from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.base.source import load_yaml
from coursewright.languages.guess import language_meant
from coursewright.languages.language import language_of
from coursewright.languages.shelf import OWN, use_languages_of
from coursewright.languages.words import word_languages, words
from coursewright.project.checks.languages import check_own_languages
from coursewright.quiz.load import load_quiz
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.screen import screen_quiz
from tests.tiny import change, run, write, write_tiny_course

QUIZ = """
id: one
questions:
  - id: first
    type: true-false
    objective: idea
    prompt: It is so.
    answer: true
    why: {true: It is., false: It is.}
"""


@pytest.fixture(autouse=True)
def _forget(tmp_path: Path) -> Iterator[None]:
    yield
    use_languages_of(tmp_path / "nowhere")


def load(text: str, language: str) -> LoadedQuiz:
    document = load_yaml(text, "quizzes/one.yml", IssueLog())
    assert document is not None
    quiz = load_quiz(document, IssueLog(), language=language, course="tiny")
    assert quiz is not None
    return quiz


def told(root: Path) -> str:
    issues = IssueLog()
    check_own_languages(root, issues)
    return as_text(issues)


def test_a_language_is_begun_and_what_it_lacks_is_counted(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    answer = run(root, "new", "language", "fr")
    assert answer.returncode == 0, answer.stderr
    assert f"{OWN}/fr.yml" in answer.stdout
    assert f"{OWN}/words/fr.yml" in answer.stdout
    assert "words are missing: course.home, " in told(root)
    use_languages_of(root)
    assert "fr" in word_languages()
    assert words("fr")["quiz.check"] == "Check"
    assert language_of("fr").direction == "ltr"
    change(root, f"{OWN}/words/fr.yml", '  check: ""  # Check', "  check: Vérifier")
    use_languages_of(root)
    assert words("fr")["quiz.check"] == "Vérifier"
    assert words("fr-CA")["quiz.check"] == "Vérifier"
    again = run(root, "new", "language", "fr")
    assert again.returncode == 2
    assert "is there" in again.stderr


def test_a_language_of_the_other_direction_is_begun_so(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    assert run(root, "new", "language", "he").returncode == 0
    use_languages_of(root)
    assert language_of("he").direction == "rtl"


def test_what_the_tool_speaks_may_be_said_otherwise(tmp_path: Path) -> None:
    write(tmp_path, f"{OWN}/words/de.yml", "quiz:\n  check: Kontrolle\n")
    before = words("de")["quiz.next"]
    use_languages_of(tmp_path)
    assert words("de")["quiz.check"] == "Kontrolle"
    assert words("de")["quiz.next"] == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("words/eo.yml", "quiz:\n  chek: Kontroli\n", "error language/no-such-word: the tool says nothing by the name"),
        ("words/eo.yml", "quiz:\n  top: Demando\n", "error language/wrong-gap: 'quiz.top' has other gaps"),
        ("eo.yml", "tag: eo\ndirection: left\n", "eo.yml:2:12: error language/unknown-word"),
        ("eo.yml", "tag: eo\ndirektion: ltr\n", "Did you mean 'direction'?"),
    ],
)  # fmt: skip
def test_slips_in_a_language_are_named_and_stop_nothing(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    write(tmp_path, f"{OWN}/{name}", text)
    assert said in told(tmp_path)
    use_languages_of(tmp_path)
    assert words("eo")["quiz.check"]
    assert language_of("eo").direction == "ltr"


@pytest.mark.parametrize(
    ("name", "meant"),
    [("jp", "ja"), ("cn", "zh"), ("TW", "zh-Hant"), ("Deutsch", "de"), ("german", "de"), ("日本語", "ja"),
     ("enn", "en")],
)  # fmt: skip
def test_what_is_no_language_means_one(name: str, meant: str) -> None:
    assert language_meant(name) == f"Did you mean '{meant}'?"


def test_what_is_drawn_once_for_a_language_is_drawn_anew_with_other_words(tmp_path: Path) -> None:
    quiz = load(QUIZ, "de")
    before = to_html(screen_quiz(quiz), lambda _: "")
    write(tmp_path, f"{OWN}/words/de.yml", "quiz:\n  check: Kontrolle\n  say:\n    empty: Ganz leer\n")
    use_languages_of(tmp_path)
    after = to_html(screen_quiz(quiz), lambda _: "")
    # What a question has not yet is said beside it, and among the words for scripts.
    for word, times in (("Kontrolle", 1), ("Ganz leer", 2)):
        assert (before.count(f">{word}<"), after.count(f">{word}<")) == (0, times)
