from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath

import pytest

from coursewright.base.canonical import canonical
from coursewright.base.issues import Place
from coursewright.base.late import Late, LateMapping, LateSequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two values."""

    first: object
    second: object = None


DIFFERENT = (
    None, 0, False, 0.0, "0", b"0", "", (), ("",), ("a", "b"), ("ab",), (("a",), "b"), {}, {"a": "b"}, {"b": "a"},
    frozenset(), frozenset({"a", "b"}), Decimal("0"), Fraction(1, 2), PurePosixPath("a"), Place(file="a"),
    Pair(first="a"), Pair(first=None, second="a"), Pair(first=Pair(first=1)),
)  # fmt: skip


def test_values_that_differ_are_told_apart():
    assert len({canonical(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_equal_values_are_told_alike_whatever_they_share():
    text = "".join(["a", "b"])
    assert canonical((text, text)) == canonical(("ab", "".join(["a", "b"])))
    assert canonical({"x": 1, "y": 2}) != canonical({"y": 2, "x": 1})


def test_what_is_late_is_told_as_what_it_is_made_or_not():
    made = Late.of("b")
    assert canonical(Pair(first=Late(lambda: "b"), second=made)) == canonical(Pair(first="b", second="b"))
    assert canonical(LateMapping({"a": Late(lambda: "b")})) == canonical({"a": "b"})
    assert canonical(LateSequence([Late(lambda: "a"), made])) == canonical(("a", "b"))


def test_what_is_late_and_marked_is_told_by_its_mark_and_not_made():
    def make() -> object:
        raise AssertionError

    one, same, other = (Late(make, mark=mark) for mark in ("a", "a", "b"))
    assert canonical(one) == canonical(same) != canonical(other)
    assert canonical(LateMapping({"x": one})) == canonical({"x": same}) != canonical({"x": other})
    assert canonical(one) != canonical("a")


def test_sets_have_no_order_in_any_process():
    code = (
        "import sys; from coursewright.base.canonical import canonical;"
        "sys.stdout.buffer.write(canonical(frozenset('abcdefgh')))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert told == {canonical(frozenset("abcdefgh"))}


def test_what_has_no_value_of_its_own_is_refused():
    with pytest.raises(TypeError, match="Pattern"):
        canonical(Pair(first=[re.compile("a")]))
