"""The names that quizzes and questions have, or had: each stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog, Place

if TYPE_CHECKING:
    from coursewright.quiz.model import LoadedQuiz

FormerNames = tuple[str, tuple[tuple[str, Place], ...]]
"""A question by its name, and the names that it had, each with its place."""


def former_names(loaded: LoadedQuiz) -> tuple[FormerNames, ...]:
    """The questions of a quiz with the names that they had."""
    return tuple(
        (
            sheet.name,
            tuple(
                (name, sheet.where.value("formerly", index)) for index, name in enumerate(question.formerly)
            ),
        )
        for question, sheet in loaded.sheets()
    )


def check_former_names(questions: Iterable[FormerNames], issues: IssueLog) -> None:
    """Report former names that cannot be: not `quiz#question`, still in use, or claimed twice."""
    rows = list(questions)
    taken = {question: "is a question of today" for question, _ in rows}
    for question, former in rows:
        for name, place in former:
            if name.count("#") != 1:
                issues.error(
                    "quiz/former-name", place, f"'{name}' names no question.", "Write 'quiz#question'."
                )
            elif name in taken:
                issues.error(
                    "quiz/former-name",
                    place,
                    f"'{name}' {taken[name]}.",
                    "Name only where this very question stood before, once.",
                )
            taken.setdefault(name, f"is claimed by '{question}' already")


def report_duplicate(quiz: str, place: Place, other: str, issues: IssueLog) -> None:
    """Tell that a quiz stands at a place and in another file, too."""
    cure = "Rename one of the two files, and its id with it."
    issues.error("quiz/duplicate-quiz", place, f"quiz '{quiz}' also stands in {other}.", cure)
