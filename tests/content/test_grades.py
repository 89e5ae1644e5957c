"""The course reads easily."""

from __future__ import annotations

from coursewright.project.model import Project
from tools.editing.grades import grades_of


def test_every_lesson_of_ours_reads_easily(ours: dict[str, Project]) -> None:
    grades = grades_of(ours)
    assert len(grades) == sum(len(project.lessons) for project in ours.values())
    assert [grade for grade in grades if grade.is_hard] == []
    assert min(grade.value for grade in grades) > 0
