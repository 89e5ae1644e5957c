"""Forms are exact, drawn evenly, the same for the same seed, and quickly; what a bank lacks is named."""

from __future__ import annotations

import time
from collections import Counter
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursewright.quiz.assessment.forms import Cell, Demand, Item, Shortage, find_shortages, plan_forms

LEVELS = ("remember", "understand", "apply", "analyse")
CERTIFICATE = (
    (2, 2, 3, 1), (1, 2, 2, 1), (1, 2, 4, 1), (2, 3, 3, 2), (2, 2, 2, 2),
    (1, 1, 2, 2), (1, 2, 1, 2), (1, 1, 2, 1), (1, 1, 1, 0),
)  # fmt: skip
KINDS = {"single": 20, "multiple": 8, "true-false": 5, "order": 5, "match": 7, "categorise": 6, "blanks": 4}
KINDS["numeric"] = 5


def blueprint(forms: int, seed: str = "course/exam", extra: int = 0) -> Demand:
    """The certification exam: 60 items in 35 cells of 8 kinds; `extra` more single ones in the first cell."""
    cells = {
        (f"m{row}", level): count
        for row, counts in enumerate(CERTIFICATE)
        for level, count in zip(LEVELS, counts, strict=True)
        if count
    }
    cells["m0", "remember"] += extra
    return Demand(cells=cells, kinds={**KINDS, "single": KINDS["single"] + extra}, forms=forms, seed=seed)


def bank(demand: Demand, times: int) -> list[Item]:
    """Items for the blueprint so many times over, kinds spread over the cells."""
    cells = [cell for cell, count in demand.cells.items() for _ in range(count)]
    kinds = [kind for kind, count in demand.kinds.items() for _ in range(count)]
    return [
        item(f"i{turn}-{place}", cell, kinds[(place * 7 + turn) % len(kinds)])
        for turn in range(times)
        for place, cell in enumerate(cells)
    ]


def item(name: str, cell: Cell, kind: str) -> Item:
    return Item(id=name, module=cell[0], level=cell[1], kind=kind)


def assert_exact(items: list[Item], demand: Demand, forms: tuple[tuple[str, ...], ...]) -> None:
    known = {row.id: row for row in items}
    assert len(forms) == demand.forms
    for form in forms:
        assert len(set(form)) == len(form) == demand.size
        assert Counter(known[name].cell for name in form) == demand.cells
        if demand.kinds:
            assert Counter(known[name].kind for name in form) == demand.kinds


@pytest.mark.parametrize("times", [1, 3, 5])
def test_every_form_meets_cells_and_kinds_exactly(times: int) -> None:
    demand = blueprint(12)
    items = bank(demand, times)
    forms = plan_forms(items, demand)
    assert_exact(items, demand, forms)
    uses = Counter(name for form in forms for name in form)
    assert set(uses.values()) <= {12 // times, 12 // times + 1}
    assert len(uses) == len(items)


def test_the_next_form_asks_nothing_of_the_one_before_where_the_bank_allows_it() -> None:
    demand = blueprint(12)
    forms = plan_forms(bank(demand, 3), demand)
    assert [set(one) & set(other) for one, other in pairwise(forms)] == [set()] * 11
    assert len({frozenset(form) for form in forms}) == 12


def test_forms_a_and_b_of_a_bank_twice_the_size_share_nothing() -> None:
    demand = blueprint(2)
    one, other = plan_forms(bank(demand, 2), demand)
    assert not set(one) & set(other)


def test_forms_follow_from_the_seed_and_not_from_the_order_of_the_bank() -> None:
    demand = blueprint(3)
    items = bank(demand, 3)
    assert plan_forms(items, demand) == plan_forms(items[::-1], demand)
    assert plan_forms(items, demand) != plan_forms(items, blueprint(3, "course/other"))


def test_without_kinds_the_cells_alone_count() -> None:
    demand = Demand(cells={("m", "apply"): 2}, kinds={}, forms=2, seed="s")
    items = [
        item(str(number), ("m", "apply"), kind) for number, kind in enumerate(("single", "order", "match"))
    ]
    assert_exact(items, demand, plan_forms(items, demand))


def test_twelve_forms_of_seventy_five_items_out_of_three_hundred_take_seconds_at_most() -> None:
    demand = blueprint(12, extra=15)
    items = bank(demand, 4)
    assert (demand.size, len(items)) == (75, 300)
    begun = time.process_time()
    assert not find_shortages(items, demand)
    forms = plan_forms(items, demand)
    assert time.process_time() - begun < 5
    assert_exact(items, demand, forms)


CELLS = tuple(product(("a", "b"), ("apply", "analyse")))


@st.composite
def small_banks(draw: st.DrawFn) -> tuple[list[Item], Demand]:
    """A bank of a few items and a blueprint of the right sums, which it may or may not meet."""
    rows = draw(st.lists(st.tuples(st.sampled_from(CELLS), st.sampled_from("xy")), min_size=2, max_size=7))
    items = [item(f"i{number}", cell, kind) for number, (cell, kind) in enumerate(rows)]
    cells = dict(Counter(draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=3))))
    size = sum(cells.values())
    of_x = draw(st.integers(0, size))
    kinds = {kind: count for kind, count in (("x", of_x), ("y", size - of_x)) if count}
    return items, Demand(cells=cells, kinds=kinds, forms=draw(st.integers(1, 3)), seed="s")


def possible_forms(items: list[Item], demand: Demand) -> list[tuple[Item, ...]]:
    """All choices of items that meet the blueprint, by trying."""
    return [
        rows
        for rows in combinations(items, demand.size)
        if Counter(row.cell for row in rows) == demand.cells
        and Counter(row.kind for row in rows) == demand.kinds
    ]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(small_banks())
def test_a_shortage_is_found_if_and_only_if_no_form_can_be_drawn(case: tuple[list[Item], Demand]) -> None:
    items, demand = case
    assert bool(find_shortages(items, demand)) is (not possible_forms(items, demand))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(small_banks())
def test_no_choice_of_forms_uses_the_bank_more_evenly(case: tuple[list[Item], Demand]) -> None:
    items, demand = case
    possible = possible_forms(items, demand)
    if not possible:
        return
    forms = plan_forms(items, demand)
    assert_exact(items, demand, forms)

    def unevenness(chosen: tuple[tuple[str, ...], ...]) -> int:
        return sum(count * count for count in Counter(name for form in chosen for name in form).values())

    ids = [tuple(row.id for row in rows) for rows in possible]
    assert unevenness(forms) == min(unevenness(chosen) for chosen in product(ids, repeat=demand.forms))


def test_what_is_short_together_is_named_with_what_would_mend_it() -> None:
    cells = {("a", "apply"): 2, ("b", "apply"): 1}
    demand = Demand(cells=cells, kinds={"x": 1, "y": 2}, forms=1, seed="s")
    rows = [("a", "x"), ("a", "x"), ("b", "y"), ("b", "y")]
    items = [item(str(number), (module, "apply"), kind) for number, (module, kind) in enumerate(rows)]
    assert find_shortages(items, demand) == (
        Shortage(cells=(("a", "apply"),), kinds=("y",), asked=2, found=1),
    )
    mended = [*items, item("new", ("a", "apply"), "y")]
    assert find_shortages(mended, demand) == ()
