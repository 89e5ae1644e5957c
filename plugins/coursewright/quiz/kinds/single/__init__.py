"""Single choice: exactly one right option."""

from __future__ import annotations

from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node
from coursewright.base.shape import model
from coursewright.quiz.choices import (
    SIDE,
    asked_options,
    check_options,
    option_fields,
    option_picks,
    option_reasons,
    option_row,
    printed_options,
    right_ids,
    right_letters,
    stable_options,
)
from coursewright.quiz.given import first_of
from coursewright.quiz.kind import Audience, Kind, Seconds, Tokens
from coursewright.quiz.question import ChoiceQuestion, Grade
from coursewright.quiz.sheet import Sheet, Where


@model
class SingleQuestion(ChoiceQuestion):
    """A question with one right option."""

    type: Literal["single"]


def check(question: SingleQuestion, where: Where, issues: IssueLog) -> None:
    """Report options at fault, and a second right one."""
    check_options(question, where, issues)
    right = [index for index, option in enumerate(question.options) if option.correct]
    for index in right[1:]:
        issues.error(
            "quiz/several-right-options",
            where.key("options", index, "correct"),
            f"'{question.id}' is single choice and has more than one right option.",
            "Keep one 'correct: true', or write 'type: multiple'.",
        )


def key(question: SingleQuestion, token: Tokens) -> object:
    """The right option's token."""
    return next((token(SIDE, name) for name in right_ids(question)), "")


def grade(right: Any, answer: Any) -> Grade:
    """1 of 1 for the right token, else 0."""
    if answer == right:
        return Grade(got=1, of=1, marks={right: "right"}, slips={})
    marks = {right: "missed"}
    if isinstance(answer, str) and answer:
        marks[answer] = "wrong"
    return Grade(got=0, of=1, marks=marks, slips={})


def screen(question: SingleQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Radios."""
    return option_fields(question, sheet, "radio")


def paper(question: SingleQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Letters in circles."""
    return printed_options(question, sheet, audience, "one")


KIND = Kind(
    model=SingleQuestion,
    check=check,
    stable=stable_options,
    key=key,
    grade=grade,
    reasons=option_reasons,
    screen=screen,
    paper=paper,
    answer=right_letters,
    picks=option_picks,
    rows=option_row,
    test=asked_options,
    acts="in-a-case",
    group="choice",
    highest="evaluate",
    seconds=Seconds(once=20),
    taken=first_of,
    needs=("options.why",),
)
