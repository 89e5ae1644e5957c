"""A transport plan: rows and columns met exactly at the least cost (Ford & Fulkerson 1962)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R", bound=Hashable)
C = TypeVar("C", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport(Generic[R, C]):
    """How much goes from each row to each column, and what cannot be had.

    `missing` is 0 where everything is met. Else `open_rows` still have ways to `open_columns`, all of which are
    full: only more room between them and the other columns would help (the minimum cut).
    """

    amounts: Mapping[tuple[R, C], int]
    missing: int
    open_rows: frozenset[R]
    open_columns: frozenset[C]


def plan_transport(
    rows: Mapping[R, int], columns: Mapping[C, int], costs: Mapping[tuple[R, C], Sequence[int]]
) -> Transport[R, C]:
    """Send each row's amount to columns until each has its own; `costs` of each further unit must not fall.

    The sums of rows and of columns are meant to be equal. Of equal costs the earlier pair is taken.
    """
    # By their numbers: rows and columns are often tuples, and to reckon the hash of one takes longer than all else.
    row_names, column_names = list(rows), list(columns)
    row_at = {row: number for number, row in enumerate(row_names)}
    column_at = {column: number for number, column in enumerate(column_names)}
    ways = [_Way(row_at[row], column_at[column], steps) for (row, column), steps in costs.items()]
    left, room = list(rows.values()), list(columns.values())
    while True:
        far, came = _distances([row for row, amount in enumerate(left) if amount], ways)
        ends = [column for column, amount in enumerate(room) if amount and column in far[1]]
        if not ends:
            return Transport(
                amounts={(row_names[way.row], column_names[way.column]): way.amount for way in ways},
                missing=sum(left),
                open_rows=frozenset(row_names[row] for row in far[0]),
                open_columns=frozenset(column_names[column] for column in far[1]),
            )
        end = min(ends, key=far[1].__getitem__)
        room[end] -= 1
        left[_shift(end, came)] -= 1


@dataclass(slots=True)
class _Way:
    """From a row to a column: what each further unit costs there, and how many go now."""

    row: int
    column: int
    steps: Sequence[int]
    amount: int = 0


_Far = tuple[dict[int, int], dict[int, int]]
_Came = tuple[dict[int, _Way], dict[int, _Way]]


def _distances(starts: Iterable[int], ways: Sequence[_Way]) -> tuple[_Far, _Came]:
    """The least cost from any start to rows and columns, and on which way each was reached (Bellman–Ford)."""
    rows: dict[int, int] = dict.fromkeys(starts, 0)
    columns: dict[int, int] = {}
    row_from: dict[int, _Way] = {}
    column_from: dict[int, _Way] = {}
    changed = True
    while changed:
        changed = False
        for way in ways:
            row, column, amount = way.row, way.column, way.amount
            if row in rows and amount < len(way.steps):
                cost = rows[row] + way.steps[amount]
                if column not in columns or cost < columns[column]:
                    columns[column], column_from[column], changed = cost, way, True
            if amount and column in columns:
                cost = columns[column] - way.steps[amount - 1]
                if row not in rows or cost < rows[row]:
                    rows[row], row_from[row], changed = cost, way, True
    return (rows, columns), (row_from, column_from)


def _shift(end: int, came: _Came) -> int:
    """Send one unit along the way to a column and return the row that it began at."""
    row_from, column_from = came
    while True:
        way = column_from[end]
        way.amount += 1
        back = row_from.get(way.row)
        if back is None:
            return way.row
        back.amount -= 1
        end = back.column
