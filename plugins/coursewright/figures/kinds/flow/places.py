"""Where slots stand in their rows, from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coursewright.figures.kinds.flow.ranks import Ranks

GAP = 14.0
"""Between two slots."""
LANE = 14.0
"""Width of a link that passes by."""
WORDY = 64.0
"""The same, where it carries a text."""
LEAST = 150.0
"""A step alone in its row keeps the middle while it can be as wide as this."""
MOST = (240.0, 172.0, 150.0)
"""Greatest width of a step by how many stand beside one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The middle of a slot, its width (0: a link that passes), and the ground that is its own."""

    x: float
    wide: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row's slots: links at its left end, steps (and links between them), links at its right end."""

    left: tuple[int, ...]
    middle: tuple[int, ...]
    right: tuple[int, ...]
    steps: int

    @property
    def slots(self) -> tuple[int, ...]:
        """All of them, from left to right."""
        return (*self.left, *self.middle, *self.right)


def place_slots(plan: Ranks, width: float, wordy: frozenset[int]) -> Mapping[int, Place]:
    """The place of each slot; `wordy` are links' slots that need room for a text.

    Links that pass at an end of their rows keep to the edge of the drawing, so that they run straight down.
    """
    lanes = {slot: WORDY if slot in wordy else LANE for slot, step in enumerate(plan.slots) if step is None}
    rows = [_row(plan, row) for row in plan.rows]
    most = max(
        (_inset(side, lanes) for row in rows if row.steps == 1 for side in (row.left, row.right)), default=0
    )
    alone = min(MOST[0], width - 2 - 2 * most)
    used = min(width - 2, max(_wanted(row, lanes, alone) for row in rows))
    edge = (width - used) / 2
    found: dict[int, Place] = {}
    for row in rows:
        spans = _spans(row, lanes, (edge, edge + used), alone if alone >= LEAST else 0)
        found.update(_grounds(row, spans, lanes, width))
    return found


def _row(plan: Ranks, slots: Sequence[int]) -> Row:
    steps = [index for index, slot in enumerate(slots) if plan.slots[slot] is not None]
    first, last = steps[0], steps[-1] + 1
    return Row(
        left=tuple(slots[:first]),
        middle=tuple(slots[first:last]),
        right=tuple(slots[last:]),
        steps=len(steps),
    )


def _inset(slots: Sequence[int], lanes: Mapping[int, float]) -> float:
    """What links at an end of a row take from it."""
    return sum(lanes[slot] + GAP for slot in slots)


def _wanted(row: Row, lanes: Mapping[int, float], alone: float) -> float:
    """The width that a row has use for."""
    left, right = _inset(row.left, lanes), _inset(row.right, lanes)
    if row.steps == 1:
        return alone + 2 * max(left, right)
    most = MOST[min(row.steps, len(MOST)) - 1]
    return left + right + sum(lanes.get(slot, most) + GAP for slot in row.middle) - GAP


def _spans(
    row: Row, lanes: Mapping[int, float], edges: tuple[float, float], alone: float
) -> dict[int, tuple[float, float]]:
    """Left and right end of each slot: links from the edges inwards, steps in the middle of what is left."""
    low, high = edges
    spans: dict[int, tuple[float, float]] = {}
    for slot in row.left:
        spans[slot] = (low, low + lanes[slot])
        low += lanes[slot] + GAP
    for slot in reversed(row.right):
        spans[slot] = (high - lanes[slot], high)
        high -= lanes[slot] + GAP
    if row.steps == 1 and alone:
        middle = sum(edges) / 2
        return spans | {row.middle[0]: (middle - alone / 2, middle + alone / 2)}
    gaps = GAP * (len(row.middle) - 1)
    between = sum(lanes.get(slot, 0) for slot in row.middle)
    wide = min((high - low - gaps - between) / row.steps, MOST[min(row.steps, len(MOST)) - 1])
    left = (low + high - wide * row.steps - gaps - between) / 2
    for slot in row.middle:
        spans[slot] = (left, left + lanes.get(slot, wide))
        left = spans[slot][1] + GAP
    return spans


def _grounds(
    row: Row, spans: Mapping[int, tuple[float, float]], lanes: Mapping[int, float], width: float
) -> Mapping[int, Place]:
    """Places with their ground, which reaches half way to the next slot."""
    ordered = [spans[slot] for slot in row.slots]
    bounds = [0.0, *((a[1] + b[0]) / 2 for a, b in pairwise(ordered)), width]
    return {
        slot: Place(
            x=sum(spans[slot]) / 2,
            wide=0 if slot in lanes else spans[slot][1] - spans[slot][0],
            low=bounds[index],
            high=bounds[index + 1],
        )
        for index, slot in enumerate(row.slots)
    }
