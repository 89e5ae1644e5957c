"""`stack`: layers upon one another, as bands or, with a water line, as an iceberg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.places import Where
from coursewright.base.shape import Id, did_you_mean, model
from coursewright.base.words import words
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure, Group
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Point, Rect, Scene, Shape, curve, part, polygon, stroke
from coursewright.figures.setter import LABEL, TIER, Block, Setter, Spot

WIDTH = 360.0
BAND = 50.0
"""Least height of a layer."""
GAP = 5.0
AIR = 12.0
CELL = 84.0
"""Least width of an item's cell; items that have no room beside one another stand in several rows."""
PADDING = 5.0
RULE = 16.0
"""Half the height of the rule between two items."""

Profile = Sequence[tuple[float, float, float]]
"""How far an iceberg reaches to the left and to the right of its axis, at fractions of its height."""
TIP: Profile = ((0, 64, 58), (0.5, 80, 84), (1, 108, 100))
BODY: Profile = ((0, 132, 124), (0.3, 172, 160), (0.7, 166, 178), (1, 138, 148))
PEAK: Sequence[Point] = ((-46, -10), (-16, -30), (6, -20), (34, -14))
"""Corners above the top layer's own, from the axis and its upper edge."""
KEEL: Sequence[Point] = ((84, 14), (18, 28), (-60, 18))
"""Corners below the bottom layer's own, from the axis and its lower edge."""
SEA = 8.0
"""Between the water line and the ice."""
WAVE = 14.0
"""Half the length of a wave."""


@model
class Stack(Figure):
    """Layers, the top one first; the water line is drawn above the one that `water` names."""

    type: Literal["stack"]
    layers: tuple[Group, ...]
    water: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What stands in a layer: its name, above the rows of its items if it has any; `inside` is their width."""

    layer: Group
    inside: float
    name: Block
    rows: tuple[tuple[tuple[Element, Block], ...], ...]

    @property
    def height(self) -> float:
        """The height a layer needs."""
        if not self.rows:
            return max(BAND, self.name.height + 2 * AIR)
        return max(BAND, self.name.height + 16 + sum(self.row_heights()))

    def row_heights(self) -> Iterator[float]:
        """The height of each row of items."""
        for row in self.rows:
            yield max(2 * RULE, *(block.height for _, block in row)) + 8


def layout_stack(figure: Stack, setter: Setter) -> Scene:
    """Bands as wide as the page, or the slices of an iceberg."""
    return _bands(figure, setter) if figure.water is None else _iceberg(figure, setter)


def _bands(figure: Stack, setter: Setter) -> Scene:
    """All alike where they hold nothing; where they do, the lowest, which carries the others, is solid."""
    plain = not any(layer.items for layer in figure.layers)
    fillings = _fill(figure.layers, [setter.room - 2 - AIR] * len(figure.layers), setter)
    high = max(filling.height for filling in fillings) if plain else 0.0
    parts: list[Part] = []
    top = 1.0
    for index, filling in enumerate(fillings):
        tone = "solid" if index == len(fillings) - 1 and not plain else "tint"
        height = max(high, filling.height)
        band = Rect(
            x=1, y=top, width=setter.room - 2, height=height, tone=tone, dashed=filling.layer.inferred
        )
        parts.extend(
            _layer(filling, band, (setter.room / 2, top + height / 2), "on" if tone == "solid" else "ink")
        )
        top += height + GAP
    return Scene(width=setter.room, height=top - GAP + 1, parts=tuple(parts))


def _iceberg(figure: Stack, setter: Setter) -> Scene:
    """Slices narrow above the water and broad below, their edges from one outline."""
    above = [layer.id for layer in figure.layers].index(figure.water or "")
    edges = [*_edges(TIP, above), *_edges(BODY, len(figure.layers) - above)]
    insides = [2 * min(min(edge[1:]) for edge in three) - 2 * AIR for three in edges]
    fillings = _fill(figure.layers, insides, setter)
    parts: list[Part] = []
    top = 1 - min(y for _, y in PEAK)
    water = 0.0
    for index, (filling, three) in enumerate(zip(fillings, edges, strict=True)):
        if index == above:
            water = top - GAP + SEA
            top = water + SEA
        caps = (PEAK if index == 0 else (), KEEL if index == len(fillings) - 1 else ())
        tone = "plain" if index < above else "tint"
        outline = polygon(_slice(three, (top, filling.height), caps), tone, dashed=filling.layer.inferred)
        parts.extend(_layer(filling, outline, (WIDTH / 2, top + filling.height / 2), "ink"))
        top += filling.height + GAP
    parts.insert(0, _water(water, setter))
    return Scene(width=WIDTH, height=top - GAP + max(y for _, y in KEEL) + 1, parts=tuple(parts))


def _fill(layers: Sequence[Group], insides: Sequence[float], setter: Setter) -> list[Filling]:
    """Names with items below them are small heads; those of other layers are their labels."""
    both = list(zip(layers, insides, strict=True))
    heads = iter(setter.fit_all([Spot(layer.text, inside) for layer, inside in both if layer.items], TIER))
    labels = iter(
        setter.fit_all([Spot(layer.text, inside) for layer, inside in both if not layer.items], LABEL)
    )
    cells = [inside / _columns(layer, inside) - 2 * PADDING for layer, inside in both for _ in layer.items]
    items = [item for layer in layers for item in layer.items]
    blocks = iter(
        setter.fit_all([Spot(item.text, cell) for item, cell in zip(items, cells, strict=True)], LABEL)
    )
    fillings = []
    for layer, inside in both:
        columns = _columns(layer, inside)
        pairs = [(item, next(blocks)) for item in layer.items]
        rows = tuple(tuple(pairs[n : n + columns]) for n in range(0, len(pairs), columns))
        fillings.append(Filling(layer=layer, inside=inside, name=next(heads if rows else labels), rows=rows))
    return fillings


def _columns(layer: Group, inside: float) -> int:
    """How many items stand side by side, so that the rows are as even as can be."""
    count = max(len(layer.items), 1)
    return ceil(count / ceil(count / max(1, int(inside // CELL))))


def _layer(filling: Filling, outline: Shape, middle: Point, ink: str) -> Iterator[Part]:
    """The outline with the name, then each item; `middle` is that of the whole filling."""
    x, y = middle
    if not filling.rows:
        yield part(filling.layer.id, outline, filling.name.at(x, y, ink=ink))
        return
    top = y - (filling.name.height + 4 + sum(filling.row_heights())) / 2
    name = filling.name.below(x, top, ink=ink)
    top += filling.name.height + 4
    rules: list[Shape] = []
    items: list[Part] = []
    for row, height in zip(filling.rows, filling.row_heights(), strict=True):
        cell = filling.inside / len(row)
        body = top + height / 2
        for n, (item, block) in enumerate(row):
            left = x - filling.inside / 2 + cell * n
            items.append(part(item.id, block.at(left + cell / 2, body, ink=ink)))
            if n:
                rules.append(
                    stroke([(left, body - RULE), (left, body + RULE)], "hair-on" if ink == "on" else "hair")
                )
        top += height
    yield part(filling.layer.id, outline, rules, name)
    yield from items


Edge = tuple[float, float, float]


def _edges(profile: Profile, count: int) -> Iterator[tuple[Edge, Edge, Edge]]:
    """The profile at the top, the middle and the foot of each of so many slices."""
    for index in range(count):
        yield (
            _reach(profile, index / count),
            _reach(profile, (index + 0.5) / count),
            _reach(profile, (index + 1) / count),
        )


def _reach(profile: Profile, at: float) -> Edge:
    """The profile between its fractions."""
    upper = next(n for n, (fraction, _, _) in enumerate(profile) if fraction >= at)
    (a, left, right), (b, left2, right2) = profile[max(upper - 1, 0)], profile[upper]
    share = (at - a) / (b - a) if b > a else 0.0
    return at, left + (left2 - left) * share, right + (right2 - right) * share


def _slice(
    edges: Sequence[Edge], rows: tuple[float, float], caps: tuple[Sequence[Point], Sequence[Point]]
) -> list[Point]:
    """A slice's corners clockwise; `rows` are its top and height, `caps` further corners above and below."""
    top, height = rows
    axis = WIDTH / 2
    heights = (top, top + height / 2, top + height)
    right = [(axis + edge[2], y) for edge, y in zip(edges, heights, strict=True)]
    left = [(axis - edge[1], y) for edge, y in zip(edges, heights, strict=True)]
    upper = [(axis + x, top + y) for x, y in caps[0]]
    lower = [(axis + x, top + height + y) for x, y in caps[1]]
    return [*upper, *right, *lower, *reversed(left)]


def _water(y: float, setter: Setter) -> Part:
    """Waves to both sides of the ice, and their name above them at the right."""
    texts = tuple(
        (name, words(name or setter.shown or "en")["figure.water"]) for name in setter.languages or ("",)
    )
    free = WIDTH / 2 - TIP[-1][2] - AIR
    name = setter.fit(Label(texts=texts), TIER, free)
    waves = _wave(1, WIDTH - 1, y)
    return part("", waves, name.at(WIDTH - 1, y - 6 - name.height / 2, "end", "act"))


def _wave(left: float, right: float, y: float) -> Shape:
    count = round((right - left) / WAVE)
    step = (right - left) / count
    return curve([(left + step * n, y + (2 if n % 2 else -2)) for n in range(count + 1)], "act")


def check_stack(figure: Stack, where: Where, issues: IssueLog) -> None:
    """The water lies above a layer of the figure, and something stands out of it."""
    names = [layer.id for layer in figure.layers]
    if figure.water is None:
        return
    if figure.water not in names:
        issues.error(
            "figure/unknown-layer",
            where.value("water"),
            f"the water line lies above '{figure.water}', which is no layer.",
            did_you_mean(figure.water, names),
        )
    elif figure.water == names[0]:
        issues.error(
            "figure/nothing-above-water",
            where.value("water"),
            f"'{figure.water}' is the top layer, so nothing stands out of the water.",
            f"Write the first layer that lies below the water: one of {', '.join(names[1:])}.",
        )


def read_stack(figure: Stack, reader: Reader) -> tuple[Entry, ...]:
    """From the top down, the water line between its layers."""
    entries: list[Entry] = []
    for layer in figure.layers:
        if layer.id == figure.water:
            entries.append(Entry(text=reader.word("water")))
        entries.append(reader.entry(layer, *reader.entries(layer.items)))
    return tuple(entries)


KIND = Kind(
    model=Stack,
    counts={"layers": (2, 6), "layers.items": (0, 4)},
    layout=layout_stack,
    reading=read_stack,
    check=check_stack,
)
