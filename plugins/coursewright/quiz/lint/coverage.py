"""Objectives that too few items serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coursewright.base.issues import IssueLog, Place

FEWEST_ITEMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """An objective by its full name, `lesson#id`, the quizzes of its lesson, and its place."""

    lesson: str
    id: str
    quizzes: frozenset[str]
    place: Place


def items_by_goal(goals: Iterable[Goal], items: Iterable[tuple[str, str]]) -> Iterator[tuple[Goal, int]]:
    """How many `items` ask for each objective: questions by quiz and objective, those of banks too."""
    counts: Counter[str] = Counter()
    own: Counter[tuple[str, str]] = Counter()
    for quiz, objective in items:
        counts[objective] += 1
        own[quiz, objective] += 1
    for goal in goals:
        in_lesson = sum(own[quiz, goal.id] for quiz in goal.quizzes)
        yield goal, counts[f"{goal.lesson}#{goal.id}"] + in_lesson


def lint_coverage(goals: Iterable[Goal], items: Iterable[tuple[str, str]], issues: IssueLog) -> None:
    """Warn of each objective that fewer than two `items` ask for."""
    for goal, served in items_by_goal(goals, items):
        if served < FEWEST_ITEMS:
            issues.warning(
                "lint/few-items",
                goal.place,
                f"{'no item asks' if not served else 'one item alone asks'} for the objective '{goal.id}'.",
                "Write at least two, in the lesson's quiz or in a bank "
                f"(there as 'objective: {goal.lesson}#{goal.id}').",
            )
