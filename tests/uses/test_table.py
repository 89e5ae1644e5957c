"""The manual's tables of kinds and uses are what the proofs say, and have no empty cell."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coursewright.quiz.kinds import KINDS

from ..exchange.uses import WHOLE
from .course import Uses, write_course
from .proofs import PROOFS, Cell
from .table import GROUPS, PAGES, WHY, cells, page


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Cell]:
    """What each use makes of each kind."""
    return cells(Uses(write_course(tmp_path_factory.mktemp("uses") / "course")))


@pytest.mark.slow
@pytest.mark.parametrize("language", PAGES)
def test_the_manual_has_the_tables(found: Mapping[tuple[str, str], Cell], language: str) -> None:
    place, text, better = page(found, language)
    assert text == better, f"{place.name}: run 'python -m tests.uses.table'"


@pytest.mark.slow
def test_every_kind_has_every_use_or_a_reason(found: Mapping[tuple[str, str], Cell]) -> None:
    assert set(found) == {(kind, use) for kind in KINDS for use in PROOFS}
    assert {use for group in GROUPS for use in group[2]} == set(PROOFS)
    for place, cell in found.items():
        assert (cell.sign == WHOLE) != bool(cell.why), place
        assert cell.why in ("", *WHY), place
