"""Blanks: named gaps in a text, each with the words that fill it."""

from __future__ import annotations

import re
from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, el
from coursewright.base.markup import Prose as ProseLeaf
from coursewright.base.shape import Answers, Flag, Id, Text, model
from coursewright.quiz.fold import accepted, folded
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Tokens
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.sheet import Sheet, Where

SIDE = "blank"
PRINTED_WORDS = 3
"""How many accepted words an answer key shows: a trainer knows a synonym."""
NAMED = re.compile(r"\[\[([A-Za-z0-9][A-Za-z0-9_-]*)\]\]")


@model
class Slip:
    """Wrong answers that deserve a word of their own."""

    accept: Answers
    why: Text


@model
class Blank:
    """One gap; `numerals` also takes the number in words, `variants` the same words in traditional han."""

    id: Id
    accept: Answers
    numerals: Flag = False
    variants: Flag = False
    why: Text = ""
    slips: tuple[Slip, ...] = ()


@model
class BlanksQuestion(Question):
    """A text with gaps written `[[id]]`; their order may differ by language."""

    type: Literal["blanks"]
    text: Text
    blanks: tuple[Blank, ...]


def check(question: BlanksQuestion, where: Where, issues: IssueLog) -> None:
    """Report gaps that text and list do not agree on, and words that cannot be matched."""
    named = NAMED.findall(question.text)
    ids = [blank.id for blank in question.blanks]
    for name in sorted(set(named) - set(ids)):
        issues.error(
            "quiz/unknown-blank",
            where.value("text"),
            f"the text names '[[{name}]]', which is not in 'blanks'.",
            f"Add a blank with 'id: {name}', or correct the name.",
        )
    for name in sorted({name for name in named if named.count(name) > 1}):
        issues.error(
            "quiz/repeated-blank",
            where.value("text"),
            f"'[[{name}]]' stands twice in the text.",
            "Give each gap a blank of its own.",
        )
    for index, blank in enumerate(question.blanks):
        if blank.id not in named:
            issues.error(
                "quiz/unused-blank",
                where.value("blanks", index),
                f"blank '{blank.id}' is not in the text.",
                f"Write '[[{blank.id}]]' where the gap is.",
            )
        _check_words(blank, where.below("blanks", index), issues)


def _check_words(blank: Blank, where: Where, issues: IssueLog) -> None:
    right = accepted(blank.accept, numerals=blank.numerals)
    if not right or any(not folded(answer) for answer in blank.accept):
        issues.error(
            "quiz/empty-accept",
            where.value("accept"),
            f"blank '{blank.id}' accepts an empty answer or none.",
            "Write at least one word; white space and punctuation alone do not count.",
        )
    for index, slip in enumerate(blank.slips):
        both = set(accepted(slip.accept, numerals=blank.numerals)) & set(right)
        if both:
            issues.error(
                "quiz/slip-accepted",
                where.value("slips", index, "accept"),
                f"'{min(both)}' is a slip and an accepted answer at once.",
                "Keep it in one of the two lists.",
            )


def shown_word(blank: Blank) -> str:
    """The word that is shown as the answer: the first accepted one."""
    return blank.accept[0] if blank.accept else ""


def stable(question: BlanksQuestion) -> Stable:
    """The gaps; accepted words do not count, so stored answers are graded again when words change."""
    return Stable(things=tuple((SIDE, blank.id) for blank in question.blanks))


def key(question: BlanksQuestion, token: Tokens) -> object:
    """By each gap's token: the folded words that are right, and for each slip those that make it."""
    return {
        token(SIDE, blank.id): {
            "accept": list(accepted(blank.accept, numerals=blank.numerals)),
            "slips": [list(accepted(slip.accept, numerals=blank.numerals)) for slip in blank.slips],
        }
        for blank in question.blanks
    }


def grade(right: Any, answer: Any) -> Grade:
    """Right gaps of all gaps."""
    given = answer if isinstance(answer, dict) else {}
    marks, slips = {}, {}
    for name, wanted in right.items():
        raw = given.get(name)
        text = folded(raw) if isinstance(raw, str) else ""
        marks[name] = "right" if text in wanted["accept"] else "wrong" if text else "missed"
        slip = next((i for i, words in enumerate(wanted["slips"]) if text in words), None)
        if marks[name] == "wrong" and slip is not None:
            slips[name] = str(slip)
    return Grade(got=list(marks.values()).count("right"), of=len(marks), marks=marks, slips=slips)


def reasons(question: BlanksQuestion, sheet: Sheet) -> SealedTexts:
    """Each gap's word to show, its reason, and each slip's reason by its number."""
    texts: list[tuple[tuple[str, ...], ProseLeaf]] = []
    for index, blank in enumerate(question.blanks):
        name = sheet.token(SIDE, blank.id)
        texts.append((("answer", name), sheet.line(shown_word(blank), "blanks", index, "accept", 0)))
        if blank.why:
            texts.append((("why", name), sheet.line(blank.why, "blanks", index, "why")))
        for turn, slip in enumerate(blank.slips):
            leaf = sheet.line(slip.why, "blanks", index, "slips", turn, "why")
            texts.append((("slips", name, str(turn)), leaf))
    return tuple(texts)


def _numbers(question: BlanksQuestion) -> dict[str, int]:
    """Each gap's number in reading order, from 1."""
    ids = {blank.id for blank in question.blanks}
    named = dict.fromkeys(name for name in NAMED.findall(question.text) if name in ids)
    return {name: number for number, name in enumerate(named, start=1)}


def _text(question: BlanksQuestion, sheet: Sheet, slots: dict[str, Element]) -> ProseLeaf:
    return ProseLeaf(
        text=question.text, place=sheet.where.value("text"), inline=False, slots=tuple(slots.items())
    )


def screen(question: BlanksQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The text with fields in its gaps; their width tells nothing about the words."""
    numbers = _numbers(question)
    width = "cw-w8" if sheet.language == "zh" else "cw-w12"
    fields = {
        name: el("span", {"class": "cw-gap"}, el("input", {
            "type": "text", "class": f"cw-in {width}", "name": sheet.token(SIDE, name),
            "aria-label": sheet.word("blank", n=number, of=len(numbers)),
            "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false",
        }))
        for name, number in numbers.items()
    }  # fmt: skip
    return (el("div", {"class": "cw-blank"}, _text(question, sheet, fields)),)


def paper(question: BlanksQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """The text with rules in its gaps; the trainer's hold the first accepted word, with reasons below."""
    open_key = audience == "trainer"
    width = "bl" if sheet.language == "zh" else "bl w"
    words = {blank.id: shown_word(blank) for blank in question.blanks}
    gaps = {
        name: el("span", {"class": f"{width} on"}, words[name]) if open_key else el("span", {"class": width})
        for name in _numbers(question)
    }
    body = el("div", {"class": "blanks"}, _text(question, sheet, gaps))
    if not open_key:
        return (body,)
    return (body, *_printed_reasons(question, sheet))


def _printed_reasons(question: BlanksQuestion, sheet: Sheet) -> tuple[Node, ...]:
    rows: list[Node] = []
    for index, blank in enumerate(question.blanks):
        if blank.why:
            first = el("b", None, shown_word(blank), sheet.word("colon"))
            rows.append(el("span", {"class": "why"}, first, sheet.line(blank.why, "blanks", index, "why")))
    return tuple(rows)


def answer(question: BlanksQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The words in reading order, a few others that count after a slash."""
    table = {blank.id: blank for blank in question.blanks}
    words = (" / ".join(table[name].accept[:PRINTED_WORDS]) for name in _numbers(question))
    return (sheet.word("semicolon").join(words),)


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
)
