"""The manual's table of kinds and uses is what the formats say, and has no empty cell."""

from __future__ import annotations

import pytest

from coursewright.quiz.kinds import KINDS

from .uses import LESS, NOT, OTHER, PAGES, WHOLE, page, sign, written


@pytest.mark.parametrize("language", PAGES)
def test_the_manual_has_the_table(language: str) -> None:
    place, text, better = page(language)
    assert text == better, f"{place.name}: run 'python -m tests.exchange.uses'"


def test_no_cell_is_empty() -> None:
    cells = [sign(kind, form.keeps[kind]) for form in written() for kind in KINDS]
    assert len(cells) == len(KINDS) * len(written()) > 100
    assert set(cells) == {WHOLE, LESS, OTHER, NOT}


def test_what_is_left_out_has_a_reason() -> None:
    for form in written():
        for kind, keep in form.keeps.items():
            assert bool(keep.why) == (sign(kind, keep) == NOT), (form.name, kind)
