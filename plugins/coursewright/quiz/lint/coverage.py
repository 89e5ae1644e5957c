"""Objectives that too few items serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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


def lint_coverage(goals: Iterable[Goal], items: Iterable[tuple[str, str]], issues: IssueLog) -> None:
    """Warn of each objective with fewer than two `items`: questions by quiz and objective, those of banks too."""
    counts: Counter[str] = Counter()
    own: Counter[tuple[str, str]] = Counter()
    for quiz, objective in items:
        counts[objective] += 1
        own[quiz, objective] += 1
    for goal in goals:
        full = f"{goal.lesson}#{goal.id}"
        served = counts[full] + sum(own[quiz, goal.id] for quiz in goal.quizzes)
        if served < FEWEST_ITEMS:
            issues.warning(
                "lint/few-items",
                goal.place,
                f"{'no item asks' if not served else 'one item alone asks'} for the objective '{goal.id}'.",
                f"Write at least two, in the lesson's quiz or in a bank (there as 'objective: {full}').",
            )
