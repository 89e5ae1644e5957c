"""`scale`: the seven scores from −3 to +3 as a column of cells, words beside their cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import Whole, model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader, signed
from coursewright.figures.scene import Line, Part, Rect, Scene, Shape, stroke
from coursewright.figures.setter import LABEL, Block, Setter, Spot

SCORES = (3, 2, 1, 0, -1, -2, -3)
"""From the top down."""
CELL = 56.0
"""Width of a cell."""
INDENT = CELL + 16
"""Where the words begin."""
ROW = {360.0: 44.0, 480.0: 38.0}
"""Least height of a row by room: a finger's on screen, less on paper."""
GAP = 4.0
NUMBER = 16.0
"""Size of the number in a cell."""


@model
class Point(Element):
    """What a score means."""

    score: Whole


@model
class Scale(Figure):
    """Scores in any order."""

    type: Literal["scale"]
    points: tuple[Point, ...]


def check_scale(figure: Scale, where: Where, issues: IssueLog) -> None:
    """Scores are those of the scale, and each stands once."""
    seen: dict[int, str] = {}
    for index, point in enumerate(figure.points):
        place = where.value("points", index, "score")
        if point.score not in SCORES:
            issues.error(
                "figure/score-off-the-scale",
                place,
                f"{signed(point.score)} is no score of the scale.",
                "Write a whole number from −3 to +3.",
            )
        elif point.score in seen:
            issues.error(
                "figure/duplicate-score",
                place,
                f"'{seen[point.score]}' has the score {signed(point.score)} already.",
                "Give each point a score of its own, or say both in one point.",
            )
        seen.setdefault(point.score, point.id)


def layout_scale(figure: Scale, setter: Setter) -> Scene:
    """All seven cells, the best on top; a score without a point is a number only."""
    width = setter.room
    points = {point.score: point for point in figure.points}
    ranked = [points[score] for score in SCORES if score in points]
    spots = [Spot(point.text, width - INDENT - 2) for point in ranked]
    blocks = dict(zip([point.score for point in ranked], setter.fit_all(spots, LABEL), strict=True))
    parts: list[Part] = []
    top = 1.0
    for score in SCORES:
        block = blocks.get(score)
        height = max(ROW.get(width, 44.0), block.height + 8 if block else 0)
        parts.append(_row(score, points.get(score), block, (top, width, height)))
        top += height + GAP
    return Scene(width=width, height=top - GAP + 1, parts=tuple(parts))


def _row(score: int, point: Point | None, block: Block | None, place: tuple[float, float, float]) -> Part:
    """A cell and its words; a hairline parts them from the row above."""
    top, width, height = place
    middle = top + height / 2
    tone = f"grade{signed(score).replace('−', '-')}"
    cell = Rect(
        x=1,
        y=top,
        width=CELL,
        height=height,
        tone=tone,
        radius=5,
        dashed=point is not None and point.inferred,
    )
    number = Line(
        text=signed(score), x=1 + CELL / 2, y=middle, size=NUMBER, wide=NUMBER * 1.6, weight=700, ink=tone
    )
    shapes: list[Shape] = [cell, number]
    if score != SCORES[0]:
        shapes.insert(0, stroke([(INDENT, top - GAP / 2), (width - 1, top - GAP / 2)], "hair"))
    if block:
        shapes.extend(block.at(INDENT, middle, "start"))
    ground = replace(cell, width=width - 2, tone="hit", dashed=False)
    return Part(id=point.id if point else "", shapes=tuple(shapes), ground=ground)


def read_scale(figure: Scale, reader: Reader) -> tuple[Entry, ...]:
    """From the best score down, each with its number."""
    ranked = sorted(figure.points, key=lambda point: -point.score)
    return tuple(reader.entry(point, says=signed(point.score)) for point in ranked)


KIND = Kind(
    model=Scale, counts={"points": (3, 7)}, layout=layout_scale, reading=read_scale, check=check_scale
)
