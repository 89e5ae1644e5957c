"""Ways of links through a grid of cells: straight where nothing stands between, else along the gutters.

A horizontal gutter `k` lies below lane `k` (-1: above the first), a vertical one `k` right of column `k`. Each link
has a track of its own in a gutter, so that no two lines lie on one another; at a box each has a port of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Cell = tuple[int, int]
"""A lane's (or row's) and a column's index, both from 0."""
Side = Literal["top", "bottom"]
PITCH = 10.0
"""Units between the ports of a side."""
SHIFT = {"top": 3.0, "bottom": -3.0}
"""Ports above and below a gutter never stand over each other, or two lines could."""


@dataclass(slots=True, kw_only=True)
class Route:
    """One link's way; `straight` needs nothing else, others have sides, gutters and tracks."""

    name: str
    start: Cell
    end: Cell
    straight: bool = False
    leave: Side = "bottom"
    arrive: Side = "top"
    rows: tuple[int, ...] = ()
    column: int | None = None
    ports: tuple[float, float] = (0.0, 0.0)
    row_tracks: list[int] = field(default_factory=list)
    column_track: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All routes, and how many tracks each gutter needs."""

    routes: tuple[Route, ...]
    rows: Mapping[int, int]
    columns: Mapping[int, int]


def plan_routes(links: Sequence[tuple[str, Cell, Cell]], taken: frozenset[Cell]) -> Plan:
    """Routes for links (name, start, end) between cells, of which some are `taken` by boxes."""
    routes = tuple(_route(name, start, end, taken) for name, start, end in links)
    _set_ports(routes)
    return Plan(routes=routes, rows=_set_row_tracks(routes), columns=_set_column_tracks(routes))


def _route(name: str, start: Cell, end: Cell, taken: frozenset[Cell]) -> Route:
    (lane, column), (lane2, column2) = start, end
    route = Route(name=name, start=start, end=end)
    if _is_free(start, end, taken):
        route.straight = True
    elif lane == lane2:
        route.leave = route.arrive = "top"
        route.rows = (lane - 1,)
    else:
        down = lane2 > lane
        route.leave, route.arrive = ("bottom", "top") if down else ("top", "bottom")
        first, last = (lane, lane2 - 1) if down else (lane - 1, lane2)
        route.rows = (first,) if first == last else (first, last)
        if first != last:
            route.column = column2 - 1 if column < column2 else column2
    return route


def _is_free(start: Cell, end: Cell, taken: frozenset[Cell]) -> bool:
    """Whether two cells stand in one row or column with no box between them."""
    (lane, column), (lane2, column2) = start, end
    if lane == lane2:
        between = [(lane, n) for n in range(min(column, column2) + 1, max(column, column2))]
    elif column == column2:
        between = [(n, column) for n in range(min(lane, lane2) + 1, max(lane, lane2))]
    else:
        return False
    return not any(cell in taken for cell in between)


def _set_ports(routes: Sequence[Route]) -> None:
    """Spread the links of each side of each box, the straight one in the middle."""
    sides: dict[tuple[Cell, str], list[tuple[float, Route, int]]] = defaultdict(list)
    middles: set[tuple[Cell, str]] = set()
    for route in routes:
        if route.straight and route.start[1] == route.end[1]:
            down = route.end[0] > route.start[0]
            middles |= {(route.start, "bottom" if down else "top"), (route.end, "top" if down else "bottom")}
        elif not route.straight:
            sides[route.start, route.leave].append((route.end[1], route, 0))
            sides[route.end, route.arrive].append((route.start[1], route, 1))
    for (cell, side), rows in sides.items():
        places = _places(len(rows), (cell, side) in middles)
        for place, (_, route, at) in zip(
            places, sorted(rows, key=lambda row: (row[0], row[1].name)), strict=True
        ):
            port = place + SHIFT[side]
            route.ports = (port, route.ports[1]) if at == 0 else (route.ports[0], port)


def _places(count: int, middle_taken: bool) -> list[float]:
    """Offsets from a box's middle, from left to right."""
    if not middle_taken:
        return [round(n - (count - 1) / 2 - 0.01) * PITCH for n in range(count)]
    return sorted([(n // 2 + 1) * PITCH * (1 if n % 2 else -1) for n in range(count)])


def _set_row_tracks(routes: Sequence[Route]) -> dict[int, int]:
    """Tracks in the horizontal gutters; gives how many each needs."""
    spans: dict[int, list[tuple[float, float, Route, int]]] = defaultdict(list)
    for route in routes:
        route.row_tracks = [0] * len(route.rows)
        ends = [route.start[1] + route.ports[0] / 1000, route.end[1] + route.ports[1] / 1000]
        turns = ends if route.column is None else [ends[0], route.column + 0.5, ends[1]]
        for at, row in enumerate(route.rows):
            low, high = sorted(turns[at : at + 2])
            spans[row].append((low, high, route, at))
    needed: dict[int, int] = {}
    for row, found in spans.items():
        tracks = _colour([(low, high) for low, high, _, _ in found])
        for (_, _, route, at), track in zip(found, tracks, strict=True):
            route.row_tracks[at] = track
        needed[row] = max(tracks) + 1
    return needed


def _set_column_tracks(routes: Sequence[Route]) -> dict[int, int]:
    """Tracks in the vertical gutters; gives how many each needs."""
    spans: dict[int, list[tuple[float, float, Route]]] = defaultdict(list)
    for route in routes:
        if route.column is not None:
            low, high = sorted(
                row + track / 100 for row, track in zip(route.rows, route.row_tracks, strict=True)
            )
            spans[route.column].append((low, high, route))
    needed: dict[int, int] = {}
    for column, found in spans.items():
        tracks = _colour([(low, high) for low, high, _ in found])
        for (_, _, route), track in zip(found, tracks, strict=True):
            route.column_track = track
        needed[column] = max(tracks) + 1
    return needed


def _colour(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each span the first track where it touches no other one."""
    ends: list[float] = []
    found = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda n: spans[n]):
        low, high = spans[index]
        track = next((n for n, end in enumerate(ends) if end < low), len(ends))
        if track == len(ends):
            ends.append(high)
        ends[track] = high
        found[index] = track
    return found
