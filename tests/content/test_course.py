"""The course of this repository: what holds of any course, and what its authors hold themselves to beside that."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.cli.coverage import coverage_lines
from coursewright.cli.graded import width_of
from coursewright.lms.room import ROOM, signs_at_most
from coursewright.project import Project
from coursewright.project.coverage import Coverage, coverage_of
from coursewright.quiz.kinds import KINDS
from coursewright.trial.built import Built
from coursewright.trial.table import TRIALS, Trial

PRINTED = ("test-papers", "answer-sheets", "test-key")


@pytest.fixture(scope="module")
def coverage(ours: dict[str, Project]) -> Coverage:
    return coverage_of([*ours.values()])


@pytest.mark.slow
@pytest.mark.parametrize(
    "trial", [trial for trial in TRIALS if not trial.books], ids=lambda trial: trial.holds
)
def test_what_holds_of_any_course_holds_of_ours(
    course_site: Path, ours: dict[str, Project], trial: Trial
) -> None:
    assert list(trial.find(Built(course_site.parent, ours))) == []


def test_no_two_questions_have_one_code(ours: dict[str, Project]) -> None:
    quizzes = [quiz for project in ours.values() for quiz in project.quizzes.values()]
    codes = [sheet.code for quiz in quizzes for _, sheet in quiz.sheets()]
    assert len(codes) > 900
    assert len(set(codes)) == len(codes)


def test_it_fits_into_the_least_that_a_platform_keeps(ours: dict[str, Project]) -> None:
    for project in ours.values():
        assert signs_at_most(project) < ROOM["scorm12"] / 2


def test_it_prints_all_of_its_assessments_and_their_keys(ours: dict[str, Project]) -> None:
    course = ours["zh"].course
    printed = {part: {row.assessment for row in course.handbooks if part in row.parts} for part in PRINTED}
    ids = {row.id for row in course.assessments}
    assert printed["test-papers"] == printed["answer-sheets"] == printed["test-key"] == ids
    mixed = [row.id for row in course.handbooks if {"test-papers", "test-key"} <= {*row.parts}]
    assert mixed == [], "a key that is copied with its papers"


def test_the_table_of_its_coverage_fits_a_hundred_columns(coverage: Coverage) -> None:
    lines = [*coverage_lines(coverage)]
    assert max(map(width_of, lines)) <= 100
    heads = ("Lessons by role", "Questions by kind", "Questions by level", "Frameworks: 115")
    assert all(any(line.startswith(head) for line in lines) for head in heads)


def test_it_covers_what_it_names(coverage: Coverage) -> None:
    assert len(coverage.frameworks.all) == 115
    assert [row.id for row in coverage.frameworks.all if not row.graded] == ["F90"]
    assert sum(row.figure for row in coverage.frameworks.all) == 67
    assert coverage.frameworks.not_taught == ()
    assert coverage.frameworks.not_asked == ()
    assert coverage.frameworks.not_drawn == ()
    assert coverage.few_items == ()
    assert coverage.hidden == ()
    assert coverage.questions["lessons"].acting_percent >= 50
    assert set(coverage.questions["all"].kinds) == set(KINDS)
