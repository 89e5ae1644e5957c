"""The iceberg: slices of one outline, narrow above the water and broad below."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.label import Label
from coursewright.figures.kinds.stack.filling import AIR, BAND, GAP, fill_layers, layer_parts
from coursewright.figures.kinds.stack.model import Stack
from coursewright.figures.scene import Part, Path, Point, Scene, curve, part, polygon
from coursewright.figures.setter import TIER, Setter
from coursewright.languages.words import FALLBACK, words

WIDTH = 360.0
AXIS = WIDTH / 2

Edge = tuple[float, float, float]
"""How far the ice reaches to the left and to the right of the axis, at a fraction of a height."""
TIP: Sequence[Edge] = ((0, 72, 66), (0.5, 84, 90), (1, 118, 108))
BODY: Sequence[Edge] = ((0, 126, 116), (0.25, 166, 142), (0.6, 178, 176), (1, 134, 156))
PEAK: Sequence[Point] = ((-50, -12), (-20, -32), (4, -20), (36, -14))
"""Corners above the top layer's own, from the axis and its upper edge."""
KEEL: Sequence[Point] = ((112, 18), (26, 34), (-48, 26), (-98, 12))
"""Corners below the bottom layer's own, from the axis and its lower edge."""
SINK = 6.0
"""How much lower the bottom layer's words stand for the keel below them."""
DEEP = 110.0
"""Least height of what lies under water: the greater part."""
SEA = 8.0
"""Between the water line and the ice."""
WAVE = 14.0
"""Half the length of a wave."""
SWELL = 2.0
"""Half the height of a wave."""


def layout_iceberg(figure: Stack, water: str, setter: Setter) -> Scene:
    """The layers above the water outlined, those below filled."""
    above = [layer.id for layer in figure.layers].index(water)
    below = len(figure.layers) - above
    slices = [*_slices(TIP, above), *_slices(BODY, below)]
    insides = [2 * min(min(left, right) for _, left, right in edges) - 2 * AIR for edges in slices]
    parts: list[Part] = []
    top = 1 - min(y for _, y in PEAK)
    for index, filling in enumerate(fill_layers(figure.layers, insides, setter)):
        if index == above:
            parts.append(_water(top - GAP + SEA, setter))
            top += 2 * SEA - GAP
        last = index == len(slices) - 1
        height = max(filling.height, BAND if index < above else DEEP / below)
        caps = (PEAK if index == 0 else (), KEEL if last else ())
        tone = "plain" if index < above else "tint"
        corners = _corners(slices[index], (top, height), caps)
        outline = polygon(corners, tone, dashed=filling.layer.inferred)
        parts.extend(layer_parts(filling, outline, (AXIS, top + height / 2 + (SINK if last else 0)), "ink"))
        top += height + GAP
    return Scene(width=WIDTH, height=top - GAP + max(y for _, y in KEEL) + 1, parts=tuple(parts))


def _slices(profile: Sequence[Edge], count: int) -> list[list[Edge]]:
    """The outline of each of so many slices, its fractions those of the slice's own height."""
    found = []
    for index in range(count):
        start, end = index / count, (index + 1) / count
        between = [edge for edge in profile if start < edge[0] < end]
        edges = [_reach(profile, start), *between, _reach(profile, end)]
        found.append([((at - start) * count, left, right) for at, left, right in edges])
    return found


def _reach(profile: Sequence[Edge], at: float) -> Edge:
    """The outline between its corners."""
    lower = next(n for n, edge in enumerate(profile) if n and edge[0] >= at)
    (start, left, right), (end, left2, right2) = profile[lower - 1], profile[lower]
    share = (at - start) / (end - start)
    return at, left + (left2 - left) * share, right + (right2 - right) * share


def _corners(
    edges: Sequence[Edge], rows: tuple[float, float], caps: tuple[Sequence[Point], Sequence[Point]]
) -> list[Point]:
    """A slice's corners clockwise; `rows` are its top and height, `caps` further corners above and below."""
    top, height = rows
    right = [(AXIS + edge[2], top + edge[0] * height) for edge in edges]
    left = [(AXIS - edge[1], top + edge[0] * height) for edge in reversed(edges)]
    upper = [(AXIS + x, top + y) for x, y in caps[0]]
    lower = [(AXIS + x, top + height + y) for x, y in caps[1]]
    return [*upper, *right, *lower, *left]


def _water(y: float, setter: Setter) -> Part:
    """The water line, and its name above it where the tip leaves room."""
    texts = (
        (name, words(name or setter.shown or FALLBACK)["figure.water"]) for name in setter.languages or ("",)
    )
    name = setter.fit(Label(texts=tuple(texts)), TIER, AXIS - TIP[-1][2] - AIR)
    return part("", _waves(y), name.at(WIDTH - 1, y - 6 - name.height / 2, "end", "act"))


def _waves(y: float) -> Path:
    count = round((WIDTH - 2) / WAVE)
    step = (WIDTH - 2) / count
    return curve([(1 + step * n, y + (SWELL if n % 2 else -SWELL)) for n in range(count + 1)], "act")
