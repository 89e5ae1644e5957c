"""A pyramid on screen: one band a tier, its name above its items, or alone in the middle without any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from coursewright.base.label import Label
from coursewright.figures.kinds.pyramid.model import Pyramid, Slope, ink_of, share_tiers, tone_of
from coursewright.figures.model import Group
from coursewright.figures.scene import Part, Rect, Scene, Shape, part, polygon, stroke
from coursewright.figures.setter import ANY, LABEL, NAME, TIER, Block, Setter, Spot

WIDTH = 360.0
BAND = 82.0
"""Least height of a tier."""
GAP = 7.0
TOP = 228.0
"""Width of the pyramid's flat top."""
HEAD = 28.0
"""Least height of a tier's name above its items."""
OUTER = 5.0
"""Between the slope and the first cell."""
PADDING = 6.0
SIZES = LABEL.sizes


def layout_bands(figure: Pyramid, setter: Setter) -> Scene:
    """Bands of one height that grow narrower upwards."""
    tiers = tuple(reversed(figure.tiers))
    count = len(tiers)
    nominal = Slope(middle=WIDTH / 2, top=TOP, foot=WIDTH - 4, high=count)
    rooms = [nominal.wide(index + 0.3) - 2 * OUTER for index in range(count)]
    cells = share_tiers(tiers, rooms, setter.languages, SIZES, 2 * PADDING)
    items = iter(_set_items(tiers, cells, setter))
    blocks = [[next(items) for _ in tier.items] for tier in tiers]
    names = _set_names(tiers, rooms, setter)
    head = max([HEAD, *(name.height + 12 for name, row in zip(names, blocks, strict=True) if row)])
    high = max([BAND, *(head + block.height + 14 for row in blocks for block in row)])
    high = max([high, *(name.height + 24 for name in names)])
    slope = replace(nominal, high=count * (high + GAP) - GAP)
    parts: list[Part] = []
    for index, tier in enumerate(tiers):
        top = index * (high + GAP)
        tone = tone_of(index, count)
        parts.append(_band(tier, slope, (top, top + high), tone, names[index], head, cells[index]))
        body = 1 + top + head + (high - head - 6) / 2
        parts.extend(_items(tier, cells[index], blocks[index], body, tone))
    return Scene(width=WIDTH, height=slope.high + 2, parts=tuple(parts))


def _set_items(tiers: Sequence[Group], cells: list[list[float]], setter: Setter) -> list[Block]:
    spots = [
        Spot(item.text, cell - 2 * PADDING)
        for tier, row in zip(tiers, cells, strict=True)
        for item, cell in zip(tier.items, row, strict=True)
    ]
    return setter.fit_all(spots, NAME if any(spot.width < 44 for spot in spots) else LABEL)


def _set_names(tiers: Sequence[Group], rooms: list[float], setter: Setter) -> list[Block]:
    """Names above items are small heads; a tier without any has its name as label."""
    spots = [Spot(tier.text, room - 20) for tier, room in zip(tiers, rooms, strict=True)]
    heads = [spot for tier, spot in zip(tiers, spots, strict=True) if tier.items]
    joined = [replace(spot, label=_joined(spot.label, setter.languages)) for spot in heads]
    if all(setter.fit(spot.label, TIER, ANY).width <= spot.width for spot in joined):
        heads = joined
    small = iter(setter.fit_all(heads, TIER))
    large = iter(
        setter.fit_all([spot for tier, spot in zip(tiers, spots, strict=True) if not tier.items], LABEL)
    )
    return [next(small if tier.items else large) for tier in tiers]


def _joined(label: Label, languages: tuple[str, ...]) -> Label:
    """A label whose first language has the second one after it, on the same line."""
    texts = {name: label.text(name) for name in languages}
    both = list(dict.fromkeys(texts.values()))[:2] if len(languages) > 1 else []
    if len(both) < 2:
        return label
    return Label(texts=tuple({**texts, languages[0]: " • ".join(both)}.items()))


def _band(
    tier: Group,
    slope: Slope,
    span: tuple[float, float],
    tone: str,
    name: Block,
    head: float,
    cells: list[float],
) -> Part:
    """A tier's ground, its name, and hairlines between its cells."""
    top, foot = span
    corners = [(0.0, top), (1.0, top), (1.0, foot), (0.0, foot)]
    ground = polygon([(slope.across(y, share), 1 + y) for share, y in corners], tone, dashed=tier.inferred)
    ink = ink_of(tone)
    if not tier.items:
        return part(tier.id, ground, name.at(slope.middle, 1 + (top + foot) / 2, ink=ink))
    body = 1 + top + head + (foot - top - head - 6) / 2
    left = slope.middle - sum(cells) / 2
    rules: list[Shape] = [
        stroke([(left + x, body - 16), (left + x, body + 16)], "hair-on" if ink == "on" else "hair")
        for x in list(accumulate(cells))[:-1]
    ]
    return part(tier.id, ground, rules, name.at(slope.middle, 1 + top + head / 2 + 2, ink=ink))


def _items(tier: Group, cells: list[float], blocks: list[Block], body: float, tone: str) -> list[Part]:
    """The items of a tier; an inferred one has a dashed frame."""
    found: list[Part] = []
    left = (WIDTH - sum(cells)) / 2
    for item, cell, block in zip(tier.items, cells, blocks, strict=True):
        high = block.height + 8
        frame = Rect(
            x=left + 2, y=body - high / 2, width=cell - 4, height=high, tone=tone, radius=4, dashed=True
        )
        words = block.at(left + cell / 2, body, ink=ink_of(tone))
        found.append(part(item.id, (frame,) if item.inferred else (), words))
        left += cell
    return found
