"""`radar`: series of values on axes that start in one point.

Series differ by line, ground and mark (disc, open square, diamond), and all values are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.places import Where
from coursewright.base.shape import Number, Whole, model
from coursewright.base.words import words
from coursewright.figures.kind import Kind
from coursewright.figures.measure import width
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import (
    Anchor, Disc, Line, Part, Point, Rect, Scene, Shape, on_circle, part, polygon, stroke,
)  # fmt: skip
from coursewright.figures.setter import NAME, TEXT, TIER, Block, Setter, Spot
from coursewright.figures.wrap import pieces

RADIUS = (72.0, 108.0)
"""Least and greatest radius of the plot on a phone; on paper a fifth more."""
LIMB = 12.0
"""From the end of an axis to its label."""
ROW = 17.0
"""Height of a row of printed values."""
FIGURE = 12.0
"""Size of printed values."""
MOST_RINGS = 6
"""A grid with more rings than this has five, whatever the scale."""


@model
class Series(Element):
    """One value for each axis, in the order of the axes."""

    values: tuple[Number, ...]


@model
class Radar(Figure):
    """Axes, clockwise from the top, and what is drawn on them."""

    type: Literal["radar"]
    axes: tuple[Element, ...]
    series: tuple[Series, ...] = ()
    max: Whole = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """An axis with its label: `point` is the axis' unit vector, `wide` the label's room, `cell` a value's width."""

    point: Point
    block: Block
    wide: float
    values: tuple[str, ...]
    cell: float

    @property
    def per_row(self) -> int:
        """How many printed values stand side by side."""
        return max(1, min(len(self.values), int(self.wide / self.cell)))

    @property
    def height(self) -> float:
        """Height of the label with the values below it."""
        return self.block.height + -(-len(self.values) // self.per_row) * ROW

    @property
    def anchor(self) -> Anchor:
        """At which end the label touches its axis."""
        x = self.point[0]
        return "middle" if abs(x) < 0.3 else "start" if x > 0 else "end"


def layout_radar(figure: Radar, setter: Setter) -> Scene:
    """The plot with the labels and values around it, what the marks mean below."""
    points = [on_circle((0, 0), 1, n / len(figure.axes)) for n in range(len(figure.axes))]
    cell = max((_wide(printed(value)) for row in figure.series for value in row.values), default=0) + 22
    radius = _radius(figure, setter, points, cell)
    corners = _corners(figure, setter, points, radius, cell)
    tops = _tops(corners, radius)
    middle = (setter.room / 2, 1 - min(-radius, *tops))
    parts = [
        part("", _ground(figure, middle, radius, points)),
        part("", _grid(figure, middle, radius, points)),
    ]
    for axis, corner, top in zip(figure.axes, corners, tops, strict=True):
        end = _at(middle, corner.point, radius)
        parts.append(
            part(
                axis.id,
                stroke([middle, end], "cut" if axis.inferred else "hair"),
                _label(corner, middle, radius, top),
            )
        )
    low = max(radius, *(top + corner.height for top, corner in zip(tops, corners, strict=True)))
    legend, low = _legend(figure, setter, middle[1] + low + 16)
    for index, row in enumerate(figure.series):
        parts.append(part(row.id, _drawn(figure, index, middle, radius, points), legend[index]))
    scale = setter.fit(_scale(figure, setter), TIER, setter.room - 2)
    parts.append(part("", scale.below(1, low, "start", "quiet")))
    return Scene(width=setter.room, height=low + scale.height + 1, parts=tuple(parts))


def printed(value: float) -> str:
    """A value without needless noughts."""
    return f"{float(value):g}"


def _wide(text: str) -> float:
    return width(text) * FIGURE


def _at(middle: Point, point: Point, reach: float) -> Point:
    return middle[0] + point[0] * reach, middle[1] + point[1] * reach


def _radius(figure: Radar, setter: Setter, points: list[Point], cell: float) -> float:
    """As large as lets the labels at the sides stand without a word being cut, within limits."""
    least, most = (size * (1 if setter.room <= 360 else 1.2) for size in RADIUS)
    room = setter.room / 2 - LIMB - 2
    found = most
    for axis, (x, _) in zip(figure.axes, points, strict=True):
        if abs(x) < 0.3:
            continue
        words_ = [piece for _, text in axis.text.texts for piece in pieces(text)]
        need = max(cell, *(width(word.rstrip(), NAME.weight) * NAME.sizes[-1] + 1 for word in words_))
        found = min(found, (room - need) / abs(x) - LIMB)
    return max(least, found)


def _corners(figure: Radar, setter: Setter, points: list[Point], radius: float, cell: float) -> list[Corner]:
    half = setter.room / 2
    rooms = [half if abs(x) < 0.3 else half - 1 - abs(x) * (radius + LIMB) for x, _ in points]
    blocks = setter.fit_all(
        [Spot(axis.text, room) for axis, room in zip(figure.axes, rooms, strict=True)], NAME
    )
    return [
        Corner(
            point=points[n], block=blocks[n], wide=rooms[n], cell=cell,
            values=tuple(printed(row.values[n]) for row in figure.series),
        )
        for n in range(len(points))
    ]  # fmt: skip


def _tops(corners: list[Corner], radius: float) -> list[float]:
    """Tops of the labels, from the middle of the plot: beside their axes, pushed apart away from the horizontal."""
    tops = []
    for corner in corners:
        x, y = corner.point
        lean = y if corner.anchor == "middle" else y * 0.8
        tops.append(y * (radius + LIMB) - corner.height / 2 + lean * corner.height / 2)
    for side in ("start", "end"):
        column = sorted(
            (n for n, corner in enumerate(corners) if corner.anchor in (side, "middle")), key=tops.__getitem__
        )
        upper = [n for n in column if corners[n].point[1] < 0.01]
        for below, n in zip(upper[:0:-1], upper[-2::-1], strict=True):
            tops[n] = min(tops[n], tops[below] - corners[n].height - 5)
        lower = [*upper[-1:], *(n for n in column if n not in upper)]
        for above, n in zip(lower, lower[1:], strict=False):
            tops[n] = max(tops[n], tops[above] + corners[above].height + 5)
    return tops


def _ground(figure: Radar, middle: Point, radius: float, points: list[Point]) -> list[Shape]:
    """The plot's ground, and that of the first series."""
    ground: list[Shape] = [polygon([_at(middle, point, radius) for point in points], "well")]
    if figure.series:
        ground.append(polygon(_marks(figure, 0, middle, radius, points), "tint"))
    return ground


def _grid(figure: Radar, middle: Point, radius: float, points: list[Point]) -> list[Shape]:
    rings = figure.max if figure.max <= MOST_RINGS else 5
    return [
        polygon([_at(middle, point, radius * ring / rings) for point in points], "hair")
        for ring in range(1, rings + 1)
    ]


def _marks(figure: Radar, index: int, middle: Point, radius: float, points: list[Point]) -> list[Point]:
    values = figure.series[index].values
    return [
        _at(middle, point, radius * float(value) / figure.max)
        for point, value in zip(points, values, strict=True)
    ]


def _drawn(figure: Radar, index: int, middle: Point, radius: float, points: list[Point]) -> list[Shape]:
    """The line of a series through its marks."""
    places = _marks(figure, index, middle, radius, points)
    return [polygon(places, LINES[index]), *(_mark(index, place) for place in places)]


LINES = ("act", "cut", "rule")
"""Lines of the first, second and third series: heavy, dashed, fine."""


def _mark(index: int, at: Point) -> Shape:
    """A disc, an open square, a diamond, each seen where they lie upon one another."""
    x, y = at
    if index == 0:
        return Disc(x=x, y=y, radius=5.5, tone="dot")
    if index == 1:
        return Rect(x=x - 4, y=y - 4, width=8, height=8, tone="plain", radius=0)
    return polygon([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], "dot")


def _label(corner: Corner, middle: Point, radius: float, top: float) -> list[Shape]:
    """An axis' name with the values of all series below, each behind its mark."""
    x = middle[0] + (0 if corner.anchor == "middle" else corner.point[0] * (radius + LIMB))
    shapes: list[Shape] = list(corner.block.below(x, middle[1] + top, corner.anchor))
    full = corner.per_row * corner.cell - 8
    left = {"start": x, "middle": x - full / 2, "end": x - full}[corner.anchor]
    for n, value in enumerate(corner.values):
        row, column = divmod(n, corner.per_row)
        start = left + column * corner.cell
        y = middle[1] + top + corner.block.height + (row + 0.5) * ROW
        shapes += [_mark(n, (start + 6, y)), _value(value, start + 14, y)]
    return shapes


def _value(text: str, x: float, y: float) -> Line:
    return Line(text=text, x=x, y=y, size=FIGURE, wide=_wide(text), anchor="start")


def _legend(figure: Radar, setter: Setter, top: float) -> tuple[list[list[Shape]], float]:
    """For each series a piece of its line and its name; and where they end."""
    found: list[list[Shape]] = []
    for index, block in enumerate(
        setter.fit_all([Spot(row.text, setter.room - 50) for row in figure.series], TEXT)
    ):
        high = max(22.0, block.height + 4)
        y = top + high / 2
        found.append(
            [stroke([(1, y), (37, y)], LINES[index]), _mark(index, (19, y)), *block.at(46, y, "start")]
        )
        top += high
    return found, top + 4 if found else top


def _scale(figure: Radar, setter: Setter) -> Label:
    """What the middle and the rim stand for."""
    names = setter.languages or ("",)
    return Label(
        tuple((name, words(name or setter.shown)["figure.rim"].format(max=figure.max)) for name in names)
    )


def check_radar(figure: Radar, where: Where, issues: IssueLog) -> None:
    """A scale from 0 up, and in each series one value on it for each axis."""
    if figure.max < 1:
        issues.error(
            "figure/max",
            where.value("max"),
            f"the scale would end at {figure.max}.",
            "Write a whole number from 1.",
        )
        return
    for index, row in enumerate(figure.series):
        if len(row.values) != len(figure.axes):
            issues.error(
                "figure/values",
                where.value("series", index, "values"),
                f"series '{row.id}' has {len(row.values)} values for {len(figure.axes)} axes.",
                "Write one value for each axis, in the order of the axes.",
            )
        for n, value in enumerate(row.values):
            if not 0 <= value <= figure.max:
                issues.error(
                    "figure/value-range",
                    where.value("series", index, "values", n),
                    f"{printed(float(value))} is not on a scale from 0 to {figure.max}.",
                    "Change the value, or set 'max:'.",
                )


def read_radar(figure: Radar, reader: Reader) -> tuple[Entry, ...]:
    """The axes with the values on them, then the series."""
    axes = tuple(
        reader.entry(
            axis,
            says=", ".join(
                f"{reader.text(row.text)} {printed(float(row.values[n]))}" for row in figure.series
            ),
        )
        for n, axis in enumerate(figure.axes)
    )
    return (*axes, *reader.entries(figure.series))


KIND = Kind(
    model=Radar,
    counts={"axes": (3, 8), "series": (0, 3)},
    layout=layout_radar,
    reading=read_radar,
    check=check_radar,
)
