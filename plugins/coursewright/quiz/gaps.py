"""Gaps in a text: what fills one, words or a number, and what can be wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.base.issues import IssueLog
from coursewright.base.shape import Answers, Flag, Id, LineText, Number, SealedText, model
from coursewright.quiz.fold import accepted, folded
from coursewright.quiz.number_field import check_number, range_in_digits, shown_answer
from coursewright.quiz.sheet import Where
from coursewright.quiz.texts.code import without_code

_GAP = re.compile(r"\[\[([A-Za-z0-9][A-Za-z0-9_-]*)\]\]")
PRINTED_WORDS = 3
"""How many accepted words an answer key shows: a trainer knows a synonym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap in a text, `[[name]]`: its blank's name, and where it stands."""

    name: str
    begin: int


def gaps_in(text: str) -> tuple[Gap, ...]:
    r"""The gaps of a text in reading order; in code and behind a backslash (`\[[a]]`) there are none."""
    return tuple(Gap(name=match[1], begin=match.start()) for match in _GAP.finditer(without_code(text)))


@model
class Slip:
    """Wrong answers that deserve a word of their own: words, or a number or range where the gap wants a number."""

    why: SealedText
    accept: Answers = ()
    answer: Number | None = None
    tolerance: Number | None = None
    min: Number | None = None
    max: Number | None = None


@model
class Blank:
    """One gap; `numerals` also takes the number in words, `variants` the same words in the other hanzi."""

    id: Id
    accept: Answers = ()
    answer: Number | None = None
    tolerance: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: LineText = ""
    numerals: Flag = False
    variants: Flag = False
    why: SealedText = ""
    slips: tuple[Slip, ...] = ()


def is_number(row: Blank | Slip) -> bool:
    """Whether a gap or a slip is compared as a number."""
    return any(end is not None for end in (row.answer, row.tolerance, row.min, row.max))


def check_answers(blank: Blank, where: Where, issues: IssueLog) -> None:
    """Report words and numbers in one gap, and what is wrong with either."""
    mixed = [
        where.value("slips", index)
        for index, slip in enumerate(blank.slips)
        if is_number(slip) != is_number(blank) or (is_number(slip) and slip.accept)
    ]
    if is_number(blank) and (blank.accept or blank.numerals or blank.variants):
        mixed = [where.value(), *mixed]
    for place in mixed:
        issues.error(
            "quiz/words-and-number",
            place,
            f"blank '{blank.id}' mixes words and numbers.",
            "Write 'accept:' for words or 'answer:' for a number, the same in its slips.",
        )
    if mixed:
        return
    if is_number(blank):
        check_number(blank, blank.slips, where, issues)
    else:
        _check_words(blank, where, issues)


def _check_words(blank: Blank, where: Where, issues: IssueLog) -> None:
    right = accepted(blank.accept, numerals=blank.numerals, variants=blank.variants)
    if not right or any(not folded(answer) for answer in blank.accept):
        issues.error(
            "quiz/empty-accept",
            where.value("accept"),
            f"blank '{blank.id}' accepts an empty answer or none.",
            "Write at least one word; white space and punctuation alone do not count.",
        )
    for index, slip in enumerate(blank.slips):
        both = set(accepted(slip.accept, numerals=blank.numerals, variants=blank.variants)) & set(right)
        if both:
            issues.error(
                "quiz/slip-accepted",
                where.value("slips", index, "accept"),
                f"'{min(both)}' is a slip and an accepted answer at once.",
                "Keep it in one of the two lists.",
            )


def shown_word(blank: Blank) -> str:
    """What a trainer's gap holds: the first accepted word, or the number."""
    if is_number(blank):
        return shown_answer(blank)
    return blank.accept[0] if blank.accept else ""


def in_words(blank: Blank) -> str:
    """For the answer key: a few words that count with slashes, or the number with tolerance and unit."""
    if is_number(blank):
        return f"{range_in_digits(blank)} {blank.unit}".rstrip()
    return " / ".join(blank.accept[:PRINTED_WORDS])
