"""Answers that a file counts by a part of the point, or by less than nothing, which no question here does: told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import Choice, in_line

RULE = "import/not-taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The words of an answer and its share of the point in hundredths."""

    words: str
    hundredths: Decimal


def best_of(rows: Sequence[Share]) -> Decimal:
    """The highest share of the answers; what has less is right in part."""
    return max((row.hundredths for row in rows), default=Decimal(0))


def tell_parts(rows: Sequence[Share], counted: str, place: Place, issues: IssueLog) -> None:
    """Answers that are right in part there; `counted` says what becomes of them here."""
    best = best_of(rows)
    for row in rows:
        if 0 < row.hundredths < best:
            told = f"'{in_line(row.words)[:40]}' counts {row.hundredths.normalize():f} % there: {counted}."
            issues.warning(RULE, place, told, "Look whether it shall be so.")


def tell_losses(rows: Sequence[Share], place: Place, issues: IssueLog) -> None:
    """Wrong answers to a question with one right one that take points off."""
    off = [in_line(row.words)[:40] for row in rows if row.hundredths < 0]
    if off:
        told = f"{', '.join(repr(words) for words in off)}: points are taken off there, and none here."
        issues.warning(RULE, place, told)


def tell_rest(rows: Sequence[Choice], place: Place, issues: IssueLog) -> None:
    """What is said to answers to be typed and has no place: one thing is said to all right ones, none to the rest.

    The rest is * there.
    """
    first = next((row.why for row in rows if row.correct and row.why), "")
    for row in rows:
        words = in_line(row.text)
        if words == "*" and row.why and not row.correct:
            told = f"what is said to any other answer is not taken over: '{in_line(row.why)[:60]}'."
        elif row.correct and row.why not in ("", first):
            told = f"what is said to '{words[:40]}' is not taken over: '{in_line(row.why)[:60]}'."
        else:
            continue
        issues.warning(RULE, place, told, "Write it into 'explain'.")
