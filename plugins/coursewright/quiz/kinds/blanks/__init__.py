"""Blanks: named gaps in a text, each with the words that fill it, or with a number.

A gap with a number has `answer` (with `tolerance`) or `min` and `max` in place of `accept`; its unit is written
behind the gap by itself. The contract with the browser side is in `screen.py`; besides, for gaps with a number:

form      `span.cw-unit` with `input.cw-in[name=<t>]` and `.cw-unit__u`, within the text
key       `{"min", "max", "unit", "slips"}` as in numeric.py instead of `{"accept", "slips"}`
capsule   `answer.<t>` is the number with its tolerance and unit
"""

from __future__ import annotations

import re
from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, el
from coursewright.base.markup import Prose as ProseLeaf
from coursewright.base.shape import Text, model
from coursewright.languages.language import language_of
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.fold import accepted, folded
from coursewright.quiz.gaps import Blank, check_answers, gaps_in, in_words, is_number, shown_word
from coursewright.quiz.items import slips
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.number import bounds_of, grade_number, in_decimals_of, number_key, plain_number
from coursewright.quiz.number_field import number_field, number_gap
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.sheet import Sheet, Where
from coursewright.quiz.texts.literal import literal

SIDE = "blank"


@model
class BlanksQuestion(Question):
    """A text with gaps written `[[id]]` (in code they are none); their order may differ by language."""

    type: Literal["blanks"]
    text: Text
    blanks: tuple[Blank, ...]


def check(question: BlanksQuestion, where: Where, issues: IssueLog) -> None:
    """Report gaps that text and list do not agree on, and words that cannot be matched."""
    ids = {blank.id for blank in question.blanks}
    named: set[str] = set()
    for gap in gaps_in(question.text):
        if gap.name not in ids:
            issues.error(
                "quiz/unknown-blank",
                where.inside(gap.begin, "text"),
                f"the text names '[[{gap.name}]]', which is not in 'blanks'.",
                f"Add a blank with 'id: {gap.name}', or correct the name; code goes into backticks.",
            )
        elif gap.name in named:
            issues.error(
                "quiz/repeated-blank",
                where.inside(gap.begin, "text"),
                f"'[[{gap.name}]]' stands twice in the text.",
                "Give each gap a blank of its own.",
            )
        named.add(gap.name)
    for index, blank in enumerate(question.blanks):
        if blank.id not in named:
            meant = _gap_meant(blank.id, question.text)
            issues.error(
                "quiz/unused-blank",
                where.inside(meant.start(), "text") if meant else where.value("blanks", index),
                f"'{meant[0]}' is no gap." if meant else f"blank '{blank.id}' is not in the text.",
                f"Write '[[{blank.id}]]' where the gap is.",
            )
        check_answers(blank, where.below("blanks", index), issues)


def _gap_meant(name: str, text: str) -> re.Match[str] | None:
    """A blank's name in brackets that make no gap: one pair, others, or with a space within."""
    return re.search(rf"[\[{{(［【｛（]+\s*{re.escape(name)}\s*[]}})］】｝）]+", text)


def stable(question: BlanksQuestion) -> Stable:
    """The gaps and their numbers; words do not count, so stored answers are graded again when words change."""
    numbers = []
    for blank in sorted((blank for blank in question.blanks if is_number(blank)), key=lambda blank: blank.id):
        bounds = bounds_of(blank)
        ends = ("" if end is None else plain_number(end) for end in (bounds.low, bounds.high))
        numbers.append(" ".join((blank.id, *ends)))
    return Stable(things=tuple((SIDE, blank.id) for blank in question.blanks), numbers=tuple(numbers))


def key(question: BlanksQuestion, token: Tokens) -> object:
    """By each gap's token: the folded words that are right and those of each slip, or the numbers' ends."""
    return {token(SIDE, blank.id): _key_of(blank) for blank in question.blanks}


def _key_of(blank: Blank) -> dict[str, object]:
    if is_number(blank):
        return number_key(blank, blank.unit, blank.slips)
    return {
        "accept": list(accepted(blank.accept, numerals=blank.numerals, variants=blank.variants)),
        "slips": [
            list(accepted(slip.accept, numerals=blank.numerals, variants=blank.variants))
            for slip in blank.slips
        ],
    }


def grade(right: Any, answer: Any) -> Grade:
    """Right gaps of all gaps."""
    given = answer if isinstance(answer, dict) else {}
    marks, slips = {}, {}
    for name, wanted in right.items():
        by = _grade_words if "accept" in wanted else grade_number
        marks[name], slip = by(wanted, given.get(name))
        if slip is not None:
            slips[name] = slip
    return Grade(got=list(marks.values()).count("right"), of=len(marks), marks=marks, slips=slips)


def _grade_words(wanted: Any, raw: object) -> tuple[str, str | None]:
    text = folded(raw) if isinstance(raw, str) else ""
    if not text or text in wanted["accept"]:
        return "right" if text else "missed", None
    slip = next((index for index, words in enumerate(wanted["slips"]) if text in words), None)
    return "wrong", None if slip is None else str(slip)


def reasons(question: BlanksQuestion, sheet: Sheet) -> SealedTexts:
    """Each gap's word to show, its reason, and each slip's reason by its number."""
    texts: list[tuple[tuple[str, ...], ProseLeaf]] = []
    for index, blank in enumerate(question.blanks):
        name = sheet.token(SIDE, blank.id)
        shown = in_decimals_of(in_words(blank), sheet.language) if is_number(blank) else shown_word(blank)
        texts.append((("answer", name), sheet.line(literal(shown), "blanks", index)))
        if blank.why:
            texts.append((("why", name), sheet.line(blank.why, "blanks", index, "why")))
        for turn, slip in enumerate(blank.slips):
            leaf = sheet.line(slip.why, "blanks", index, "slips", turn, "why")
            texts.append((("slips", name, str(turn)), leaf))
    return tuple(texts)


def _numbers(question: BlanksQuestion) -> dict[str, int]:
    """Each gap's number in reading order, from 1."""
    ids = {blank.id for blank in question.blanks}
    named = dict.fromkeys(gap.name for gap in gaps_in(question.text) if gap.name in ids)
    return {name: number for number, name in enumerate(named, start=1)}


def _text(question: BlanksQuestion, sheet: Sheet, slots: dict[str, Element]) -> ProseLeaf:
    return ProseLeaf(
        text=question.text, place=sheet.where.value("text"), inline=False, slots=tuple(slots.items())
    )


def screen(question: BlanksQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The text with fields in its gaps; their width tells nothing about the words."""
    numbers = _numbers(question)
    table = {blank.id: blank for blank in question.blanks}

    def label(number: int) -> str:
        return sheet.word("blank", n=number, of=len(numbers))

    fields = {
        name: el("span", {"class": "cw-gap"}, _field(table[name], label(number), sheet))
        for name, number in numbers.items()
    }
    return (el("div", {"class": "cw-blank"}, _text(question, sheet, fields)),)


def _field(blank: Blank, label: str, sheet: Sheet) -> Element:
    name = sheet.token(SIDE, blank.id)
    if is_number(blank):
        return number_field(name, blank.unit, **{"aria-label": label})
    return el("input", {
        "type": "text", "name": name,
        "class": "cw-in cw-w8" if language_of(sheet.language).by_signs else "cw-in cw-w12",
        "aria-label": label, "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false",
    })  # fmt: skip


def paper(question: BlanksQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """The text with rules in its gaps; the trainer's hold the first accepted word, with reasons below."""
    open_key = audience == "trainer"
    table = {blank.id: blank for blank in question.blanks}
    gaps = {name: _gap(table[name], sheet, open_key=open_key) for name in _numbers(question)}
    body = el("div", {"class": "blanks"}, _text(question, sheet, gaps))
    if not open_key:
        return (body,)
    rows = [
        (shown_word(blank), sheet.line(blank.why, "blanks", index, "why"))
        for index, blank in enumerate(question.blanks)
        if blank.why
    ]
    return (body, slips(rows)) if rows else (body,)


def _gap(blank: Blank, sheet: Sheet, *, open_key: bool) -> Element:
    filled = shown_word(blank) if open_key else ""
    if is_number(blank):
        return number_gap(blank.unit, filled)
    width = "bl" if language_of(sheet.language).by_signs else "bl w"
    return el("span", {"class": f"{width} on"}, filled) if open_key else el("span", {"class": width})


def answer(question: BlanksQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The words in reading order, a few others that count after a slash."""
    table = {blank.id: blank for blank in question.blanks}
    return (sheet.word("semicolon").join(in_words(table[name]) for name in _numbers(question)),)


def rows(question: BlanksQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A line a gap; several have the numbers that stand in them."""
    table, numbers = {blank.id: blank for blank in question.blanks}, _numbers(question)
    return tuple(
        AnswerRow(
            name=sheet.token(SIDE, name),
            label=str(number) if len(numbers) > 1 else "",
            lines=1,
            unit=table[name].unit,
            text=in_words(table[name]),
        )
        for name, number in numbers.items()
    )


def test(question: BlanksQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The text with a number in each gap, if there are several."""
    numbers, width = _numbers(question), "bl" if language_of(sheet.language).by_signs else "bl w"
    gaps = {
        name: el("span", {"class": width}, str(number) if len(numbers) > 1 else None)
        for name, number in numbers.items()
    }
    return (el("div", {"class": "blanks"}, _text(question, sheet, gaps)),)


KIND = Kind(
    model=BlanksQuestion,
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
    seconds=Seconds(once=15, each=12),
    needs=("blanks.slips.why",),
)
