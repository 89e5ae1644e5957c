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
    left, room = dict(rows), dict(columns)
    amounts = dict.fromkeys(costs, 0)
    while True:
        far, came = _distances([row for row, amount in left.items() if amount], amounts, costs)
        ends = [column for column in columns if room[column] and column in far[1]]
        if not ends:
            open_rows, open_columns = frozenset(far[0]), frozenset(far[1])
            return Transport(
                amounts=amounts, missing=sum(left.values()), open_rows=open_rows, open_columns=open_columns
            )
        end = min(ends, key=lambda column: far[1][column])
        room[end] -= 1
        left[_shift(end, came, amounts)] -= 1


_Far = tuple[dict[R, int], dict[C, int]]
_Came = tuple[dict[R, C], dict[C, R]]


def _distances(
    starts: Iterable[R], amounts: Mapping[tuple[R, C], int], costs: Mapping[tuple[R, C], Sequence[int]]
) -> tuple[_Far[R, C], _Came[R, C]]:
    """The least cost from any start to rows and columns, and from where each was reached (Bellman–Ford)."""
    rows: dict[R, int] = dict.fromkeys(starts, 0)
    columns: dict[C, int] = {}
    row_from: dict[R, C] = {}
    column_from: dict[C, R] = {}
    changed = True
    while changed:
        changed = False
        for pair, steps in costs.items():
            row, column = pair
            amount = amounts[pair]
            if row in rows and amount < len(steps):
                cost = rows[row] + steps[amount]
                if column not in columns or cost < columns[column]:
                    columns[column], column_from[column], changed = cost, row, True
            if amount and column in columns:
                cost = columns[column] - steps[amount - 1]
                if row not in rows or cost < rows[row]:
                    rows[row], row_from[row], changed = cost, column, True
    return (rows, columns), (row_from, column_from)


def _shift(end: C, came: _Came[R, C], amounts: dict[tuple[R, C], int]) -> R:
    """Send one unit along the way to a column and return the row that it began at."""
    row_from, column_from = came
    while True:
        row = column_from[end]
        amounts[row, end] += 1
        if row not in row_from:
            return row
        end = row_from[row]
        amounts[row, end] -= 1
