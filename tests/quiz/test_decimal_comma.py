"""Numbers as readers write them whose decimals stand behind a comma: both graders, and who is asked so."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from coursewright.quiz.number import grade_number, in_decimals_of, with_decimals_of
from tests.browser.tools import NODE, bundle, node_environment

WANTED = {
    "min": "1500.5",
    "max": "1500.5",
    "unit": "std.",
    "slips": [["0.5", "0.5"], ["1500", "1500"]],
    "comma": True,
}
TYPED = {
    "1500,5": ("right", None),
    "1.500,5": ("right", None),
    " 1.500,50 Std.": ("right", None),
    "１５００，５": ("right", None),
    "1500.5": ("right", None),
    "0,5": ("wrong", "0"),
    "0.5": ("wrong", "0"),
    "1.500": ("wrong", "1"),
    "1500 Std.": ("wrong", "1"),
    "1,500": ("wrong", None),
    "1,500,5": ("wrong", None),
    "": ("missed", None),
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_comma_is_the_point_and_a_point_parts_thousands(typed: str) -> None:
    assert grade_number(WANTED, typed) == TYPED[typed]


def test_the_browser_grades_alike(tmp_path: Path) -> None:
    given, graded, script = tmp_path / "rows.json", tmp_path / "grades.json", tmp_path / "grades.mjs"
    rows = [("numeric", {"n": WANTED}, {"n": typed}) for typed in TYPED]
    given.write_text(json.dumps({"rows": rows, "texts": []}), encoding="utf-8")
    bundle(script, Path(__file__).parent / "grades.mjs")
    paths = {"ROWS": str(given), "GRADES": str(graded)}
    subprocess.run([NODE, str(script)], check=True, env={**node_environment(), **paths})
    theirs = json.loads(graded.read_text(encoding="utf-8"))["grades"]
    found = [(grade["marks"]["n"], grade["slips"].get("n")) for grade in theirs]
    assert dict(zip(TYPED, found, strict=True)) == TYPED


def test_who_writes_a_point_is_graded_as_before() -> None:
    assert "comma" not in str(with_decimals_of({"t": {"min": "1", "max": "1"}}, "en"))
    assert with_decimals_of({"t": {"min": "1"}, "w": {"accept": []}}, "de") == {
        "t": {"min": "1", "comma": True},
        "w": {"accept": []},
    }
    plain = {**WANTED, "comma": False}
    assert grade_number(plain, "1,500.5") == ("right", None)
    assert grade_number(plain, "1500,5") == ("wrong", None)


def test_answers_are_shown_as_they_are_written() -> None:
    assert in_decimals_of("1.25 bis 2.5 Std.", "de") == "1,25 bis 2,5 Std."
    assert in_decimals_of("2.5 h", "en") == "2.5 h"
