from pathlib import Path

import pytest

from coursewright.figures.kinds.pyramid.model import shares

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("wants", "room", "expected"),
    [
        ([10, 10, 10], 60, [20, 20, 20]),
        ([40, 10, 10], 60, [40, 10, 10]),
        ([40, 5, 10], 66, [40, 13, 13]),
        ([50, 90, 90, 10], 120, [36.7, 36.7, 36.7, 10]),
        ([], 100, []),
    ],
)
def test_a_tier_is_parted_evenly_as_far_as_its_words_allow(
    wants: list[float], room: float, expected: list[float]
) -> None:
    assert shares(wants, room) == pytest.approx(expected, abs=0.05)
