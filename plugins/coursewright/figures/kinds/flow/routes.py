"""The arrows between two rows: down and across a common line, or straight where those would be confused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from coursewright.base.label import Label
from coursewright.figures.kinds.flow.places import Place
from coursewright.figures.kinds.flow.ranks import Hop
from coursewright.figures.scene import Anchor, Point, Shape, arrow, stroke
from coursewright.figures.setter import Block, Setter, Spot, Style
from coursewright.figures.wrap import break_lines

WORDS = Style(sizes=(12, 11), lines=2)
"""A link's text."""
AIR = 7.0
"""Between a line and the text beside it."""
PLAIN = 26.0
"""Height between rows whose links go straight down."""
DROP = 13.0
"""From a row down to the common line."""
LAND = 19.0
"""From the common line down to the arrow's tip."""
SLANT = 30.0
"""Height of a straight line between its port and its text."""
CORNER = 0.6
"""Half a line, which closes the corners of the common one."""
PORT = 16.0
"""Between two lines at one step."""


@dataclass(slots=True, kw_only=True)
class Gap:
    """What stands between two rows: its height, and the shapes of each link."""

    height: float
    shapes: dict[int, list[Shape]] = field(default_factory=dict)

    def add(self, link: int, *shapes: Shape | Sequence[Shape]) -> None:
        """Keep shapes of a link."""
        for shape in shapes:
            self.shapes.setdefault(link, []).extend((shape,) if isinstance(shape, Shape) else shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A text at its place: on the line's upper or lower length, beside it (side −1, 1) or within it (0)."""

    block: Block
    upper: bool
    side: int


def draw_gap(
    hops: Sequence[Hop], places: Mapping[int, Place], texts: Mapping[int, Label], top: float, setter: Setter
) -> Gap:
    """The arrows from one row to the next; texts stand on the first length of their link."""
    own = {hop.link: texts[hop.link] for hop in hops if hop.first and hop.link in texts}
    groups = _groups(hops)
    if _clear(groups, places) and all(_tidy(group, own) for group in groups):
        return _stepped(groups, places, own, top, setter)
    return _slanted(hops, places, own, top, setter)


def _groups(hops: Sequence[Hop]) -> list[list[Hop]]:
    """Hops that share an end, directly or through others."""
    groups: list[list[Hop]] = []
    for hop in hops:
        near = [g for g in groups if any(hop.above == o.above or hop.below == o.below for o in g)]
        groups = [g for g in groups if g not in near]
        groups.append([*(other for g in near for other in g), hop])
    return groups


def _tidy(group: Sequence[Hop], texts: Mapping[int, Label]) -> bool:
    """Whether a common line says just what the links say: all above lead to all below."""
    above, below = {hop.above for hop in group}, {hop.below for hop in group}
    worded = any(hop.link in texts for hop in group)
    return len(group) == len(above) * len(below) and (min(len(above), len(below)) == 1 or not worded)


def _clear(groups: Sequence[Sequence[Hop]], places: Mapping[int, Place]) -> bool:
    """Whether no group's lines would cross another's."""
    spans = []
    for group in groups:
        xs = [places[slot].x for hop in group for slot in (hop.above, hop.below)]
        spans.append((min(xs), max(xs)))
    return all(a[1] < b[0] or b[1] < a[0] for a, b in combinations(spans, 2))


def _stepped(
    groups: Sequence[Sequence[Hop]],
    places: Mapping[int, Place],
    texts: Mapping[int, Label],
    top: float,
    setter: Setter,
) -> Gap:
    """Down from a step, across a line that its group has in common, and down again."""
    legs = _legs(groups, places, texts, setter)
    upper, lower = (
        max([leg.block.height + 10 for leg in legs.values() if leg.upper is side], default=0.0)
        for side in (True, False)
    )
    hops = [hop for group in groups for hop in group]
    across = upper > 0 or any(places[hop.above].x != places[hop.below].x for hop in hops)
    height = DROP + upper + LAND + lower if across else max(PLAIN, lower + 12)
    gap = Gap(height=height)
    for group in groups:
        _draw(gap, group, places, legs, (top, top + DROP + upper, top + height))
    return gap


def _draw(
    gap: Gap,
    group: Sequence[Hop],
    places: Mapping[int, Place],
    legs: Mapping[int, Leg],
    heights: tuple[float, float, float],
) -> None:
    """The lengths that a group's links share once only, so that none looks bolder."""
    top, line, foot = heights
    uppers = {places[hop.above].x: hop for hop in reversed(group)}
    lowers = {places[hop.below].x: hop for hop in reversed(group)}
    left, right = min(*uppers, *lowers), max(*uppers, *lowers)
    if left == right:
        _run(gap, group[0], (left, top, foot), legs.get(group[0].link), pointed=group[0].last)
        return
    for x, hop in uppers.items():
        leg = legs.get(hop.link)
        _run(gap, hop, (x, top, line), leg if leg and leg.upper else None, pointed=False)
    gap.add(group[0].link, stroke([(left - CORNER, line), (right + CORNER, line)]))
    for x, hop in lowers.items():
        leg = legs.get(hop.link)
        _run(gap, hop, (x, line, foot), leg if leg and not leg.upper else None, pointed=hop.last)


def _run(gap: Gap, hop: Hop, line: tuple[float, float, float], leg: Leg | None, *, pointed: bool) -> None:
    """A length straight down with its text beside it, or broken where the text stands within it."""
    x, top, foot = line
    draw = arrow if pointed else _open
    middle = (top + foot - (5 if pointed else 0)) / 2
    if leg is None:
        gap.add(hop.link, draw([(x, top), (x, foot)]))
    elif leg.side:
        anchor: Anchor = "start" if leg.side > 0 else "end"
        gap.add(hop.link, draw([(x, top), (x, foot)]))
        gap.add(hop.link, leg.block.at(x + leg.side * AIR, middle, anchor, "quiet"))
    else:
        half = leg.block.height / 2 + 1
        gap.add(hop.link, stroke([(x, top), (x, middle - half)]), draw([(x, middle + half), (x, foot)]))
        gap.add(hop.link, leg.block.at(x, middle, ink="quiet"))


def _open(points: Sequence[Point]) -> tuple[Shape, ...]:
    """A line that goes on in the next row."""
    return (stroke(points),)


def _legs(
    groups: Sequence[Sequence[Hop]], places: Mapping[int, Place], texts: Mapping[int, Label], setter: Setter
) -> dict[int, Leg]:
    """The texts: on the length that is their link's alone, all beside their lines or else all within them."""
    spots: list[tuple[Hop, Place, bool, int]] = []
    for group in groups:
        join = len({hop.above for hop in group}) > 1
        own = [(hop, places[hop.above if join else hop.below]) for hop in group]
        left = min(place.x for _, place in own)
        for hop, place in own:
            if hop.link in texts:
                spots.append((hop, place, join, -1 if len(own) > 1 and place.x == left else 1))
    beside = [
        (place.high - place.x if side > 0 else place.x - place.low) - AIR - 3 for _, place, _, side in spots
    ]
    few = max(len(group) for group in groups) < 3
    fits = few and all(
        _fits(texts[spot[0].link], room, setter) for spot, room in zip(spots, beside, strict=True)
    )
    within = [2 * min(place.x - place.low, place.high - place.x) - 8 for _, place, _, _ in spots]
    rooms = beside if fits else within
    labels = [texts[hop.link] for hop, _, _, _ in spots]
    blocks = setter.fit_all([Spot(label, room) for label, room in zip(labels, rooms, strict=True)], WORDS)
    return {
        hop.link: Leg(block=block, upper=upper, side=side if fits else 0)
        for (hop, _, upper, side), block in zip(spots, blocks, strict=True)
    }


def _fits(label: Label, room: float, setter: Setter) -> bool:
    """Whether a text is two lines at most beside its line, in all languages, no word cut."""
    broken = [
        break_lines(label.text(name), room / WORDS.sizes[-1], 400) for name in setter.languages or ("",)
    ]
    return not any(lines.forced or len(lines.lines) > 2 for lines in broken)


def _slanted(
    hops: Sequence[Hop], places: Mapping[int, Place], texts: Mapping[int, Label], top: float, setter: Setter
) -> Gap:
    """Each link by itself, straight from step to step, or through its text in a row of their own."""
    ordered = sorted(hops, key=lambda hop: (places[hop.above].x, places[hop.below].x))
    starts = _ports([hop.above for hop in ordered], [places[hop.below].x for hop in ordered], places)
    ends = _ports([hop.below for hop in ordered], [places[hop.above].x for hop in ordered], places)
    cell = setter.room / len(ordered)
    worded = [hop for hop in ordered if hop.link in texts]
    blocks = dict(
        zip(worded, setter.fit_all([Spot(texts[hop.link], cell - 8) for hop in worded], WORDS), strict=True)
    )
    high = max([block.height for block in blocks.values()], default=0.0)
    gap = Gap(height=2 * SLANT + high if blocks else SLANT * 1.6)
    for index, hop in enumerate(ordered):
        first, last = (starts[index], top), (ends[index], top + gap.height)
        draw = arrow if hop.last else _open
        x = cell * (index + 0.5)
        if hop in blocks:
            block = blocks[hop]
            middle = top + gap.height / 2
            gap.add(hop.link, stroke([first, (x, middle - block.height / 2 - 2)]))
            gap.add(hop.link, draw([(x, middle + block.height / 2 + 2), last]))
            gap.add(hop.link, block.at(x, middle, ink="quiet"))
        else:
            bends = [(x, top + SLANT), (x, top + SLANT + high)] if blocks else []
            gap.add(hop.link, draw([first, *bends, last]))
    return gap


def _ports(slots: Sequence[int], others: Sequence[float], places: Mapping[int, Place]) -> list[float]:
    """Where each line leaves its step, side by side in the order of its other ends."""
    found = []
    for index, slot in enumerate(slots):
        own = sorted(other for n, other in enumerate(others) if slots[n] == slot)
        step = min(PORT, places[slot].wide / max(len(own), 1))
        found.append(places[slot].x + (own.index(others[index]) - (len(own) - 1) / 2) * step)
    return found
