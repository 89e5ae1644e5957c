"""Reasons must say something: not too short, and not the option over again."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.base.issues import IssueLog
from coursewright.base.source import Steps
from coursewright.languages.language import language_of
from coursewright.quiz.lint.text import size, tokens
from coursewright.quiz.sheet import Sheet

FEWEST_SIGNS, FEWEST_WORDS = 8, 5
BESIDE = ("text", "left", "right")
"""What a reason may repeat: the texts of the same row."""


def lint_reasons(texts: Mapping[Steps, str], sheet: Sheet, issues: IssueLog) -> None:
    """Warn of each reason among a question's texts that is too short or says what its option says."""
    by_signs = language_of(sheet.language).by_signs
    least, unit = (FEWEST_SIGNS, "characters") if by_signs else (FEWEST_WORDS, "words")
    for path, text in texts.items():
        if "why" not in path:
            continue
        row = [tokens(texts[(*path[:-1], name)]) for name in BESIDE if (*path[:-1], name) in texts]
        if tokens(text) in row:
            issues.warning(
                "lint/reason-repeats-option",
                sheet.where.value(*path),
                "this reason says what its option says.",
                "Say what is right about the option, or what mistake it is.",
            )
        elif (count := size(text, sheet.language)) < least:
            issues.warning(
                "lint/short-reason",
                sheet.where.value(*path),
                f"this reason has {count} {unit}; at least {least} are needed to explain anything.",
                "Say what is right about it, or which mistake leads there.",
            )
