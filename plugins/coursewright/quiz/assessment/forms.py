"""Forms of an assessment from a bank: every cell and every kind met exactly, the bank used as evenly as can be.

Two steps, both exact. First the least sum of squares of how often each item is used over all forms together: a
transport plan from cells to kinds whose cost rises with each further use. Then form by form an exact share of
what is left; there always is one, since the margins of a table are totally unimodular and such polyhedra have
the integer decomposition property (Baum & Trotter 1978).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coursewright.quiz.assessment.flow import plan_transport
from coursewright.quiz.seal import shuffled

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Names of forms; there are no more forms than letters."""

Cell = tuple[str, str]
"""Module and level."""
Group = tuple[Cell, str]
"""A cell and a kind: items of one group may stand for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question of a bank, by what the blueprint asks for."""

    id: str
    module: str
    level: str
    kind: str

    @property
    def cell(self) -> Cell:
        """Module and level."""
        return self.module, self.level


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What each form holds: items a cell and items a kind (none: any kind); `seed` is `course/assessment`."""

    cells: Mapping[Cell, int]
    kinds: Mapping[str, int]
    forms: int
    seed: str

    @property
    def size(self) -> int:
        """Questions a form."""
        return sum(self.cells.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """Items that a bank lacks: for one cell, for one kind, or for kinds within cells (both are named)."""

    cells: tuple[Cell, ...]
    kinds: tuple[str, ...]
    asked: int
    found: int


def find_shortages(items: Iterable[Item], demand: Demand) -> tuple[Shortage, ...]:
    """What a bank lacks for even one form; a bank that is enough for one is enough for all."""
    groups = _groups(items, demand)
    short = []
    for cell, asked in demand.cells.items():
        found = sum(len(ids) for (own, _), ids in groups.items() if own == cell)
        if found < asked:
            short.append(Shortage(cells=(cell,), kinds=(), asked=asked, found=found))
    for kind, asked in demand.kinds.items():
        found = sum(len(ids) for (_, own), ids in groups.items() if own == kind)
        if found < asked:
            short.append(Shortage(cells=(), kinds=(kind,), asked=asked, found=found))
    return tuple(short) or _joint_shortage(groups, demand)


def _joint_shortage(groups: Mapping[Group, Sequence[str]], demand: Demand) -> tuple[Shortage, ...]:
    room = {group: [0] * len(ids) for group, ids in groups.items()}
    plan = plan_transport(demand.cells, _columns(demand), room)
    if not plan.missing:
        return ()
    cells = tuple(cell for cell in demand.cells if cell in plan.open_rows)
    kinds = tuple(kind for kind in _columns(demand) if kind not in plan.open_columns)
    asked = sum(demand.cells[cell] for cell in cells)
    return (Shortage(cells=cells, kinds=kinds, asked=asked, found=asked - plan.missing),)


def plan_forms(items: Iterable[Item], demand: Demand) -> tuple[tuple[str, ...], ...]:
    """The forms as ids in the order in which they are asked; ValueError if the bank is short."""
    return _planned(
        tuple(items), tuple(demand.cells.items()), tuple(demand.kinds.items()), demand.forms, demand.seed
    )


@lru_cache(maxsize=32)
def _planned(
    items: tuple[Item, ...],
    cells: tuple[tuple[Cell, int], ...],
    kinds: tuple[tuple[str, int], ...],
    count: int,
    seed_of_all: str,
) -> tuple[tuple[str, ...], ...]:
    """The same, planned once: the checks ask for it, and each language."""
    demand = Demand(cells=dict(cells), kinds=dict(kinds), forms=count, seed=seed_of_all)
    groups = _groups(items, demand)
    left = _uses(groups, demand)
    last: dict[str, int] = {}
    forms = []
    for number in range(demand.forms):
        seed = f"{demand.seed}/{LETTERS[number]}"
        chosen = _one_form(groups, left, last, demand, demand.forms - number, seed)
        for name in chosen:
            left[name] -= 1
            last[name] = number
        forms.append(shuffled(chosen, seed))
    return tuple(forms)


def _columns(demand: Demand) -> Mapping[str, int]:
    return demand.kinds or {"": demand.size}


def _groups(items: Iterable[Item], demand: Demand) -> dict[Group, list[str]]:
    """Ids of the items that are asked for at all, by group, both in an order that the seed gives."""
    columns = _columns(demand)
    known = {item.id: item for item in items}
    groups: dict[Group, list[str]] = defaultdict(list)
    for name in shuffled(known, demand.seed):
        kind = known[name].kind if demand.kinds else ""
        if demand.cells.get(known[name].cell) and columns.get(kind):
            groups[known[name].cell, kind].append(name)
    return groups


def _uses(groups: Mapping[Group, Sequence[str]], demand: Demand) -> dict[str, int]:
    """How often each item is used in all forms together; squares as costs: the nth use of an item costs 2n − 1."""
    costs = {
        group: [2 * use + 1 for use in range(demand.forms) for _ in ids] for group, ids in groups.items()
    }
    cells = {cell: count * demand.forms for cell, count in demand.cells.items()}
    kinds = {kind: count * demand.forms for kind, count in _columns(demand).items()}
    plan = plan_transport(cells, kinds, costs)
    if plan.missing:
        raise ValueError(f"{demand.seed}: the bank lacks {plan.missing} items")
    uses = {}
    for group, ids in groups.items():
        each, more = divmod(plan.amounts[group], len(ids))
        uses.update({name: each + (place < more) for place, name in enumerate(ids)})
    return uses


def _one_form(
    groups: Mapping[Group, Sequence[str]],
    left: Mapping[str, int],
    last: Mapping[str, int],
    demand: Demand,
    forms_left: int,
    seed: str,
) -> list[str]:
    """An exact form of items that have uses left; whatever must stand in every form left is among them."""
    due = {group: [name for name in ids if left[name] == forms_left] for group, ids in groups.items()}
    before, most = demand.forms - forms_left - 1, max(left.values(), default=0)

    def price(name: str) -> int:
        """Whoever takes the next form is not to meet the same items again; else what has most uses left goes first.

        Nothing else counts, or a bank of three forms would give the same three again and again.
        """
        return (most + 1) * (last.get(name, -2) == before) + most - left[name]

    free = {
        group: sorted((name for name in shuffled(ids, seed) if 0 < left[name] < forms_left), key=price)
        for group, ids in groups.items()
    }
    cells, kinds = dict(demand.cells), dict(_columns(demand))
    for (cell, kind), ids in due.items():
        cells[cell] -= len(ids)
        kinds[kind] -= len(ids)
    costs = {group: [price(name) for name in ids] for group, ids in free.items()}
    plan = plan_transport(cells, kinds, costs)
    return [name for group in groups for name in (*due[group], *free[group][: plan.amounts[group]])]
