"""Hotspot: choose parts of a figure, or areas of a picture.

The contract with `script.ts`: below the stem of a question with an `image` stands
`cw-figure > div.cw-spots` with `img` and `svg.cw-spots__map`; in it for each choice `g[data-pick]`, its token.
Parts of a `figure` are marked so by whoever draws it. Then `label.cw-opt[data-token]` with checkboxes, as of
`multiple`, whose key and answers it has, too.
"""

from __future__ import annotations

from coursewright.base.markup import Node
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.choices import (
    SIDE,
    letters_of,
    option_picks,
    option_reasons,
    option_row,
    right_ids,
    stable_options,
)
from coursewright.quiz.given import all_of
from coursewright.quiz.kind import Kind, Likeness, Seconds, Tokens
from coursewright.quiz.kinds.hotspot.check import check
from coursewright.quiz.kinds.hotspot.model import HotspotQuestion, as_multiple
from coursewright.quiz.kinds.hotspot.paper import marks, paper, test
from coursewright.quiz.kinds.hotspot.screen import screen
from coursewright.quiz.kinds.multiple import grade
from coursewright.quiz.question import Stable
from coursewright.quiz.sheet import Sheet


def key(question: HotspotQuestion, token: Tokens) -> object:
    """The right choices' tokens, sorted, and the way of credit."""
    return {"right": sorted(token(SIDE, name) for name in right_ids(question)), "credit": question.credit}


def stable(question: HotspotQuestion) -> Stable:
    """Choices, right ones and the way of credit; where they lie may be mended."""
    return stable_options(question, question.credit)


def answer(question: HotspotQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The right letters."""
    return (sheet.word("comma").join(letters_of(question, sheet)),)


def rows(question: HotspotQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A bubble a choice, of which several may be right."""
    return option_row(question, sheet, many=True)


KIND = Kind(
    model=HotspotQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=option_reasons,
    screen=screen,
    paper=paper,
    answer=answer,
    picks=option_picks,
    marks=marks,
    rows=rows,
    test=test,
    acts="in-a-case",
    script="cw-hotspot.js",
    group="choice",
    highest="analyse",
    seconds=Seconds(once=30),
    taken=all_of,
    figure="cycle",
    like=Likeness(name="multiple", made=as_multiple, without=("image", "options.area")),
)
