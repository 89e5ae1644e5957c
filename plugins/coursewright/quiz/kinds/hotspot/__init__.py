"""Hotspot: choose parts of a figure, or areas of a picture.

The contract with `script.ts`: below the stem of a question with an `image` stands
`cw-figure > div.cw-spots` with `img` and `svg.cw-spots__map`; in it for each choice `g[data-pick]`, its token.
Parts of a `figure` are marked so by whoever draws it. Then `label.cw-opt[data-token]` with checkboxes, as of
`multiple`, whose key and answers it has, too.
"""

from __future__ import annotations

from functools import partial

from coursewright.quiz.choices import (
    option_picks,
    option_reasons,
    option_row,
    right_letters,
    several_key,
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


def key(question: HotspotQuestion, token: Tokens) -> object:
    """The right choices' tokens, sorted, and the way of credit."""
    return several_key(question, question.credit, token)


def stable(question: HotspotQuestion) -> Stable:
    """Choices, right ones and the way of credit; where they lie may be mended."""
    return stable_options(question, question.credit)


KIND = Kind(
    model=HotspotQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=option_reasons,
    screen=screen,
    paper=paper,
    answer=right_letters,
    picks=option_picks,
    marks=marks,
    rows=partial(option_row, many=True),
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
