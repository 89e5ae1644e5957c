"""Answers of GIFT: what stands between the braces of a question, and the kind that it makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    blank_fields,
    choice_draft,
    draft,
    gap_draft,
    pairs_draft,
    truth_draft,
)
from coursewright.exchange.fractions import marked
from coursewright.exchange.gift_texts import bare, words
from coursewright.exchange.markup import escaped
from coursewright.exchange.shares import Share, best_of, tell_losses, tell_parts, tell_rest

_ANSWER = re.compile(r"[=~]")
_WEIGHT = re.compile(r"\s*%([^%]*)%")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(#.*)?", re.IGNORECASE | re.DOTALL)
_NUMBER = r"[+-]?\d{1,15}(?:\.\d{1,15})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:(\.\.|:)\s*({_NUMBER}))?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One answer: its sign, its share of the point if one is said, its words, and what is said to it."""

    sign: str
    weight: str | None
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what answers say that has no place here."""

    place: Place
    issues: IssueLog

    def parts(self, rows: list[Share], counted: str) -> None:
        """Answers that are right in part."""
        tell_parts(rows, counted, self.place, self.issues)

    def losses(self, rows: list[Share]) -> None:
        """Wrong answers that take points off."""
        tell_losses(rows, self.place, self.issues)

    def rest(self, rows: list[Choice]) -> None:
        """What is said to any other answer."""
        tell_rest(rows, self.place, self.issues)


def answered(stem: str, body: str, form: str, teller: Teller, *, gap: bool, language: str) -> Draft | None:
    """The question that a stem and its answers make; None where they make none."""
    truth = _TRUTH.fullmatch(body)
    if truth:
        return _truth(stem, truth, form)
    if body.lstrip().startswith("#"):
        return _numbers(stem, body.lstrip()[1:], form, teller, gap=gap, language=language)
    if not body.strip():
        return draft("reflection", stem)
    answers = _answers(body)
    if not answers:
        return None
    if all("->" in row.text for row in answers):
        pairs = [row.text.partition("->") for row in answers]
        rows = [(words(left, form), escaped(bare(right))) for left, _, right in pairs]
        return pairs_draft(stem, [row for row in rows if row[0]], [right for left, right in rows if not left])
    if all(row.sign == "=" for row in answers):
        return _gap(stem, answers, form, teller, language)
    return _choices(stem, answers, form, teller)


def _truth(stem: str, match: re.Match[str], form: str) -> Draft:
    truth = match[1].upper() in ("T", "TRUE")
    wrong, _, right = (match[2] or "#")[1:].partition("#")
    reasons = (words(right, form), words(wrong, form))
    return truth_draft(stem, truth, reasons if truth else (reasons[1], reasons[0]))


def _shares(answers: list[_Answer]) -> list[Share]:
    """What each answer counts: all behind =, its share where it says one, else nothing."""
    return [
        Share(
            words=bare(row.text),
            hundredths=marked(row.weight)
            if row.weight is not None
            else Decimal(100 if row.sign == "=" else 0),
        )
        for row in answers
    ]


def _choices(stem: str, answers: list[_Answer], form: str, teller: Teller) -> Draft:
    shares = _shares(answers)
    many = not any(row.sign == "=" for row in answers)
    least = Decimal(0) if many else max(best_of(shares) - 1, Decimal(0))
    rows = [
        Choice(text=words(row.text, form), correct=share.hundredths > least, why=words(row.told, form))
        for row, share in zip(answers, shares, strict=True)
    ]
    if not many:
        teller.parts(shares, "it is wrong here")
        teller.losses(shares)
    return choice_draft(stem, rows, many=many and any(row.correct for row in rows))


def _gap(stem: str, answers: list[_Answer], form: str, teller: Teller, language: str) -> Draft:
    """Words to type; a share of nothing makes a named wrong answer."""
    shares = _shares(answers)
    rows = [
        Choice(text=share.words, correct=share.hundredths > 0, why=words(row.told, form))
        for row, share in zip(answers, shares, strict=True)
    ]
    teller.parts(shares, "it counts whole here")
    teller.rest(rows)
    return gap_draft(stem, blank_fields(rows), language)


def _numbers(stem: str, body: str, form: str, teller: Teller, *, gap: bool, language: str) -> Draft | None:
    answers = _answers(body) or [_Answer(sign="=", weight=None, text=body.partition("#")[0], told="")]
    shares = _shares(answers)
    rows = [
        (row, match, share)
        for row, share in zip(answers, shares, strict=True)
        if (match := _RANGE.fullmatch(share.words))
    ]
    best = best_of([share for _, _, share in rows])
    chosen = next(((row, match) for row, match, share in rows if share.hundredths == best > 0), None)
    if chosen is None:
        return None
    teller.parts(shares, "it is left out")
    own, right = chosen
    slips: Tree = [
        {**_range(match), **({"why": why} if (why := words(row.told, form)) else {})}
        for row, match, share in rows
        if share.hundredths <= 0
    ]
    why = words(own.told, form)
    if not gap:
        return draft("numeric", stem, **_range(right), slips=slips, explain=why)
    blank = {**_range(right), "why": why, "slips": slips}
    return gap_draft(stem, {key: value for key, value in blank.items() if value}, language)


def _range(match: re.Match[str]) -> Draft:
    first, mark, second = match.groups()
    if mark == "..":
        return {"min": first, "max": second}
    return {"answer": first, **({"tolerance": second} if second and marked(second) else {})}


def _answers(body: str) -> list[_Answer]:
    """The answers of a body, each begun by its sign; nothing where anything stands before the first."""
    starts = [match.start() for match in _ANSWER.finditer(body)]
    if not starts or body[: starts[0]].strip():
        return []
    found = []
    for begin, end in zip(starts, [*starts[1:], len(body)], strict=True):
        part = body[begin + 1 : end]
        weight = _WEIGHT.match(part)
        text, _, told = part[weight.end() if weight else 0 :].partition("#")
        found.append(
            _Answer(sign=body[begin], weight=weight[1] if weight else None, text=text.strip(), told=told)
        )
    return found
