from __future__ import annotations

from coursewright.base.frozen import freeze, thaw
from coursewright.base.late import Late, LateMapping, LateSequence, holding_at_most, kept_late


def test_a_value_is_made_once_and_only_when_it_is_asked_for() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("x")
        return "value"

    late = Late(make)
    assert not made
    assert [late.get(), late.get()] == ["value", "value"]
    assert made == ["x"]


def test_a_mapping_makes_what_is_looked_up() -> None:
    made: list[int] = []

    def late(number: int) -> Late[int]:
        return Late(lambda: made.append(number) or number * 2)  # type: ignore[func-returns-value]

    table = LateMapping({name: late(number) for number, name in enumerate("abc")})
    assert list(table) == ["a", "b", "c"]
    assert "b" in table
    assert len(table) == 3
    assert not made
    assert table["b"] == 2
    assert made == [1]
    assert table == {"a": 0, "b": 2, "c": 4}


def test_a_sequence_makes_what_is_looked_at_and_is_like_any_of_the_same_values() -> None:
    made: list[int] = []

    def late(number: int) -> Late[int]:
        return Late(lambda: made.append(number) or number * 2)  # type: ignore[func-returns-value]

    row = LateSequence([late(number) for number in range(3)])
    assert row
    assert row[1] == 2
    assert made == [1]
    assert row[1:] == (2, 4)
    assert row == (0, 2, 4)
    assert row != (0, 2)
    assert not LateSequence(())


def test_a_value_lies_late_in_a_mapping_that_is() -> None:
    late = Late(lambda: "made")
    assert kept_late(LateMapping({"a": late}), "a") is late
    assert kept_late({"a": "there"}, "a") == "there"


def test_what_is_late_is_frozen_as_what_it_is() -> None:
    table = LateMapping({"a": Late(lambda: ("one",)), "b": Late.of(("two",))})
    assert thaw(freeze(table)) == {"a": ("one",), "b": ("two",)}


def test_a_process_may_hold_few_and_make_the_others_again() -> None:
    made: list[int] = []

    def late(number: int) -> Late[int]:
        return Late(lambda: made.append(number) or number * 2)  # type: ignore[func-returns-value]

    before, given = late(9), Late.of(8)
    before.get()
    with holding_at_most(2):
        rows = [late(number) for number in range(4)]
        assert [row.get() for row in rows] == [0, 2, 4, 6]
        assert [row.make is None for row in rows] == [False, False, True, True]
        made.clear()
        assert [row.get() for row in (*rows[2:], before, given, *rows[:2])] == [4, 6, 18, 8, 0, 2]
        assert made == [0, 1]
    assert [row.get() for row in rows] == [0, 2, 4, 6]
    assert all(row.make is None for row in rows), "afterwards a process holds what it makes"
