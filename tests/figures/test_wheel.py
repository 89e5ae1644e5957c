from itertools import combinations
from math import hypot

import pytest

from coursewright.figures.kinds.wheel import BOXES, spoke_ends


@pytest.mark.parametrize("count", BOXES)
@pytest.mark.parametrize("height", [44, 70, 120])
def test_boxes_on_spokes_keep_apart_and_clear_of_the_hub(count: int, height: float) -> None:
    width = BOXES[count]
    ends = spoke_ends(count, (width, height), 72)
    for a, b in combinations(ends, 2):
        assert abs(a[0] - b[0]) >= width + 9 or abs(a[1] - b[1]) >= height + 12
    for x, y in ends:
        assert hypot(max(abs(x) - width / 2, 0), max(abs(y) - height / 2, 0)) >= 72
        assert abs(x) + width / 2 <= 179.01
