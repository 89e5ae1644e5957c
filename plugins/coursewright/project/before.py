"""What comes before a lesson: the lessons that its reader should have finished, and the quizzes of a lesson's page."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.course.model import Lesson
from coursewright.project.model import Project


def required(project: Project, lesson: Lesson) -> tuple[Lesson, ...]:
    """The lessons that a lesson requires, in its own order; what names none is told by the check."""
    return tuple(found for slug in lesson.head.requires if (found := project.lesson(slug)))


def whole_quizzes(project: Project, lesson: Lesson) -> tuple[str, ...]:
    """The names of the quizzes that a lesson's page asks whole."""
    names = (fence.body for fence in lesson.outline.fences if fence.name == "quiz")
    return tuple(name for name in names if name in project.quizzes and project.quizzes[name].questions)


def required_marks(project: Project, lesson: Lesson) -> Iterator[str]:
    """What a page shows of the lessons before it, as texts to tell one state of them from another."""
    for row in required(project, lesson):
        yield repr((row.page, row.head.title, whole_quizzes(project, row)))
