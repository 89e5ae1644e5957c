from itertools import pairwise

import pytest

from coursewright.base.issues import IssueLog
from coursewright.figures.scene import Rect
from tests.figures.makers.stair import make
from tests.figures.stress import Labels, labels, load, scenes, short


@pytest.mark.parametrize("label", [short, labels(12, 24, "words")], ids=["columns", "slabs"])
@pytest.mark.parametrize("count", [2, 5, 7])
def test_each_step_begins_further_right_and_higher_up(count: int, label: Labels) -> None:
    loaded = load(make(count, label), IssueLog())
    assert loaded is not None
    for _, scene in scenes(loaded):
        boxes = [shape for part in scene.parts for shape in part.shapes if isinstance(shape, Rect)]
        assert len(boxes) == count
        for below, box in pairwise(boxes):
            assert box.x > below.x + 15
            assert box.y < below.y - 20
            assert box.x + box.width >= below.x + below.width - 0.01
