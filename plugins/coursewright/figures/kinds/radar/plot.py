"""How a radar is drawn: the grid, the series on it, names and values around it, and what the marks mean below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coursewright.figures.kinds.radar.corners import (
    BEHIND,
    LIMB,
    ROW,
    VALUE,
    Corner,
    set_corners,
    tops_of,
    value_width,
)
from coursewright.figures.kinds.radar.model import Radar
from coursewright.figures.scene import Disc, Line, Path, Point, Rect, Scene, Shape, part, polygon, stroke
from coursewright.figures.setter import LEADING, TEXT, TIER, Block, Setter, Spot

MOST_RINGS = 6
"""A scale longer than this has a grid of five rings."""
SAMPLE = 38.0
"""Length of a line in the key below the plot."""
LINES = (("act", False), ("act", True), ("rule", False))
"""Tones of the lines of the first, second and third series: heavy, dashed, fine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Where the plot stands, and the unit vectors of its axes."""

    middle: Point
    radius: float
    points: tuple[Point, ...]

    def at(self, index: int, share: float) -> Point:
        """The point of an axis at a share of its length."""
        x, y = self.points[index]
        return self.middle[0] + x * self.radius * share, self.middle[1] + y * self.radius * share

    def outline(self, shares: Sequence[float], tone: str) -> Path:
        """A closed line with a corner on each axis."""
        return polygon([self.at(index, share) for index, share in enumerate(shares)], tone)


def layout_radar(figure: Radar, setter: Setter) -> Scene:
    """The plot with the names and values around it, the key to the series below."""
    corners, radius = set_corners(figure, setter)
    tops = tops_of(corners, radius)
    middle = (setter.room / 2, 1 - min(-radius, *tops))
    plot = Plot(middle=middle, radius=radius, points=tuple(corner.point for corner in corners))
    shares = [[float(value) / figure.max for value in row.values] for row in figure.series]
    parts = [part("", _ground(plot, figure.max, shares))]
    for index, (axis, corner, top) in enumerate(zip(figure.axes, corners, tops, strict=True)):
        arm = stroke([middle, plot.at(index, 1)], "cut" if axis.inferred else "hair")
        parts.append(part(axis.id, arm, _label(corner, plot, top)))
    low = middle[1] + max(radius, *(top + corner.height for top, corner in zip(tops, corners, strict=True)))
    low += 16
    names = setter.fit_all([Spot(row.text, setter.room - SAMPLE - 12) for row in figure.series], TEXT)
    for index, (row, name) in enumerate(zip(figure.series, names, strict=True)):
        high = max(24.0, name.height + 4)
        parts.append(part(row.id, _series(plot, index, shares[index]), _key(index, name, low + high / 2)))
        low += high
    scale = setter.fit(setter.word("rim", max=figure.max), TIER, setter.room - 2)
    parts.append(part("", scale.below(1, low + 4, "start", "quiet")))
    return Scene(width=setter.room, height=low + scale.height + 5, parts=tuple(parts))


def _ground(plot: Plot, end: int, shares: Sequence[Sequence[float]]) -> list[Shape]:
    """The ground of the plot and of the first series, under the rings of the grid."""
    rings = end if end <= MOST_RINGS else 5
    count = len(plot.points)
    return [
        plot.outline([1.0] * count, "well"),
        *(plot.outline(first, "tint") for first in shares[:1]),
        *(plot.outline([ring / rings] * count, "hair") for ring in range(1, rings + 1)),
    ]


def _series(plot: Plot, index: int, shares: Sequence[float]) -> list[Shape]:
    """The line of a series through its marks."""
    tone, dashed = LINES[index]
    marks = [_mark(index, plot.at(axis, share)) for axis, share in enumerate(shares)]
    return [replace(plot.outline(shares, tone), dashed=dashed), *marks]


def _mark(index: int, at: Point) -> Shape:
    """A disc, an open square, a diamond, each seen where they lie upon one another."""
    x, y = at
    if index == 0:
        return Disc(x=x, y=y, radius=5.5, tone="tip-act")
    if index == 1:
        return Rect(x=x - 4, y=y - 4, width=8, height=8, tone="plain", radius=0)
    return polygon([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], "dot")


def _key(index: int, name: Block, y: float) -> list[Shape]:
    """A piece of a series' line with its mark, and its name."""
    tone, dashed = LINES[index]
    sample = replace(stroke([(1, y), (SAMPLE, y)], tone), dashed=dashed)
    return [sample, _mark(index, ((1 + SAMPLE) / 2, y)), *name.at(SAMPLE + 10, y, "start")]


def _label(corner: Corner, plot: Plot, top: float) -> list[Shape]:
    """An axis' name with the values of all series right below, each behind its mark."""
    anchor = corner.anchor
    x = plot.middle[0] + (0 if anchor == "middle" else corner.point[0] * (plot.radius + LIMB))
    top += plot.middle[1]
    bare = corner.block.height - sum(row.size * LEADING for row in corner.block.rows)
    shapes: list[Shape] = list(corner.block.below(x, top + bare, anchor))
    for number, row in enumerate(corner.rows):
        y = top + corner.block.height + (number + 0.5) * ROW
        _, text, left = row[-1]
        full = left + value_width(text)
        start = {"start": x, "middle": x - full / 2, "end": x - full}[anchor]
        for index, text, left in row:
            shapes += [_mark(index, (start + left + 6, y)), _value(text, start + left + BEHIND, y)]
    return shapes


def _value(text: str, x: float, y: float) -> Line:
    return Line(text=text, x=x, y=y, size=VALUE, wide=value_width(text) - BEHIND, weight=700, anchor="start")
