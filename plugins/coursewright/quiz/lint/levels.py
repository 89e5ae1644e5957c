"""The level that an item claims, beside what its kind can ask (Anderson & Krathwohl 2001)."""

from __future__ import annotations

from typing import get_args

from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.question import Level
from coursewright.quiz.sheet import Sheet

LEVELS: tuple[str, ...] = get_args(Level)


def lint_level(question: AnyQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of a level that the question's kind cannot show."""
    if question.level is None:
        return
    level, kind = LEVELS.index(question.level), kind_of(question)
    if kind.highest and level > LEVELS.index(kind.highest):
        limit, word = kind.highest, "at most"
    elif kind.lowest and level < LEVELS.index(kind.lowest):
        limit, word = kind.lowest, "at least"
    else:
        return
    issues.warning(
        "lint/level-of-kind",
        sheet.where.value("level"),
        f"a {question.type} question shows {word} '{limit}', not '{question.level}'.",
        f"Write 'level: {limit}' or what it really asks, or ask in another kind.",
    )
