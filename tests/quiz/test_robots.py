"""Robots find what was planted, and leave alone what is clean."""

from __future__ import annotations

import re
from itertools import product

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import load_yaml
from coursewright.quiz.lint.balance import lint_places
from coursewright.quiz.lint.quiz import lint_quiz
from coursewright.quiz.lint.stems import vocabulary_of
from coursewright.quiz.lint.taught import NOTHING_TAUGHT, load_taught
from coursewright.quiz.load import load_quiz
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.robots.sit import sit
from coursewright.quiz.robots.tally import chance_of, told_of
from coursewright.quiz.robots.tricks import TRICKS
from coursewright.quiz.robots.turns import turns_of
from tests.quiz.planted import PLANTED, Maker

LANGUAGES = ("zh", "en")


def load(text: str, language: str) -> LoadedQuiz:
    issues = IssueLog()
    document = load_yaml(text, "quizzes/bank.yml", issues)
    assert document is not None, as_text(issues)
    quiz = load_quiz(document, issues, language=language, course="tiny")
    assert quiz is not None, as_text(issues)
    return quiz


def named_items(quiz: LoadedQuiz) -> set[str]:
    """The items that some rule points at, or that a robot's warning lists."""
    issues = IssueLog()
    lint_quiz(quiz, vocabulary_of([quiz]).is_rare, (), NOTHING_TAUGHT, issues)
    lint_places(quiz, issues)
    robots = IssueLog()
    for sitting in sit(tuple(turns_of(quiz, NOTHING_TAUGHT))):
        if sitting.tally.works:
            robots.add(told_of(sitting.tally, quiz.where.key("questions"), "this quiz"))
    lines = [quiz.where.value("questions", index).line for index in range(len(quiz.questions))]
    found = {name for issue in robots.found for name in re.findall(r"\bi\d+", issue.message.split(":")[-1])}
    for issue in issues.found:
        below = [index for index, line in enumerate(lines) if line <= issue.place.line]
        if below:
            found.add(quiz.questions[below[-1]].id)
    return found


@pytest.mark.parametrize(("language", "seed"), [*product(LANGUAGES, range(5))])
def test_planted_cues_are_named(language: str, seed: int) -> None:
    text, cues = Maker(language, seed).bank(PLANTED, clean=0)
    named = named_items(load(text, language))
    assert len(cues) == 200
    missed = {name: cue for name, cue in cues.items() if name not in named}
    assert len(missed) <= 10, missed


@pytest.mark.parametrize(("language", "seed"), [*product(LANGUAGES, range(5))])
def test_clean_items_are_left_alone(language: str, seed: int) -> None:
    text, cues = Maker(language, seed).bank({}, clean=200)
    named = named_items(load(text, language))
    assert len(named & cues.keys()) <= 4, named


def test_each_robot_works_on_what_was_planted_for_it_alone() -> None:
    robots = {
        "longest": "longest",
        "absolute": "not-absolute",
        "echo": "echo",
        "position": "second-place",
        "hedged": "hedged",
        "shortest": "shortest",
        "middle": "middle-number",
    }
    for language, (cue, name) in product(LANGUAGES, robots.items()):
        text, _ = Maker(language, 1).bank({cue: 30}, clean=0)
        sittings = sit(tuple(turns_of(load(text, language), NOTHING_TAUGHT)))
        assert name in {sitting.trick.name for sitting in sittings if sitting.tally.works}, (language, cue)


def test_all_robots_are_named_once() -> None:
    names = [trick.name for trick in TRICKS]
    assert len(set(names)) == len(names)


STATEMENT = """\
id: bank
questions:
  - {{id: i0, type: true-false, objective: o, prompt: {prompt}, answer: {answer}, why: {{true: w, false: w}}}}
"""


@pytest.mark.parametrize(
    ("language", "prompt", "robot", "answer"),
    [
        ("zh", "所有客户都会投诉。", "not-absolute", False),
        ("zh", "补救之后，客户可能不再回来。", "hedged", True),
        ("en", "Every customer complains.", "not-absolute", False),
        ("en", "After a repair a customer may stay away.", "hedged", True),
    ],
)
def test_robots_judge_statements_by_their_words(language: str, prompt: str, robot: str, answer: bool) -> None:
    for truth in (True, False):
        quiz = load(STATEMENT.format(prompt=prompt, answer=str(truth).lower()), language)
        sittings = {row.trick.name: row for row in sit(tuple(turns_of(quiz, NOTHING_TAUGHT)))}
        assert [name for name, row in sittings.items() if row.turns] == [robot]
        assert len(sittings[robot].right) == (1 if truth is answer else 0)


def test_who_knows_the_lessons_words_chooses_them() -> None:
    lesson = "The guard holds the door for a customer with a pushchair and says good morning."
    text = """\
id: bank
questions:
  - id: i0
    type: single
    objective: o
    prompt: What happened?
    options:
      - {id: a, text: Nobody moved and the pushchair waited outside, why: w}
      - {id: b, text: The guard holds the door for a customer, correct: true, why: w}
"""
    taught = load_taught([lesson], [], "en")
    rows = {row.trick.name: row for row in sit(tuple(turns_of(load(text, "en"), taught)))}
    assert [turn.name for turn in rows["lesson-words"].right] == ["i0"]


@pytest.mark.parametrize(
    ("right", "lucks", "chance"),
    [
        (0, [0.5, 0.5], 1.0),
        (1, [0.5, 0.5], 0.75),
        (2, [0.5, 0.25], 0.125),
        (4, [1 / 3] * 4, 1 / 81),
        (1, [], 0.0),
    ],
)
def test_chance_is_that_of_independent_choices(right: int, lucks: list[float], chance: float) -> None:
    assert chance_of(right, lucks) == pytest.approx(chance)
