"""What stands in the layers of a stack, whatever their outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from coursewright.figures.model import Element, Group
from coursewright.figures.scene import Line, Part, Point, Rect, Shape, part, stroke
from coursewright.figures.setter import LABEL, TIER, Block, Setter, Spot

BAND = 50.0
"""Least height of a layer."""
GAP = 5.0
"""Between two layers."""
AIR = 12.0
CELL = 84.0
"""Least width of an item's cell; items that have no room beside one another stand in several rows."""
PADDING = 5.0
RULE = 16.0
"""Half the height of the rule between two items."""


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


def fill_layers(layers: Sequence[Group], insides: Sequence[float], setter: Setter) -> list[Filling]:
    """What each layer holds: names with items below them are small heads; those of other layers are their labels."""
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


def layer_parts(filling: Filling, outline: Shape, middle: Point, ink: str) -> Iterator[Part]:
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
            items.append(
                part(
                    item.id,
                    _frame(item, block, left, body, cell, outline),
                    block.at(left + cell / 2, body, ink=ink),
                )
            )
            if n:
                rules.append(
                    stroke([(left, body - RULE), (left, body + RULE)], "hair-on" if ink == "on" else "hair")
                )
        top += height
    yield part(filling.layer.id, outline, rules, name)
    yield from items


def _frame(
    item: Element, block: Block, left: float, y: float, cell: float, ground: Shape
) -> tuple[Shape, ...]:
    """A dashed frame round an inferred item, on its layer's ground."""
    if not item.inferred or isinstance(ground, Line):  # An outline is no line of text; the types allow it.
        return ()
    high = block.height + 6
    return (
        Rect(
            x=left + 3, y=y - high / 2, width=cell - 6, height=high, tone=ground.tone, radius=4, dashed=True
        ),
    )
