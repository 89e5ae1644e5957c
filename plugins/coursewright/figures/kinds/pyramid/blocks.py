"""A pyramid on paper: each item a block of its own, the tiers' names at the left on hairlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from coursewright.figures.kinds.pyramid.model import Pyramid, Slope, ink_of, share_tiers, tone_of
from coursewright.figures.model import Element, Group
from coursewright.figures.scene import Line, Part, Path, Scene, part, polygon, stroke
from coursewright.figures.setter import Block, Setter, Spot, Style

WIDTH = 480.0
SLOPE = Slope(middle=277.7, top=212.7, foot=399.8, high=316.3)
"""127.5 × 84 mm in all: the left side runs from 45.5 mm at the top to 20.7 mm at the foot."""
GAP = 4.5
"""Between tiers."""
PART = 3.0
"""Between the blocks of a tier."""
AIR = 12.0
"""Beside a block's words, both sides together."""
CLEAR = 8.7
"""Between a hairline and the pyramid."""
ITEM = Style(sizes=(17, 16, 15, 14, 13, 12, 11), weight=700, second=10.5, keep=11)
NAME = Style(sizes=(14, 13, 12, 11), weight=700, second=10.5, lines=4, keep=11)


def layout_blocks(figure: Pyramid, setter: Setter) -> Scene:
    """Tiers of one height; one without items is a single block with the tier's name in it."""
    tiers = tuple(reversed(figure.tiers))
    count = len(tiers)
    filled = [replace(tier, items=tier.items or (_alone(tier),)) for tier in tiers]
    nominal = replace(SLOPE, high=count)
    rooms = [nominal.wide(index + 0.36) - AIR for index in range(count)]
    cells = share_tiers(filled, rooms, setter.languages, ITEM.sizes, AIR)
    items = iter(_set_items(filled, cells, setter))
    blocks = [[next(items) for _ in tier.items] for tier in filled]
    names = setter.fit_all(
        [Spot(tier.text, nominal.across(index + 0.75) - 10) for index, tier in enumerate(tiers)], NAME
    )
    high = max(
        (SLOPE.high - GAP * (max(count, 3) - 1)) / max(count, 3),
        *(block.height + 20 for row in blocks for block in row),
        *(name.height + 16 for name in names),
    )
    slope = replace(SLOPE, high=count * (high + GAP) - GAP)
    parts: list[Part] = []
    for index, tier in enumerate(filled):
        top = index * (high + GAP)
        if tiers[index].items:
            parts.append(part(tier.id, _two_inks(names[index], top + high / 2, setter.shown)))
        parts.extend(
            _blocks(tier, slope, (top, top + high), cells[index], blocks[index], tone_of(index, count))
        )
    parts.extend(_rules(slope, high, count))
    return Scene(width=WIDTH, height=slope.high + 2, parts=tuple(parts))


def _alone(tier: Group) -> Element:
    """A tier without items as the one block in it."""
    return Element(id=tier.id, text=tier.text, note=tier.note, inferred=tier.inferred)


def _set_items(tiers: Sequence[Group], cells: list[list[float]], setter: Setter) -> list[Block]:
    spots = [
        Spot(item.text, cell - AIR + PART)
        for tier, row in zip(tiers, cells, strict=True)
        for item, cell in zip(tier.items, row, strict=True)
    ]
    return setter.fit_all(spots, ITEM)


def _two_inks(name: Block, y: float, shown: str) -> tuple[Line, ...]:
    """A tier's name at the left edge, its second language quiet."""
    return tuple(
        line if line.language in ("", shown) else replace(line, ink="quiet")
        for line in name.at(0, 1 + y, "start")
    )


def _blocks(
    tier: Group, slope: Slope, span: tuple[float, float], cells: list[float], blocks: list[Block], tone: str
) -> list[Part]:
    """Blocks whose sides lean with the slope, parted by white."""
    whole = sum(cells)
    marks = [0.0, *(x / whole for x in accumulate(cells))]
    middle = sum(span) / 2
    found: list[Part] = []
    for item, block, (start, end) in zip(tier.items, blocks, pairwise(marks), strict=True):
        inferred = tier.inferred or item.inferred
        words = block.at(slope.across(middle, (start + end) / 2), 1 + middle, ink=ink_of(tone))
        found.append(part(item.id, _block(slope, span, (start, end), tone, dashed=inferred), words))
    return found


def _block(
    slope: Slope, span: tuple[float, float], ends: tuple[float, float], tone: str, *, dashed: bool
) -> Path:
    """One block between two shares of the width."""
    top, foot = span
    before = PART / 2 if ends[0] > 0 else 0.0
    after = PART / 2 if ends[1] < 0.999 else 0.0
    corners = [
        (slope.across(top, ends[0]) + before, 1 + top),
        (slope.across(top, ends[1]) - after, 1 + top),
        (slope.across(foot, ends[1]) - after, 1 + foot),
        (slope.across(foot, ends[0]) + before, 1 + foot),
    ]
    return polygon(corners, tone, dashed=dashed)


def _rules(slope: Slope, high: float, count: int) -> list[Part]:
    """Hairlines between the tiers, from the left edge to just before the pyramid."""
    heights = [index * (high + GAP) - GAP / 2 for index in range(1, count)]
    return [part("", [stroke([(0, 1 + y), (slope.across(y) - CLEAR, 1 + y)], "rule") for y in heights])]
