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
AIR = 9.0
"""What a block's words have beside them, both sides and the gap together."""
MINIMUM = 14.0
"""Least room of words, that of one Chinese character."""
LEAST = 3.0
"""Between words and the side of a block."""
UPPER = (0.5, 0.46, 0.42, 0.34, 0.26, 0.18, 0.1)
"""Where words may begin, in shares of a tier's height: the further up, the less a leaning block has for them."""
CLEAR = 8.7
"""Between a hairline and the pyramid."""
ITEM = Style(sizes=(17, 16, 15, 14, 13, 12, 11), weight=700, second=10.5, keep=11)
NAME = Style(sizes=(14, 13, 12, 11), weight=700, second=10.5, lines=4, keep=11)


def layout_blocks(figure: Pyramid, setter: Setter) -> Scene | None:
    """The drawing with the largest words that leaning blocks hold; None where they are too narrow for any."""
    for upper in UPPER:
        tries = [replace(setter, shown=name, misfits=[]) for name in setter.languages or ("",)]
        drawn = [block for each in tries for block in _drawn(figure, each, upper).parts]
        if all(_holds(block) for block in drawn) and not any(each.misfits for each in tries):
            return _drawn(figure, setter, upper)
    return None


def _holds(block: Part) -> bool:
    """Whether the words of a block stay clear of its leaning sides."""
    outline = block.shapes[0]
    if not isinstance(outline, Path) or len(outline.steps) != 5:
        return True
    (x0, top), (x1, _), (x2, foot), (x3, _) = (numbers for _, numbers in outline.steps[:-1])
    for line in block.shapes:
        if not isinstance(line, Line):
            continue
        left, upper, right, lower = line.box
        for down in ((upper - top) / (foot - top), (lower - top) / (foot - top)):
            if left - x0 - (x3 - x0) * down < LEAST or x1 + (x2 - x1) * down - right < LEAST:
                return False
    return True


def _drawn(figure: Pyramid, setter: Setter, upper: float) -> Scene:
    """Tiers of one height; one without items is a single block with the tier's name in it."""
    tiers = tuple(reversed(figure.tiers))
    count = len(tiers)
    filled = [replace(tier, items=tier.items or (_alone(tier),)) for tier in tiers]
    nominal = replace(SLOPE, high=count)
    ends = _ends(filled, nominal, upper, setter.languages)
    blocks = _set_items(filled, ends, nominal, upper, setter)
    rooms = [nominal.across(index + 0.75) - 10 for index in range(count)]
    names = setter.fit_all([Spot(tier.text, room) for tier, room in zip(tiers, rooms, strict=True)], NAME)
    high = _high([block for row in blocks for block in row], names)
    slope = replace(SLOPE, high=count * (high + GAP) - GAP)
    parts: list[Part] = []
    for index, tier in enumerate(filled):
        top = index * (high + GAP)
        if tiers[index].items:
            parts.append(part(tier.id, _two_inks(names[index], top + high / 2, setter.shown)))
        tone = tone_of(index, count)
        for item, block, pair in zip(tier.items, blocks[index], ends[index], strict=True):
            outline = _outline(slope, (top, top + high), pair, tone, dashed=tier.inferred or item.inferred)
            strip = _strip(slope, (top + high * upper, top + high * (1 - upper)), pair)
            words = block.at(sum(strip) / 2, 1 + top + high / 2, ink=ink_of(tone))
            parts.append(part(item.id, outline, words))
    return Scene(width=WIDTH, height=slope.high + 2, parts=(*parts, _rules(slope, high, count)))


def _alone(tier: Group) -> Element:
    """A tier without items as the one block in it."""
    return Element(id=tier.id, text=tier.text, note=tier.note, inferred=tier.inferred)


def _ends(
    tiers: Sequence[Group], slope: Slope, upper: float, languages: tuple[str, ...]
) -> list[list[tuple[float, float]]]:
    """Where each block begins and ends, in shares of its tier's width; `slope` has tiers of height 1."""
    rooms = [slope.wide(index + upper) - AIR for index in range(len(tiers))]
    cells = share_tiers(tiers, rooms, languages, ITEM.sizes, AIR)
    return [list(pairwise([0.0, *(x / sum(row) for x in accumulate(row))])) for row in cells]


def _set_items(
    tiers: Sequence[Group],
    ends: list[list[tuple[float, float]]],
    slope: Slope,
    upper: float,
    setter: Setter,
) -> list[list[Block]]:
    """The words of each tier's blocks; `slope` has tiers of height 1."""
    spots: list[Spot] = []
    for index, (tier, row) in enumerate(zip(tiers, ends, strict=True)):
        for item, pair in zip(tier.items, row, strict=True):
            left, right = _strip(slope, (index + upper, index + 1 - upper), pair)
            spots.append(Spot(item.text, max(MINIMUM, right - left - 2 * LEAST)))
    blocks = iter(setter.fit_all(spots, ITEM))
    return [[next(blocks) for _ in tier.items] for tier in tiers]


def _high(blocks: Sequence[Block], names: Sequence[Block]) -> float:
    """The height of a tier: up to three fill the pyramid's own height with theirs."""
    count = max(len(names), 3)
    least = (SLOPE.high - GAP * (count - 1)) / count
    return max(least, *(block.height + 20 for block in blocks), *(name.height + 16 for name in names))


def _two_inks(name: Block, y: float, shown: str) -> tuple[Line, ...]:
    """A tier's name at the left edge, its second language quiet."""
    return tuple(
        line if line.language in ("", shown) else replace(line, ink="quiet")
        for line in name.at(0, 1 + y, "start")
    )


def _strip(slope: Slope, span: tuple[float, float], ends: tuple[float, float]) -> tuple[float, float]:
    """Left and right of what lies within a block at all heights of a span."""
    return max(_sides(slope, y, ends)[0] for y in span), min(_sides(slope, y, ends)[1] for y in span)


def _sides(slope: Slope, y: float, ends: tuple[float, float]) -> tuple[float, float]:
    """Left and right of a block at a height; half a gap is left free between blocks."""
    before = PART / 2 if ends[0] > 0 else 0.0
    after = PART / 2 if ends[1] < 0.999 else 0.0
    return slope.across(y, ends[0]) + before, slope.across(y, ends[1]) - after


def _outline(
    slope: Slope, span: tuple[float, float], ends: tuple[float, float], tone: str, *, dashed: bool
) -> Path:
    """A block between two shares of the width; its sides lean with the slope."""
    top, foot = span
    (a, b), (d, c) = _sides(slope, top, ends), _sides(slope, foot, ends)
    return polygon([(a, 1 + top), (b, 1 + top), (c, 1 + foot), (d, 1 + foot)], tone, dashed=dashed)


def _rules(slope: Slope, high: float, count: int) -> Part:
    """Hairlines between the tiers, from the left edge to just before the pyramid."""
    heights = [index * (high + GAP) - GAP / 2 for index in range(1, count)]
    return part("", [stroke([(0, 1 + y), (slope.across(y) - CLEAR, 1 + y)], "rule") for y in heights])
