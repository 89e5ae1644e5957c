"""Every rule id of these rooms stands in a case."""

from __future__ import annotations

import re
from pathlib import Path

import coursewright
from tests.project.cases import check_cases, read_case
from tests.writing.cases import named_slips, said

ROOMS = ("base", "course", "project")
ELSEWHERE = {
    "yaml/conflict",  # tests/cases/mistakes, as all that tells of pictures, copies and endings
    "file/copy",
    "file/empty-picture",
    "file/ending",
    "file/heavy-picture",
    "file/large-picture",
    "file/no-picture",
    "file/other-picture",
    "file/too-large",  # tests/base/test_textfile.py
    "file/unreadable",  # the same
    "lesson/shows-a-bank",  # tests/cases/assessment
    "quiz/no-folder",  # tests/project/test_load.py
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
    seen |= {slip.split()[-1] for row in named_slips() for slip in said(row["text"])}
    assert len(rules) > 40
    assert rules - seen - ELSEWHERE == set()
    assert {rule.partition("/")[2] for rule in seen} >= SHAPE
