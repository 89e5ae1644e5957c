"""Moments with their scores, and what is worked out from them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import Flag, Whole, model
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import signed


@model
class Moment(Element):
    """A moment and its score."""

    score: Whole


@model
class Journey(Figure):
    """Moments in time order; `mean` draws the mean of the scores."""

    type: Literal["journey"]
    points: tuple[Moment, ...]
    mean: Flag = False


def check_journey(figure: Journey, where: Where, issues: IssueLog) -> None:
    """Scores are those of the scale."""
    for index, point in enumerate(figure.points):
        if not -3 <= point.score <= 3:
            issues.error(
                "figure/score-off-the-scale",
                where.value("points", index, "score"),
                f"{signed(point.score)} is no score of the scale.",
                "Write a whole number from −3 to +3.",
            )


def mean_of(scores: list[int]) -> float:
    """The mean, exact where two decimals say it, else with one, halves away from zero."""
    mean = Fraction(sum(scores), len(scores))
    if (mean * 100).denominator == 1:
        return float(mean)
    tenths = int(abs(mean) * 10 + Fraction(1, 2))
    return tenths / 10 if mean > 0 else -tenths / 10


def marks_of(scores: list[int]) -> dict[int, tuple[str, ...]]:
    """Words for the first of the highest, the first of the lowest (if they differ) and the last moment."""
    found: dict[int, tuple[str, ...]] = {}
    if max(scores) > min(scores):
        found[scores.index(max(scores))] = ("peak",)
        found[scores.index(min(scores))] = ("lowest",)
    last = len(scores) - 1
    found[last] = (*found.get(last, ()), "end")
    return found
