from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.figures.kinds.pyramid.model import shares
from coursewright.figures.load import read_figures
from tests.figures.stress import LANGUAGES, scenes

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


def test_no_word_of_the_experience_pyramid_is_cut_and_none_is_small() -> None:
    figure = read_figures(ROOT, LANGUAGES, IssueLog())["experience-pyramid"]
    for name, scene in scenes(figure):
        bold = [line for line in scene.lines if line.weight == 700]
        assert not [line.text for line in bold if line.text.endswith("-")], name
        assert min(line.size for line in bold) >= 13, name
