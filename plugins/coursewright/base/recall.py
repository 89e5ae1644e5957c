"""Which earlier questions a lesson asks again: said for a course, or by a quiz for its lesson."""

from __future__ import annotations

from typing import Annotated

from coursewright.base.shape import Whole, Word, list_of, model


@model
class Recall:
    """How many questions, of the lessons that stand so many places `after` which they come; or those `named`."""

    count: Whole = 3
    after: tuple[Whole, ...] = (1, 3, 7)
    named: tuple[Word, ...] | None = None


RecallSetting = Annotated[Recall, list_of("named")]
"""A map with `count` and `after`, or a list of `quiz#question`; an empty one asks nothing."""
