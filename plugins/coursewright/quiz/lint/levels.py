"""The level that an item claims, beside what its kind can ask (Anderson & Krathwohl 2001)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.question import Level
from coursewright.quiz.sheet import Sheet

LEVELS: tuple[str, ...] = get_args(Level)
HIGHEST: Mapping[str, Level] = {
    "true-false": "understand",
    "blanks": "apply",
    "numeric": "apply",
    "match": "apply",
    "categorise": "apply",
    "order": "apply",
    "multiple": "analyse",
    "single": "evaluate",
}
"""The highest level that a kind's answers can show: who sorts or reckons applies a rule, who ticks makes nothing."""
LOWEST: Mapping[str, Level] = {
    "reflection": "apply",
    "scale": "apply",
    "dialogue": "apply",
    "transcript": "apply",
}
"""The lowest level of kinds in which learners work on a case or on something of their own."""


def lint_level(question: AnyQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of a level that the question's kind cannot show."""
    if question.level is None:
        return
    level, kind = LEVELS.index(question.level), question.type
    if kind in HIGHEST and level > LEVELS.index(HIGHEST[kind]):
        limit, word = HIGHEST[kind], "at most"
    elif kind in LOWEST and level < LEVELS.index(LOWEST[kind]):
        limit, word = LOWEST[kind], "at least"
    else:
        return
    issues.warning(
        "lint/level-of-kind",
        sheet.where.value("level"),
        f"a {kind} question shows {word} '{limit}', not '{question.level}'.",
        f"Write 'level: {limit}' or what it really asks, or ask in another kind.",
    )
