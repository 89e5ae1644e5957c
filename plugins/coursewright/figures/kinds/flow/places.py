"""Where slots stand in their rows, from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def place_slots(plan: Ranks, width: float, wordy: frozenset[int]) -> Mapping[int, Place]:
    """The place of each slot; `wordy` are links' slots that need room for a text."""
    found: dict[int, Place] = {}
    alone = _alone(plan, width, wordy)
    for row in plan.rows:
        steps = [slot for slot in row if plan.slots[slot] is not None]
        if len(steps) == 1 and alone >= LEAST:
            before = row.index(steps[0])
            left = (width - alone) / 2 - sum(_lane(slot, wordy) + GAP for slot in row[:before])
            found.update(
                _spread(row, left, {slot: _lane(slot, wordy) for slot in row} | {steps[0]: alone}, width)
            )
        else:
            found.update(_shared(plan, row, steps, width, wordy))
    return {
        slot: place
        if plan.slots[slot] is not None
        else Place(x=place.x, wide=0, low=place.low, high=place.high)
        for slot, place in found.items()
    }


def _alone(plan: Ranks, width: float, wordy: frozenset[int]) -> float:
    """The width of all steps that are alone in their rows: what links beside them leave on both sides."""
    most = 0.0
    for row in plan.rows:
        steps = [slot for slot in row if plan.slots[slot] is not None]
        if len(steps) == 1:
            at = row.index(steps[0])
            for side in (row[:at], row[at + 1 :]):
                most = max(most, sum(_lane(slot, wordy) + GAP for slot in side))
    return min(MOST[0], width - 2 * most - 2)


def _shared(
    plan: Ranks, row: Sequence[int], steps: Sequence[int], width: float, wordy: frozenset[int]
) -> Mapping[int, Place]:
    """A row whose steps share what links and gaps leave."""
    lanes = {slot: _lane(slot, wordy) for slot in row if plan.slots[slot] is None}
    room = width - 2 - GAP * (len(row) - 1) - sum(lanes.values())
    wide = min(room / len(steps), MOST[min(len(steps), len(MOST)) - 1])
    wides = {slot: lanes.get(slot, wide) for slot in row}
    used = sum(wides.values()) + GAP * (len(row) - 1)
    return _spread(row, (width - used) / 2, wides, width)


def _spread(row: Sequence[int], left: float, wides: Mapping[int, float], width: float) -> Mapping[int, Place]:
    """Slots side by side from a left end; each one's ground reaches half way to the next."""
    found: dict[int, Place] = {}
    for index, slot in enumerate(row):
        wide = wides[slot]
        low = 0.0 if index == 0 else left - GAP / 2
        high = width if index == len(row) - 1 else left + wide + GAP / 2
        found[slot] = Place(x=left + wide / 2, wide=wide, low=low, high=high)
        left += wide + GAP
    return found


def _lane(slot: int, wordy: frozenset[int]) -> float:
    return WORDY if slot in wordy else LANE
