"""Items that a lesson's own words answer: what is remembered by ear asks for nothing else."""

from __future__ import annotations

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.lint.taught import Taught
from coursewright.quiz.sheet import Sheet


def lint_verbatim(question: AnyQuestion, sheet: Sheet, taught: Taught, issues: IssueLog) -> None:
    """Warn of a question above `remember` whose stem or choices hold a run of the lesson's words; once a question.

    Who works on something of one's own has the lesson beside it.
    """
    if question.level == "remember" or kind_of(question).own:
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
