"""`build.py test`: every step is run, also beside one that fails, whose words are shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coursewright.cli.test import Step, plan_spread, run_steps


def step(name: str, code: str) -> Step:
    return Step(name=name, command=(sys.executable, "-X", "utf8", "-c", code))


def test_all_steps_are_run_and_what_failed_says_why(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = [
        step("first", "print('a fault 错'); raise SystemExit(2)"),
        step("second", "open('second', 'w').close(); print('unheard')"),
        step("third", "import sys; print('another', file=sys.stderr); raise SystemExit(1)"),
    ]
    assert sorted(run_steps(steps, tmp_path)) == ["first", "third"]
    said = capfd.readouterr().out
    assert (tmp_path / "second").exists()
    assert "second: good, " in said
    assert "unheard" not in said
    for name, words in (("first", "a fault 错"), ("third", "another")):
        head, told = said[said.index(f"{name}: FAILED, ") :].splitlines()[:2]
        assert head.endswith(" s")
        assert told == words


@pytest.mark.parametrize(
    ("arguments", "alone"),
    [
        ("", False),
        ("--all", False),
        ("tests/quiz -k blanks -x", False),
        ("--seed 7 tests/browser", False),
        ("-n 4", True),
        ("-n0", True),
        ("--numprocesses=3", True),
        ("-p no:xdist", True),
        ("tests/quiz --pdb", True),
        ("-s", True),
    ],
)
def test_tests_run_in_a_process_a_core_unless_somebody_says_otherwise(arguments: str, alone: bool) -> None:
    assert plan_spread(tuple(arguments.split())) == (() if alone else ("-n", "auto"))
