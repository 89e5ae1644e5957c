from math import atan2, hypot, pi

import pytest

from coursewright.figures.ring import Piece, label_room


@pytest.mark.parametrize("count", range(3, 9))
@pytest.mark.parametrize("depth", [0, 10])
def test_a_label_room_lies_within_its_piece(count: int, depth: float) -> None:
    for index in range(count):
        piece = Piece(
            inner=70, outer=178, turns=((index - 0.5) / count, (index + 0.5) / count), gap=4, depth=depth
        )
        x, y, width, height = label_room(piece, 5)
        corners = [(x + a * width / 2, y + b * height / 2) for a in (-1, 1) for b in (-1, 1)]
        assert all(hypot(*corner) <= 173.1 for corner in corners)
        assert hypot(max(abs(x) - width / 2, 0), max(abs(y) - height / 2, 0)) >= 74.9
        turns = [
            (atan2(corner[0], -corner[1]) / (2 * pi) - index / count + 0.5) % 1 - 0.5 for corner in corners
        ]
        assert -0.5 / count < min(turns)
        assert max(turns) < 0.5 / count


def test_pieces_of_a_ring_mirror_each_other() -> None:
    right = Piece(inner=70, outer=178, turns=(0.1, 0.3))
    left = Piece(inner=70, outer=178, turns=(0.7, 0.9))
    x, *rest = label_room(right, 5)
    assert (-x, *rest) == pytest.approx(label_room(left, 5), abs=0.6)
