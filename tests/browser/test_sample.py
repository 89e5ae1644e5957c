"""A sample of a large course is small, has something of everything, and is the same by the same seed."""

from __future__ import annotations

from random import Random

import pytest

from .sample import sample_of
from .test_course import WAYS, runs_of

COUNT = 12
MANY = 400
LETTERS = "abcdefghijklmnopqrst"


def course(seed: int) -> dict[int, set[str]]:
    """What each of many things has: some letters; one letter stands in a single thing."""
    chance = Random(seed)  # noqa: S311  # a case, no secret
    things = {index: set(chance.sample(LETTERS[:-1], 3)) for index in range(MANY)}
    things[chance.randrange(MANY)].add(LETTERS[-1])
    return things


@pytest.mark.parametrize("seed", range(20))
def test_each_feature_is_in_a_sample_and_most_of_the_course_is_not(seed: int) -> None:
    things = course(seed)
    taken = sample_of(list(things), things.__getitem__, seed, COUNT)
    assert set().union(*(things[index] for index in taken)) == set(LETTERS)
    assert COUNT <= len(taken) <= len(LETTERS)
    assert len(set(taken)) == len(taken)


def test_a_small_course_is_taken_whole() -> None:
    assert sorted(sample_of("cab", set, 1, COUNT)) == ["a", "b", "c"]


def test_a_seed_names_its_sample() -> None:
    things = course(0)
    first, again, other = (sample_of(list(things), things.__getitem__, seed, COUNT) for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize("seed", range(8))
def test_every_way_is_gone_once_and_no_quiz_twice_or_each_with_all_of_them(seed: int) -> None:
    quizzes = [f"quiz-{index}" for index in range(len(WAYS))]
    runs = runs_of(quizzes, seed, every_way=False)
    assert {run[1:] for run in runs} == set(WAYS)
    assert [run[0] for run in runs] == quizzes
    assert len(set(runs_of(quizzes, seed, every_way=True))) == len(quizzes) * len(WAYS)
