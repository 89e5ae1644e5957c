"""Which step stands in which row, and in which order: a graph without rings in layers.

A link that skips rows gets a slot of its own in each row it passes, so that nothing is drawn across a step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
SWEEPS = 4
"""How often the order of rows is improved downwards and upwards."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One row's length of a link, by positions of slots; `first` and `last` of its link."""

    link: int
    above: int
    below: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """Slots (a step's position, or None for a link that passes), their order in rows, and hops between rows."""

    slots: tuple[int | None, ...]
    rows: tuple[tuple[int, ...], ...]
    hops: tuple[Hop, ...]

    def between(self, row: int) -> tuple[Hop, ...]:
        """The hops that leave a row."""
        return tuple(hop for hop in self.hops if hop.above in self.rows[row])


def ring_in(count: int, pairs: Sequence[Pair]) -> int | None:
    """The position of the first link that closes a ring with those before it; None without rings."""
    reach = [{step} for step in range(count)]
    for index, (start, end) in enumerate(pairs):
        if start in reach[end]:
            return index
        for known in reach:
            if start in known:
                known |= reach[end]
    return None


def plan_ranks(count: int, pairs: Sequence[Pair]) -> Ranks:
    """Rows as high as they can be, beginnings just above what needs them; few crossings."""
    rank = _ranks(count, pairs)
    slots: list[int | None] = list(range(count))
    rows: list[list[int]] = [[] for _ in range(max(rank) + 1)]
    for step, row in enumerate(rank):
        rows[row].append(step)
    hops: list[Hop] = []
    for link, (start, end) in enumerate(pairs):
        above = start
        for row in range(rank[start] + 1, rank[end] + 1):
            below = end
            if row < rank[end]:
                below = len(slots)
                slots.append(None)
                rows[row].append(below)
            hops.append(Hop(link, above, below, above == start, below == end))
            above = below
    order = _ordered(rows, hops)
    return Ranks(slots=tuple(slots), rows=tuple(map(tuple, order)), hops=tuple(hops))


def _ranks(count: int, pairs: Sequence[Pair]) -> list[int]:
    """The longest way to each step; a beginning stands directly above the first step that it leads to."""
    rank = [0] * count
    for _ in range(count):
        for start, end in pairs:
            rank[end] = max(rank[end], rank[start] + 1)
    for step in range(count):
        ways = [rank[end] for start, end in pairs if start == step]
        if ways and not any(end == step for _, end in pairs):
            rank[step] = min(ways) - 1
    return rank


def _ordered(rows: list[list[int]], hops: Sequence[Hop]) -> list[list[int]]:
    """The order of rows with the fewest crossings that sweeps of means find."""
    best, least = rows, _crossings(rows, hops)
    order = rows
    for _ in range(SWEEPS):
        for downwards in (True, False):
            order = _swept(order, hops, downwards=downwards)
            crossings = _crossings(order, hops)
            if crossings < least:
                best, least = order, crossings
    return best


def _swept(rows: list[list[int]], hops: Sequence[Hop], *, downwards: bool) -> list[list[int]]:
    """Each row in the order of the means of its neighbours' places in the row before it."""
    found = [list(row) for row in rows]
    order = range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1)
    for index in order:
        before = found[index - 1 if downwards else index + 1]
        at = {slot: (place + 0.5) / len(before) for place, slot in enumerate(before)}
        own = {slot: (place + 0.5) / len(found[index]) for place, slot in enumerate(found[index])}
        means = {}
        for slot in found[index]:
            near = [at[hop.above] for hop in hops if downwards and hop.below == slot]
            near += [at[hop.below] for hop in hops if not downwards and hop.above == slot]
            means[slot] = sum(near) / len(near) if near else own[slot]
        found[index].sort(key=means.__getitem__)
    return found


def _crossings(rows: list[list[int]], hops: Sequence[Hop]) -> int:
    at = {slot: place for row in rows for place, slot in enumerate(row)}
    level = {slot: index for index, row in enumerate(rows) for slot in row}
    return sum(
        (at[one.above] - at[other.above]) * (at[one.below] - at[other.below]) < 0
        for index, one in enumerate(hops)
        for other in hops[index + 1 :]
        if level[one.above] == level[other.above]
    )
