"""Robots at the quizzes of a course: which of their tricks work, in one quiz and over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coursewright.base.issues import IssueLog, Place
from coursewright.project.model import Project
from coursewright.project.taught import taught_by_quiz
from coursewright.quiz.lint import Taught
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.robots import Sitting, Turn, sit, told_of, turns_of

Turns = Mapping[str, tuple[Turn, ...]]
"""The choices of each quiz, by its id."""

MOST_NAMED = 12
"""How many items a warning about a whole course names; those about its quizzes name the rest."""


def turns_by_quiz(quizzes: Iterable[LoadedQuiz], taught: Mapping[str, Taught]) -> Turns:
    """All choices of some quizzes; `taught` is what the lesson of each says."""
    return {
        quiz.id: tuple(turns_of(quiz, taught[quiz.id], chinese=quiz.language.startswith("zh")))
        for quiz in quizzes
    }


def check_robots(turns: Turns, language: str, quizzes: Iterable[LoadedQuiz], issues: IssueLog) -> None:
    """Warn of each robot whose trick works in a quiz, or over all of them together."""
    for quiz in quizzes:
        for sitting in sit(turns[quiz.id]):
            if sitting.works:
                issues.add(told_of(sitting, quiz.where.key("questions"), "this quiz"))
    for sitting in sit(_all(turns)):
        if sitting.works and len({turn.quiz for turn in sitting.turns}) > 1:
            issues.add(told_of(sitting, Place(file=f"quizzes/{language}"), "the course", most=MOST_NAMED))


def seat_robots(project: Project) -> tuple[Sitting, ...]:
    """What each robot gets right over all quizzes of a language."""
    outlines = [lesson.outline for lesson in project.lessons]
    taught = taught_by_quiz(project.quizzes, outlines, project.language)
    return sit(_all(turns_by_quiz(project.quizzes.values(), taught)))


def _all(turns: Turns) -> tuple[Turn, ...]:
    return tuple(turn for rows in turns.values() for turn in rows)
