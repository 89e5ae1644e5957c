"""What comes before a lesson: the lessons that its reader should have finished."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.course.model import Lesson
from coursewright.project.model import Project


def required(project: Project, lesson: Lesson) -> tuple[Lesson, ...]:
    """The lessons that a lesson requires, in its own order; what names none is told by the check."""
    return tuple(found for slug in lesson.head.requires if (found := project.lesson(slug)))


def required_marks(project: Project, lesson: Lesson) -> Iterator[str]:
    """What a page shows of the lessons before it, as texts to tell one state of them from another."""
    for row in required(project, lesson):
        yield repr((row.page, row.head.title, row.shown))
