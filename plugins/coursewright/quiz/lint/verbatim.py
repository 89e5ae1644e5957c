"""Items that a lesson's own words answer: what is remembered by ear asks for nothing else."""

from __future__ import annotations

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.lint.taught import Taught
from coursewright.quiz.sheet import Sheet

OWN = frozenset({"reflection", "scale"})
"""Kinds in which learners work on something of their own, with the lesson beside them."""


def lint_verbatim(question: AnyQuestion, sheet: Sheet, taught: Taught, issues: IssueLog) -> None:
    """Warn of a question above `remember` whose stem or choices hold a run of the lesson's words; once a question."""
    if question.level == "remember" or question.type in OWN:
        return
    for path, text, marker in marked_texts(question):
        run = taught.common_run(text) if marker.part == "asked" else ""
        if run:
            issues.warning(
                "lint/words-of-the-lesson",
                sheet.where.value(*path),
                f"'{run}' stands in the lesson, word by word: who remembers it need not think.",
                "Ask with a case that the lesson has not shown, or write 'level: remember'.",
            )
            return
