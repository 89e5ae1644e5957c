"""`stack`: layers upon one another, as bands or, with a water line, as an iceberg."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import did_you_mean
from coursewright.figures.kind import Kind
from coursewright.figures.kinds.stack.filling import AIR, GAP, fill_layers, layer_parts
from coursewright.figures.kinds.stack.iceberg import layout_iceberg
from coursewright.figures.kinds.stack.model import Stack
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Rect, Scene
from coursewright.figures.setter import Setter

__all__ = ["KIND", "Stack"]


def layout_stack(figure: Stack, setter: Setter) -> Scene:
    """Bands as wide as the page, or the slices of an iceberg."""
    return _bands(figure, setter) if figure.water is None else layout_iceberg(figure, figure.water, setter)


def _bands(figure: Stack, setter: Setter) -> Scene:
    """All alike where they hold nothing; where they do, the lowest, which carries the others, is solid."""
    plain = not any(layer.items for layer in figure.layers)
    fillings = fill_layers(figure.layers, [setter.room - 2 - AIR] * len(figure.layers), setter)
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
            layer_parts(
                filling, band, (setter.room / 2, top + height / 2), "on" if tone == "solid" else "ink"
            )
        )
        top += height + GAP
    return Scene(width=setter.room, height=top - GAP + 1, parts=tuple(parts))


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
