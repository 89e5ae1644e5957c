"""What stands around the plot of a radar: the names of the axes, each with the values on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coursewright.figures.kinds.radar.model import Radar, printed
from coursewright.figures.measure import width
from coursewright.figures.scene import Anchor, Point, on_circle
from coursewright.figures.setter import Block, Setter, Spot, Style
from coursewright.figures.wrap import pieces

AXIS = Style(sizes=(13, 12, 11), second=10.5, keep=11)
"""The name of an axis; the values below it are bold."""
RADIUS = (76.0, 108.0)
"""Least and greatest radius of the plot on a phone; on paper a fifth more."""
LIMB = 10.0
"""From the end of an axis to its name."""
ROW = 17.0
"""Height of a row of printed values."""
VALUE = 12.0
"""Size of printed values."""
BEHIND = 15.0
"""From the left end of a mark to the value behind it."""
APART = 9.0
"""Between two printed values."""
STACKED = 5.0
"""Between two names that had to be pushed apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """An axis' name with its values; `point` is the axis' unit vector, `wide` the room for both."""

    point: Point
    block: Block
    wide: float
    values: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[tuple[int, str, float], ...], ...]:
        """The printed values by row: the number of the series, the text, its left end from that of the row."""
        rows: list[list[tuple[int, str, float]]] = []
        left = 0.0
        for index, text in enumerate(self.values):
            if not rows or left + value_width(text) > self.wide:
                rows.append([])
                left = 0.0
            rows[-1].append((index, text, left))
            left += value_width(text) + APART
        return tuple(tuple(row) for row in rows)

    @property
    def height(self) -> float:
        """Height of the name with the values below it."""
        return self.block.height + len(self.rows) * ROW

    @property
    def anchor(self) -> Anchor:
        """At which end the name touches its axis."""
        return _anchor(self.point)


def _anchor(point: Point) -> Anchor:
    return "middle" if abs(point[0]) < 0.3 else "start" if point[0] > 0 else "end"


def value_width(text: str) -> float:
    """Width of a printed value with its mark."""
    return BEHIND + width(text, 700) * VALUE


def set_corners(figure: Radar, setter: Setter) -> tuple[list[Corner], float]:
    """The names as they are set, and the plot's radius: as large as cuts no word at the sides, within limits."""
    points = [on_circle((0, 0), 1, n / len(figure.axes)) for n in range(len(figure.axes))]
    values = [tuple(printed(row.values[n], figure) for row in figure.series) for n in range(len(points))]
    half = setter.room / 2 - 1
    least, most = (size * (1 if setter.room <= 360 else 1.2) for size in RADIUS)
    rooms = [
        (half - need) / abs(point[0]) - LIMB
        for point, need in zip(points, _needs(figure, values), strict=True)
        if _anchor(point) != "middle"
    ]
    radius = max(least, min(most, *rooms))
    wides = [
        half if _anchor(point) == "middle" else half - abs(point[0]) * (radius + LIMB) for point in points
    ]
    spots = [Spot(axis.text, wide) for axis, wide in zip(figure.axes, wides, strict=True)]
    blocks = setter.fit_all(spots, AXIS)
    corners = [
        Corner(point=points[n], block=blocks[n], wide=wides[n], values=values[n]) for n in range(len(points))
    ]
    return corners, radius


def _needs(figure: Radar, values: Sequence[tuple[str, ...]]) -> list[float]:
    """For each axis the width of the longest word of its name, in any language, and of its widest value."""
    return [
        max(
            *(value_width(text) for text in row),
            *(
                width(word.rstrip(), AXIS.weight) * AXIS.sizes[-1] + 0.5
                for _, text in axis.text.texts
                for word in pieces(text)
            ),
            0.0,
        )
        for axis, row in zip(figure.axes, values, strict=True)
    ]


def tops_of(corners: Sequence[Corner], radius: float) -> list[float]:
    """Tops of the names, from the middle of the plot: beside their axes, pushed apart up- and downwards."""
    tops = []
    for corner in corners:
        y = corner.point[1]
        lean = max(-1.0, min(1.0, 1.25 * y))
        tops.append(y * (radius + LIMB) + (lean - 1) * corner.height / 2)
    for side in ("start", "end"):
        column = [n for n, corner in enumerate(corners) if corner.anchor in (side, "middle")]
        column.sort(key=lambda n: corners[n].point[1])
        upper = [n for n in column if corners[n].point[1] < 0.01]
        for below, n in pairwise(reversed(upper)):
            tops[n] = min(tops[n], tops[below] - corners[n].height - STACKED)
        for above, n in pairwise([*upper[-1:], *column[len(upper) :]]):
            tops[n] = max(tops[n], tops[above] + corners[above].height + STACKED)
    return tops
