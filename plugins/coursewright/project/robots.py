"""Robots at the quizzes of a course: which of their tricks work, in one quiz and over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog, Place
from coursewright.quiz.robots.tally import Tally, joined, told_of

if TYPE_CHECKING:
    from coursewright.project.model import Project
    from coursewright.quiz.lint.taught import Taught
    from coursewright.quiz.model import LoadedQuiz

Tallies = tuple[Tally, ...]
"""What each robot gets right whose trick says anything, in the order of the tricks."""
MOST_NAMED = 12
"""How many items a warning about a whole course names; those about its quizzes name the rest."""


def tally_quiz(quiz: LoadedQuiz, taught: Taught) -> Tallies:
    """What robots get right in a quiz; `taught` is what its lesson says."""
    from coursewright.quiz.robots.sit import sit  # late: most quizzes were sat before
    from coursewright.quiz.robots.turns import turns_of

    turns = tuple(turns_of(quiz, taught))
    return tuple(sitting.tally for sitting in sit(turns) if sitting.turns)


def check_robots(tallies: Tallies, quiz: LoadedQuiz, issues: IssueLog) -> None:
    """Warn of each robot whose trick works in a quiz."""
    for tally in tallies:
        if tally.works:
            issues.add(told_of(tally, quiz.where.key("questions"), "this quiz"))


def check_all_robots(robots: Tallies, language: str, issues: IssueLog) -> None:
    """Warn of each robot whose trick works over all quizzes of a language."""
    for tally in robots:
        if tally.quizzes > 1 and tally.works:
            issues.add(told_of(tally, Place(file=f"quizzes/{language}"), "the course", most=MOST_NAMED))


def seat_robots(project: Project) -> Tallies:
    """What each robot gets right over all quizzes of a language."""
    from coursewright.project.taught import taught_by_quiz
    from coursewright.quiz.robots.tricks import TRICKS

    outlines = [lesson.outline for lesson in project.lessons]
    taught = taught_by_quiz(project.quizzes, outlines, project.language)
    found = joined_tallies(tally_quiz(quiz, taught[name]) for name, quiz in project.quizzes.items())
    names = [trick.name for trick in TRICKS]
    return tuple(sorted(found, key=lambda tally: names.index(tally.trick)))


def joined_tallies(quizzes: Iterable[Tallies]) -> Tallies:
    """What each robot gets right of several quizzes together."""
    rows: defaultdict[str, list[Tally]] = defaultdict(list)
    for quiz in quizzes:
        for tally in quiz:
            rows[tally.trick].append(tally)
    return tuple(joined(row) for row in rows.values())
