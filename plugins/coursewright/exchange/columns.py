"""Which column of a table holds what: its heads, in one row or in two, wherever they begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.heads import even, role_of
from coursewright.exchange.options import LETTERS

DEEPEST = 30
"""Heads stand within so many rows from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """By role the column (from 0) that holds it; `first` is the index of the first row below the heads.

    `strange` are columns whose head says nothing that we know, with that head.
    """

    roles: Mapping[str, int]
    first: int
    strange: Mapping[int, Cell]
    heads: tuple[str, ...]

    def cell(self, row: Sequence[Cell], role: str) -> Cell | None:
        """A row's cell of a role."""
        at = self.roles.get(role, -1)
        return row[at] if 0 <= at < len(row) else None

    def text(self, row: Sequence[Cell], role: str) -> str:
        """What a row says in a role; "" if nothing."""
        found = self.cell(row, role)
        return found.text if found else ""

    def bare(self, row: Sequence[Cell], role: str) -> str:
        """What a row says in a role, a number without what is shown around it."""
        found = self.cell(row, role)
        return (found.bare or found.text) if found else ""

    def is_head(self, row: Sequence[Cell]) -> bool:
        """Whether a row says the heads once more, as it does where a page begins."""
        said = [cell.text for cell in row if cell.text]
        return len(said) > 1 and all(text in self.heads for text in said)


def columns_of(grid: Grid) -> Columns | None:
    """The columns of a table, or None where no row of it has heads that name questions and their answers."""
    for index, row in enumerate(grid.rows[:DEEPEST]):
        below = grid.rows[index + 1] if index + 1 < len(grid.rows) else ()
        twofold = _columns(_joined(row, below), row, index + 2)
        single = _columns([cell.text for cell in row], row, index + 1)
        if twofold and _is_below(row, below) and (not single or _width(twofold) >= _width(single)):
            return twofold
        if single:
            return single
    return None


def _width(columns: Columns) -> int:
    """How many columns have a role of their own."""
    return len(set(columns.roles.values()))


def _columns(heads: Sequence[str], row: Sequence[Cell], first: int) -> Columns | None:
    roles: dict[str, int] = {}
    strange: dict[int, Cell] = {}
    for at, head in enumerate(heads):
        role = role_of(head)
        if role and role not in roles:
            roles[role] = at
        elif role == "options" and at < len(row) and row[at].spread and "options" in roles:
            # One head over several columns, each of which holds an option.
            first_of = roles["options"]
            roles |= {
                f"option {LETTERS[turn]}": first_of + turn
                for turn in range(min(at - first_of + 1, len(LETTERS)))
            }
        elif head.strip():
            cell = row[at] if at < len(row) else Cell(text=head, row=first, column=at + 1)
            strange[at] = Cell(text=head, row=cell.row, column=at + 1)
    answered = any(role in roles for role in ("answer", "tick", "options", "option A"))
    if "prompt" not in roles or not answered:
        return None
    return Columns(roles=roles, first=first, strange=strange, heads=tuple(head for head in heads if head))


def _joined(row: Sequence[Cell], below: Sequence[Cell]) -> list[str]:
    """Heads of two rows: a head over several columns stands before what each of them says."""
    found = []
    over = ""
    for at in range(max(len(row), len(below))):
        top = row[at].text if at < len(row) else ""
        under = below[at].text if at < len(below) else ""
        over = top or (over if under else "")
        found.append(
            over if not under or even(under) == even(over) else f"{over}{under}" if len(under) < 3 else under
        )
    return found


def _is_below(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row goes on with the heads: under the question's head it says nothing of its own."""
    at = next((at for at, cell in enumerate(row) if role_of(cell.text) == "prompt"), -1)
    return (
        at >= 0
        and (at >= len(below) or not below[at].text or below[at].spread)
        and any(c.text for c in below)
    )
