"""Statements to judge as true or false: words that tell which, and two claims in one."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.languages.items import items_of
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.lint.cues import absolutes, hedges
from coursewright.quiz.lint.text import plain
from coursewright.quiz.sheet import Sheet


def lint_statement(question: TrueFalseQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn where the wording of a statement tells its truth, and where it states two things."""
    strong, mild = absolutes(question.prompt, sheet.language), hedges(question.prompt, sheet.language)
    told = mild if question.answer else strong
    if told and not (strong if question.answer else mild):
        habit = "allows exceptions, and it is true" if question.answer else "allows none, and it is false"
        issues.warning(
            "lint/telling-word",
            sheet.where.value("prompt"),
            f"'{told[0]}' gives the statement away: it {habit}, as test-wise learners expect.",
            "Say it without such a word, or make a statement with one that goes the other way.",
        )
    if found := items_of(sheet.language).joints.search(plain(question.prompt)):
        issues.warning(
            "lint/two-claims",
            sheet.where.value("prompt"),
            f"'{found[0].strip()}' joins two claims; one may be true and the other false.",
            "Keep the one that is to be judged; make another question of the other.",
        )
