"""`pyramid`: tiers on a broad base; weight lies at the bottom, as the model says."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Figure, Group
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Line, Part, Scene, Shape, part, polygon, stroke
from coursewright.figures.setter import LABEL, NAME, TIER, Block, Setter, Spot

WIDTH = 360.0
BAND = 82.0
"""Least height of a tier."""
GAP = 7.0
TOP = 226.0
"""Width of the pyramid's flat top."""
HEAD = 28.0
"""Height of a tier's name above its items."""
PADDING = 4.0


@model
class Pyramid(Figure):
    """Tiers, the bottom one first, each with its items."""

    type: Literal["pyramid"]
    tiers: tuple[Group, ...]


def layout_pyramid(figure: Pyramid, setter: Setter) -> Scene:
    """Bands that grow narrower upwards; names above the items, or alone in the middle of a tier without any."""
    tiers = list(reversed(figure.tiers))
    insides = [_cells(index, len(tiers)) for index in range(len(tiers))]
    items = iter(_set_items(tiers, insides, setter))
    names = _set_names(tiers, insides, setter)
    parts: list[Part] = []
    top = 1.0
    for index, tier in enumerate(tiers):
        blocks = [next(items) for _ in tier.items]
        height = max([BAND, *(HEAD + block.height + 12 for block in blocks), names[index].height + 24])
        parts.extend(_tier(tier, index, len(tiers), top, height, blocks, names[index]))
        top += height + GAP
    return Scene(width=WIDTH, height=top - GAP + 1, parts=tuple(parts))


def _edge(index: int, count: int, at: float) -> float:
    """Half the width of the pyramid within a band, `at` 0 (its top) to 1 (its foot)."""
    return (TOP + (WIDTH - 4 - TOP) * (index + at) / count) / 2


def _cells(index: int, count: int) -> float:
    """The width that all items of a tier share."""
    return 2 * _edge(index, count, 0.5) - 12


def _set_items(tiers: list[Group], insides: list[float], setter: Setter) -> list[Block]:
    spots = [
        Spot(item.text, inside / len(tier.items) - 2 * PADDING)
        for tier, inside in zip(tiers, insides, strict=True)
        for item in tier.items
    ]
    return setter.fit_all(spots, NAME if any(spot.width < 50 for spot in spots) else LABEL)


def _set_names(tiers: list[Group], insides: list[float], setter: Setter) -> list[Block]:
    """Names of tiers with items are small heads; without any items they are the labels."""
    style = TIER if any(tier.items for tier in tiers) else LABEL
    return setter.fit_all(
        [Spot(tier.text, inside - 12) for tier, inside in zip(tiers, insides, strict=True)], style
    )


def _tone(index: int, count: int) -> str:
    """Solid at the base, outlined at the top, the mix between."""
    return "solid" if index == count - 1 else "plain" if index == 0 else "tint"


def _tier(
    tier: Group, index: int, count: int, top: float, height: float, blocks: list[Block], name: Block
) -> list[Part]:
    tone = _tone(index, count)
    ink = "on" if tone == "solid" else "ink"
    middle = WIDTH / 2
    upper, lower = _edge(index, count, 0), _edge(index, count, 1)
    outline = polygon(
        [(middle - upper, top), (middle + upper, top), (middle + lower, top + height), (middle - lower, top + height)],
        tone, dashed=tier.inferred,
    )  # fmt: skip
    if not blocks:
        return [part(tier.id, outline, name.at(middle, top + height / 2, ink=ink))]
    cell = _cells(index, count) / len(blocks)
    left = middle - cell * len(blocks) / 2
    body = top + HEAD + (height - HEAD - 6) / 2
    rules: list[Shape] = [
        stroke(
            [(left + cell * n, body - 16), (left + cell * n, body + 16)], "hair-on" if ink == "on" else "hair"
        )
        for n in range(1, len(blocks))
    ]
    words: list[Part] = []
    for n, (item, block) in enumerate(zip(tier.items, blocks, strict=True)):
        lines: tuple[Line, ...] = block.at(left + cell * (n + 0.5), body, ink=ink)
        words.append(part(item.id, lines))
    return [part(tier.id, outline, rules, name.at(middle, top + HEAD / 2 + 2, ink=ink)), *words]


def read_pyramid(figure: Pyramid, reader: Reader) -> tuple[Entry, ...]:
    """Tiers from the bottom up, with their items."""
    return tuple(reader.entry(tier, *reader.entries(tier.items)) for tier in figure.tiers)


KIND = Kind(
    model=Pyramid,
    counts={"tiers": (2, 5), "tiers.items": (0, 5)},
    layout=layout_pyramid,
    reading=read_pyramid,
)
