"""Multiple choice: any number of right options, with credit for a part of them or only for all."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node
from coursewright.base.shape import model
from coursewright.quiz.choices import (
    asked_options,
    check_options,
    option_fields,
    option_picks,
    option_reasons,
    option_row,
    printed_options,
    right_letters,
    several_key,
    stable_options,
)
from coursewright.quiz.given import all_of
from coursewright.quiz.kind import Audience, Kind, Seconds, Tokens
from coursewright.quiz.question import ChoiceQuestion, Grade, Stable
from coursewright.quiz.sheet import Sheet, Where


@model
class MultipleQuestion(ChoiceQuestion):
    """A question with several right options; `partial` credit is right picks minus wrong ones."""

    type: Literal["multiple"]
    credit: Literal["partial", "all"] = "partial"


def check(question: MultipleQuestion, where: Where, issues: IssueLog) -> None:
    """Report options at fault."""
    check_options(question, where, issues)


def stable(question: MultipleQuestion) -> Stable:
    """Options, right ones and the way of credit."""
    return stable_options(question, question.credit)


def key(question: MultipleQuestion, token: Tokens) -> object:
    """The right options' tokens, sorted, and the way of credit."""
    return several_key(question, question.credit, token)


def grade(right: Any, answer: Any) -> Grade:
    """Right picks minus wrong picks of all right ones, or 1 of 1 for exactly the right set."""
    wanted = set(right["right"])
    picked = {name for name in answer if isinstance(name, str)} if isinstance(answer, list) else set()
    marks = dict.fromkeys(wanted & picked, "right")
    marks |= dict.fromkeys(wanted - picked, "missed")
    marks |= dict.fromkeys(picked - wanted, "wrong")
    if right["credit"] == "all":
        return Grade(got=int(picked == wanted), of=1, marks=marks, slips={})
    earned = len(wanted & picked) - len(picked - wanted)
    return Grade(got=max(0, earned), of=len(wanted), marks=marks, slips={})


def screen(question: MultipleQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Checkboxes."""
    return option_fields(question, sheet, "checkbox")


def paper(question: MultipleQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Letters in squares."""
    return printed_options(question, sheet, audience, "many")


KIND = Kind(
    model=MultipleQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=option_reasons,
    screen=screen,
    paper=paper,
    answer=right_letters,
    picks=option_picks,
    rows=partial(option_row, many=True),
    test=asked_options,
    acts="in-a-case",
    group="choice",
    highest="analyse",
    seconds=Seconds(once=30),
    taken=all_of,
    needs=("options.why",),
)
