"""Whatever is given as an answer, a grader gives a grade."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursewright.quiz.fold import SPACES
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.number import plain_number, read_number
from tests.quiz.cases import rows_of

NAMES = ("numeric", "blanks", "order", "match", "categorise", "scale")
KEYS = {name: [row["key"] for row in rows_of(f"grade/{name}.json")] for name in NAMES}
NUMBERS = st.integers() | st.floats() | st.integers(-4, 4)
VALUES = st.none() | st.booleans() | NUMBERS | st.text(max_size=6) | st.sampled_from(["0.5", "−3 分", "none"])


def words_in(key: Any) -> list[str]:
    if isinstance(key, dict):
        return [*key, *(word for value in key.values() for word in words_in(value))]
    if isinstance(key, list):
        return [word for value in key for word in words_in(value)]
    return [key] if isinstance(key, str) else []


@st.composite
def asked(draw: st.DrawFn, kind: str) -> tuple[Any, Any]:
    """A key and an answer, half of its words being the key's own."""
    key = draw(st.sampled_from(KEYS[kind]))
    words = st.sampled_from([*words_in(key), ""])
    value = VALUES | words
    deep = st.recursive(value, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=8)
    answer = st.permutations(key) if isinstance(key, list) else st.dictionaries(words, value)
    return key, draw(answer | st.dictionaries(words, deep) | deep)


def right_answer(kind: str, key: Any) -> Any:
    if kind in ("order", "match", "categorise"):
        return key
    if kind == "scale":
        return {name: wanted for name, (wanted, _) in key.items()}
    return {name: right_text(wanted) for name, wanted in key.items()}


def right_text(wanted: dict[str, Any]) -> str:
    if "accept" in wanted:
        return str(wanted["accept"][0])
    ends = [end for end in (wanted["min"], wanted["max"]) if end and len(end) < 16]
    return ends[0] if ends else "999999999999999"


@pytest.mark.parametrize("kind", NAMES)
def test_any_answer_earns_between_nothing_and_all(kind):
    @settings(max_examples=100, deadline=None)
    @given(asked(kind))
    def holds(pair: tuple[Any, Any]) -> None:
        key, answer = pair
        grade = KINDS[kind].grade(key, answer)
        assert 0 <= grade.got <= grade.of
        assert set(grade.marks) <= set(key)
        assert set(grade.marks.values()) <= {"right", "wrong", "missed"}
        assert all(grade.marks[name] == "wrong" for name in grade.slips)
        everything_right = set(grade.marks.values()) <= {"right"}
        assert everything_right == (grade.got == grade.of)

    holds()


@pytest.mark.parametrize("kind", NAMES)
def test_the_key_graded_by_itself_earns_all(kind):
    for key in KEYS[kind]:
        grade = KINDS[kind].grade(key, right_answer(kind, key))
        assert grade.got == grade.of
        assert grade.of > 0 or key == {}


@given(st.decimals(-(10**14), 10**14, places=1), st.sampled_from(["", "分", "km/h"]))
def test_a_plain_number_is_read_as_itself(number, unit):
    text = plain_number(number)
    assert read_number(f" {text} {unit}", unit) == number
    assert read_number(text.replace("-", "−"), unit) == number


@given(st.text(alphabet="0123456789+-−–.,分 　０．，" + SPACES, max_size=18), st.sampled_from(["", "分"]))
def test_what_is_read_is_a_number_with_at_most_fifteen_digits(text, unit):
    number = read_number(text, unit)
    if number is not None:
        assert len(number.as_tuple().digits) <= 15
        assert read_number(plain_number(number)) == number
