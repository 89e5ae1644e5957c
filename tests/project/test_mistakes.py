"""Mistakes that authors make, one by one: each is told by its rule, at its place, with what it is and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import as_text
from tests.project.cases import issues_of
from tests.project.mistakes import CASES, Mistake, all_mistakes, lay_mistake

MISTAKES = list(all_mistakes())


def test_the_course_that_is_spoilt_has_no_faults(tmp_path: Path) -> None:
    lay_mistake(Mistake(name="none", file=""), tmp_path)
    assert as_text(issues_of(tmp_path)) == ""


def test_there_are_as_many_as_were_gathered() -> None:
    assert len(MISTAKES) > 150
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES)
    assert {mistake.file for mistake in MISTAKES} == {path.stem for path in CASES.glob("*.yml")}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_with_its_place_and_cure(mistake: Mistake, tmp_path: Path) -> None:
    lay_mistake(mistake, tmp_path)
    issues = issues_of(tmp_path)
    assert [f"{issue.rule} {issue.place}" for issue in issues.in_order()] == mistake.told
    said = as_text(issues)
    assert [words for words in mistake.says if words not in said] == []
    assert bool(mistake.says) == bool(mistake.told), "something is told, and nothing is asked of it"
    assert all(issue.hint for issue in issues.found), "a fault without a cure"
