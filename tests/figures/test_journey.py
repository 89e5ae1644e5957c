import pytest

from coursewright.figures.kinds.journey.model import marks_of, mean_of


@pytest.mark.parametrize(
    ("scores", "mean"),
    [([1, 2, -1, 0, 1, -3, 2, 2], 0.5), ([1, 0, 0, 0], 0.25), ([1, 1, 0], 0.7), ([-1, 0, 0, 0, 0, 0, 0, 0], -0.1)],
)  # fmt: skip
def test_a_mean_is_exact_where_two_decimals_say_it(scores: list[int], mean: float) -> None:
    assert mean_of(scores) == mean


def test_the_first_of_several_peaks_and_the_end_are_marked() -> None:
    assert marks_of([0, 3, -2, 3]) == {1: ("peak",), 2: ("lowest",), 3: ("end",)}


def test_a_point_that_is_lowest_and_last_says_both() -> None:
    assert marks_of([1, -1]) == {0: ("peak",), 1: ("lowest", "end")}


def test_scores_that_never_change_have_no_peak() -> None:
    assert marks_of([1, 1]) == {1: ("end",)}
