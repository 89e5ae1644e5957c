"""Pieces of a ring and the disc in it: outlines, with even gaps between them, and the room for labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import cos, hypot, pi, sin

from coursewright.figures.scene import Path, Point, on_circle
from coursewright.figures.setter import LABEL

CENTRE = replace(LABEL, keep=14)
"""The label of the disc in the middle: the other language gives way before it becomes smaller than the others."""
SHAPES = (3.2, 2.6, 2.1, 1.7, 1.4, 1.15, 0.95)
"""Widths of rooms for labels, in heights, from the best to the last."""
ENOUGH = (128.0, 64.0)
"""More width or height than this makes no label look better."""
WORDS = 1.7
"""How much more width counts than height: words are not to be cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a ring around the origin, clockwise between two turns (at most half of one apart).

    `gap` is what parts it from its neighbours; `depth` makes it point clockwise, as far as that.
    """

    inner: float
    outer: float
    turns: tuple[float, float]
    gap: float = 0
    depth: float = 0

    def outline(self, centre: Point, tone: str, *, dashed: bool = False) -> Path:
        """The piece around a centre."""
        inner, outer, half = self.inner, self.outer, (self.inner + self.outer) / 2
        start, end = self.turns
        first = [on_circle(centre, radius, start + self._part(radius)) for radius in (inner, outer)]
        last = [on_circle(centre, radius, end - self._part(radius)) for radius in (inner, outer)]
        steps: list[tuple[str, tuple[float, ...]]] = [
            ("M", first[1]),
            ("A", (outer, outer, 0.0, 0.0, 1.0, *last[1])),
        ]
        if self.depth:
            ahead = self.depth / (2 * pi * half)
            steps.append(("L", on_circle(centre, half, end - self._part(half) + ahead)))
        steps += [("L", last[0]), ("A", (inner, inner, 0.0, 0.0, 0.0, *first[0]))]
        if self.depth:
            steps.append(("L", on_circle(centre, half, start + self._part(half) + ahead)))
        steps.append(("Z", ()))
        return Path(steps=tuple(steps), tone=tone, dashed=dashed)

    def _part(self, radius: float) -> float:
        """The turn that half a gap takes at a radius."""
        return self.gap / 2 / (2 * pi * radius)


def disc_room(radius: float) -> tuple[float, float]:
    """Width and height of the room for a label in a disc."""
    return 1.56 * radius, 0.98 * radius


@cache
def label_room(piece: Piece, air: float) -> tuple[float, float, float, float]:
    """The best room for a label in a piece: its middle (from the ring's centre), width and height.

    `air` is kept to every side.
    """
    rooms = [(x, y, *_largest(piece, air, (x, y), shape)) for x, y in _middles(piece) for shape in SHAPES]
    return max(rooms, key=lambda room: min(room[2], ENOUGH[0]) ** WORDS * min(room[3], ENOUGH[1]))


def _middles(piece: Piece) -> Iterator[Point]:
    """Where a label's middle may be: half way between the sides, about half way from the inside to the outside."""
    half = (piece.inner + piece.outer) / 2
    turn = sum(piece.turns) / 2 + piece.depth / 2 / (2 * pi * half)
    for shift in (0, 4, 8, 12, -4):
        yield on_circle((0, 0), half + shift, turn)


def _largest(piece: Piece, air: float, middle: Point, shape: float) -> tuple[float, float]:
    """Width and height of the largest box of a shape around a middle that keeps its air."""
    low, high = 0.0, 2 * piece.outer
    while high - low > 0.25:
        width = (low + high) / 2
        if _inside(piece, air, middle, (width, width / shape)):
            low = width
        else:
            high = width
    return low, low / shape


def _inside(piece: Piece, air: float, middle: Point, size: tuple[float, float]) -> bool:
    (x, y), (width, height) = middle, size
    nearest = hypot(max(abs(x) - width / 2, 0), max(abs(y) - height / 2, 0))
    if nearest < piece.inner + air:
        return False
    corners = [(x + a * width / 2, y + b * height / 2) for a in (-1, 1) for b in (-1, 1)]
    edge = air + piece.gap / 2
    return all(
        hypot(*corner) <= piece.outer - air
        and _beyond(corner, piece.turns[0]) >= edge + piece.depth
        and -_beyond(corner, piece.turns[1]) >= edge
        for corner in corners
    )


def _beyond(point: Point, turn: float) -> float:
    """How far a point lies clockwise of the ray at a turn."""
    return point[0] * cos(2 * pi * turn) + point[1] * sin(2 * pi * turn)
