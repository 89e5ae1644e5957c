"""Numeric: one number, with a tolerance or a range, and words for the usual wrong ones.

The contract with the browser side:

form      `div.cw-num` with `label.cw-lab` (the word "answer"), `span.cw-unit` with `input.cw-in[name=<t>]` (text,
          inputmode decimal) and `.cw-unit__u`, and `button.cw-icb.cw-sign[data-sign]` ("±", hidden: the number
          pads of phones have no minus; the script shows it on coarse pointers and lets it turn the sign)
answer    `{"<t>": "raw text"}`, t = token("number", "answer"); it belongs to one language
key       `{"<t>": {"min": "0.49", "max": "0.51", "unit": "分", "slips": [["4", "4"], ["0.55", "0.6"]]}}`: ends are
          plain texts of at most 31 digits, null for an open end; both ends count
marks     `right`, `wrong` (also where the text is no number: `read_number` in number.py says what is one) or
          `missed` by t; slips `{"<t>": "0"}`: the first range that holds the number
capsule   `slips.<t>.<n>` reason of a slip, `answer.<t>` the answer to show (with its tolerance and unit)
"""

from __future__ import annotations

from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.shape import LineText, Number, model
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.items import slips
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.number import bounds_of, grade_number, in_decimals_of, number_key, plain_number
from coursewright.quiz.number_field import (
    NumberSlip,
    check_number,
    number_field,
    number_gap,
    range_in_digits,
    shown_answer,
)
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.sheet import Sheet, Where
from coursewright.quiz.texts.literal import literal

SIDE, NAME = "number", "answer"
DIGITS = 6
"""Boxes on an answer sheet: a sign, and five for digits and their point."""


@model
class NumericQuestion(Question):
    """A question answered by a number: `answer` with `tolerance`, or `min` and `max`."""

    type: Literal["numeric"]
    answer: Number | None = None
    tolerance: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: LineText = ""
    slips: tuple[NumberSlip, ...] = ()


def check(question: NumericQuestion, where: Where, issues: IssueLog) -> None:
    """Report a number or a slip at fault."""
    check_number(question, question.slips, where, issues)


def stable(question: NumericQuestion) -> Stable:
    """The two ends of what is right."""
    bounds = bounds_of(question)
    ends = tuple("" if end is None else plain_number(end) for end in (bounds.low, bounds.high))
    return Stable(things=((SIDE, NAME),), numbers=ends)


def key(question: NumericQuestion, token: Tokens) -> object:
    """By the field's token: the ends, the unit, the ends of each slip."""
    return {token(SIDE, NAME): number_key(question, question.unit, question.slips)}


def grade(right: Any, answer: Any) -> Grade:
    """1 of 1 for a number within the ends."""
    given = answer if isinstance(answer, dict) else {}
    [(name, wanted)] = right.items()
    mark, slip = grade_number(wanted, given.get(name))
    slips = {} if slip is None else {name: slip}
    return Grade(got=int(mark == "right"), of=1, marks={name: mark}, slips=slips)


def in_words(question: NumericQuestion) -> str:
    """The answer with its tolerance and unit."""
    return f"{range_in_digits(question)} {question.unit}".rstrip()


def reasons(question: NumericQuestion, sheet: Sheet) -> SealedTexts:
    """The answer to show, and each slip's reason by its number."""
    name = sheet.token(SIDE, NAME)
    texts: list[tuple[tuple[str, ...], Prose]] = [
        (("answer", name), sheet.line(literal(in_decimals_of(in_words(question), sheet.language)), "answer"))
    ]
    for turn, slip in enumerate(question.slips):
        texts.append((("slips", name, str(turn)), sheet.line(slip.why, "slips", turn, "why")))
    return tuple(texts)


def screen(question: NumericQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """A label, a field, the unit."""
    name = sheet.token(SIDE, NAME)
    field = number_field(name, question.unit, inputmode="decimal", id=f"{sheet.anchor}-{name}")
    sign = el(
        "button",
        {
            "type": "button",
            "class": "cw-icb cw-sign",
            "data-sign": True,
            "aria-label": sheet.word("sign"),
            "hidden": True,
        },
        "±",
    )
    label = el("label", {"class": "cw-lab", "for": f"{sheet.anchor}-{name}"}, sheet.word("number"))
    return (el("div", {"class": "cw-num"}, label, field, sign),)


def paper(question: NumericQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """A box for the working and a rule for the answer; the trainer's is filled, with the slips' reasons."""
    if audience == "learner":
        box = el("div", {"class": "calc"}, sheet.word("working"))
        return (el("div", {"class": "num"}, box, _answer_row(sheet, number_gap(question.unit, ""))),)
    rows = [
        (in_decimals_of(range_in_digits(slip), sheet.language), sheet.line(slip.why, "slips", turn, "why"))
        for turn, slip in enumerate(question.slips)
    ]
    return (slips(rows),) if rows else ()


def _answer_row(sheet: Sheet, gap: Element) -> Element:
    return el("p", {"class": "ansrow"}, sheet.word("number"), " ", gap)


def answer(question: NumericQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The number with its tolerance and unit."""
    return (in_decimals_of(in_words(question), sheet.language),)


def rows(question: NumericQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A box a digit, with the unit behind them."""
    name = sheet.token(SIDE, NAME)
    return (AnswerRow(name=name, digits=DIGITS, unit=question.unit, text=shown_answer(question)),)


def test(_question: NumericQuestion, _sheet: Sheet) -> tuple[Node, ...]:
    """There is room to work beside the question."""
    return ()


KIND = Kind(
    model=NumericQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=reasons,
    screen=screen,
    paper=paper,
    answer=answer,
    rows=rows,
    test=test,
    script="cw-typed.js",
    typed=True,
    highest="apply",
    seconds=Seconds(once=60),
    needs=("slips.why",),
)
