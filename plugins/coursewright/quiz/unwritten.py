"""What an import leaves to write: a mark in place of a text that no file of another tool has."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.passages import passages_of
from coursewright.quiz.model import LoadedQuiz

LEFT = "…"
"""The whole of a text that somebody has to write."""


def check_unwritten(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Report every text that is left to write, until it is written."""
    for passage in passages_of(loaded.quiz, loaded.places, loaded.language):
        if passage.text.strip() == LEFT:
            issues.error(
                "quiz/left-to-write",
                loaded.places.value(passage.steps),
                "this is left to write.",
                "Write the text in place of the '…'.",
            )
    for index, question in enumerate(loaded.questions):
        if question.objective == LEFT:
            issues.error(
                "quiz/left-to-write",
                loaded.places.value(("questions", index, "objective")),
                f"'{question.id}' serves no objective yet.",
                "Write an objective of the lesson in place of the '…', outside a lesson 'lesson#objective'.",
            )
