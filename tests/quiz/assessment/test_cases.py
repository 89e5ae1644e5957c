"""Each rule about assessments fires in a case file and is silent in its twin."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import coursewright
from tests.quiz.assessment.exam_course import EXAM, Batch, full_bank, load, write_exam_course

CASES = sorted((Path(__file__).parents[2] / "cases" / "assessment").glob("*.yml"))


def batches_of(case: dict[str, Any]) -> list[Batch]:
    """The bank of a case: what it names, else enough of everything."""
    rows = [Batch(module=m, level=v, kind=k, count=n) for m, v, k, n in case.get("bank", [])]
    return rows or full_bank()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    blueprint = case.get("blueprint", EXAM)
    for old, new in case.get("edits", {}).items():
        assert blueprint.count(old) == 1, old
        blueprint = blueprint.replace(old, new)
    write_exam_course(
        tmp_path,
        assessments=blueprint,
        batches=batches_of(case),
        banks=case.get("banks", ["exam"]),
        extra=case.get("extra"),
    )
    for name, (old, new) in case.get("files", {}).items():
        file = tmp_path / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    _, told = load(tmp_path)
    assert told == case["expect"].rstrip("\n")


def test_every_rule_stands_in_a_case() -> None:
    room = Path(coursewright.__file__).parent / "project" / "checks"
    text = "".join((room / name).read_text(encoding="utf-8") for name in ("assessments.py", "blueprint.py"))
    rules = set(re.findall(r"\"(assessment/[a-z-]+)\"", text)) | {
        "assessment/unknown-level",
        "assessment/unknown-kind",
    }
    seen = {
        rule
        for path in CASES
        for rule in re.findall(r"(assessment/[a-z-]+): ", path.read_text(encoding="utf-8"))
    }
    assert rules == seen
