"""An answer of signs alone, such as >=, counts only as it is written: there is nothing in it that is free."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.quiz.fold import has_words
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.sheet import Sheet


def lint_signs(question: BlanksQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of each accepted answer without a letter or a digit."""
    for row, blank in enumerate(question.blanks):
        for index, answer in enumerate(blank.accept):
            if not has_words(answer):
                issues.warning(
                    "lint/signs-alone",
                    sheet.where.value("blanks", row, "accept", index),
                    f"'{answer}' consists of signs alone, so it counts only as it is written.",
                    "Accept each way of typing it (≥ beside >=), or ask for a word or a number.",
                )
