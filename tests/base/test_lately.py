from __future__ import annotations

from coursewright.base.lately import Lately


def test_what_was_made_of_a_value_is_made_once() -> None:
    known: Lately[list[str]] = Lately(4)
    value, made = ["a"], []
    for key in ("x", "x", "y", "y"):
        known.get(value, key, lambda key=key: made.append(key) or [key])  # type: ignore[misc]
    assert made == ["x", "y"]


def test_equal_values_are_not_the_same_value() -> None:
    known: Lately[int] = Lately(4)
    assert known.get([1], "x", lambda: 1) == 1
    assert known.get([1], "x", lambda: 2) == 2


def test_what_is_held_stays_itself_and_few_are_held() -> None:
    """An identity is given to another value as soon as the first is gone: it must not be taken for that one."""
    known: Lately[int] = Lately(2)
    for number in range(1000):
        assert known.get([number], "x", lambda number=number: number) == number  # type: ignore[misc]
        assert len(known._rows) <= 2
