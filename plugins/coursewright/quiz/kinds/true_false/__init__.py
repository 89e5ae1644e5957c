"""True or false: a statement to judge."""

from __future__ import annotations

from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, el
from coursewright.base.shape import Flag, SealedText, model
from coursewright.quiz.answer_rows import AnswerRow, Choice
from coursewright.quiz.choices import option_label
from coursewright.quiz.given import truth_of
from coursewright.quiz.items import slips
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.sheet import Sheet, Where

SIDES = ("true", "false")


@model
class Reasons:
    """Why a statement is true or is not: one reason for each choice."""

    true: SealedText = ""
    false: SealedText = ""


@model
class TrueFalseQuestion(Question):
    """A statement with its truth."""

    type: Literal["true-false"]
    answer: Flag
    why: Reasons = Reasons()


def check(question: TrueFalseQuestion, where: Where, issues: IssueLog) -> None:
    """Report a missing reason."""
    for side in SIDES:
        if not getattr(question.why, side):
            issues.error(
                "quiz/missing-why",
                where.value("why"),
                f"'{question.id}' does not say why for '{side}'.",
                f"Write '{side}:' with a reason below 'why:'.",
            )


def stable(question: TrueFalseQuestion) -> Stable:
    """The truth."""
    return Stable(key=question.answer)


def key(question: TrueFalseQuestion, _token: Tokens) -> object:
    """The truth itself."""
    return question.answer


def grade(right: Any, answer: Any) -> Grade:
    """1 of 1 for the truth."""
    if answer is right:
        return Grade(got=1, of=1, marks={_side(right): "right"}, slips={})
    marks = {_side(right): "missed"}
    if isinstance(answer, bool):
        marks[_side(answer)] = "wrong"
    return Grade(got=0, of=1, marks=marks, slips={})


def _side(truth: bool) -> str:
    return "true" if truth else "false"


def reasons(question: TrueFalseQuestion, sheet: Sheet) -> SealedTexts:
    """A reason for each side, by `true` and `false`."""
    return tuple(
        (("why", side), sheet.line(getattr(question.why, side), "why", side))
        for side in SIDES
        if getattr(question.why, side)
    )


def screen(_question: TrueFalseQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Two radios, true first, with the values `true` and `false`."""
    return (
        el("div", {"class": "cw-opts"}, [option_label("radio", side, sheet.word(side)) for side in SIDES]),
    )


def paper(question: TrueFalseQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Two circles beside the statement; the trainer's has a tick in the right one, and both reasons."""
    open_key = audience == "trainer"
    circles = []
    for side in SIDES:
        on = open_key and side == _side(question.answer)
        mark = el("span", {"class": "k on" if on else "k"}, "✓" if on else "")
        circles.append(el("li", None, mark, sheet.word(side)))
    form = el("ol", {"class": "one tf"}, circles)
    told = [side for side in SIDES if getattr(question.why, side)] if open_key else []
    if not told:
        return (form,)
    rows = [(sheet.word(side), sheet.line(getattr(question.why, side), "why", side)) for side in told]
    return (form, slips(rows))


def answer(question: TrueFalseQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The word for the truth."""
    return (sheet.word(_side(question.answer)),)


def rows(question: TrueFalseQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A bubble a side, with the first sign of its word."""
    choices = tuple(Choice(mark=sheet.word(side)[0], value=side) for side in SIDES)
    return (AnswerRow(choices=choices, right=(_side(question.answer),)),)


def test(_question: TrueFalseQuestion, _sheet: Sheet) -> tuple[Node, ...]:
    """The statement says all."""
    return ()


KIND = Kind(
    model=TrueFalseQuestion,
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
    highest="understand",
    seconds=Seconds(once=15),
    taken=truth_of,
    needs=("why.true", "why.false"),
)
