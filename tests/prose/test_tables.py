"""Column widths on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright.prose.tables import CELL_GAP, EM, STEP, column_widths

CELLS = st.lists(st.floats(min_value=0, max_value=80), min_size=2, max_size=6)


@given(row=CELLS, more=st.floats(min_value=0, max_value=80))
def test_widths_fill_the_measure_and_no_column_vanishes(row: list[float], more: float) -> None:
    widths = column_widths([row, [more] * len(row)], 168.0)
    assert abs(sum(widths) - 168.0) < 1e-6
    assert min(widths) >= STEP


def test_a_short_column_leaves_its_room_to_the_long_ones() -> None:
    short, long = column_widths([[2.0, 60.0]], 127.5)
    assert short < 16 < long


@pytest.mark.parametrize("ems", [3.0, 4.0, 5.0])
def test_a_short_word_is_never_parted(ems: float) -> None:
    short, _ = column_widths([[ems, 60.0]], 127.5)
    assert short - CELL_GAP >= ems * EM
