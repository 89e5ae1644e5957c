"""Every rule id of these rooms stands in a case."""

from __future__ import annotations

import re
from pathlib import Path

import coursewright
from tests.project.cases import check_cases, read_case

ROOMS = ("base", "course", "project")
ELSEWHERE = {
    "file/too-large",  # tests/base/test_textfile.py
    "file/unreadable",  # the same
    "lesson/shows-a-bank",  # tests/cases/assessment
    "quiz/no-folder",  # tests/project/test_load.py
    "text/control-character",  # tests/cases/slips
}
SHAPE = {"missing-key", "unknown-key", "unknown-kind", "unknown-word", "wrong-value", "empty"}


def test_every_rule_stands_in_a_case() -> None:
    package = Path(coursewright.__file__).parent
    text = "".join(
        path.read_text(encoding="utf-8") for room in ROOMS for path in (package / room).rglob("*.py")
    )
    rules = set(
        re.findall(r"\"((?:file|yaml|course|glossary|lesson|quiz|parity|text|print)/[a-z0-9-]+)\"", text)
    )
    seen = {
        found
        for path in check_cases()
        for found in re.findall(r": (?:error|warning) (\S+):", read_case(path).expect)
    }
    assert len(rules) > 40
    assert rules - seen - ELSEWHERE == set()
    assert {rule.partition("/")[2] for rule in seen} >= SHAPE
