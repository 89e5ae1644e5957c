"""What comes after a lesson: the next one on the course's way, and on the way of each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.course.model import Lesson
from coursewright.project.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A lesson that comes next for some roles, by their ids; without roles: for all whose way has no other."""

    lesson: Lesson
    roles: tuple[str, ...] = ()


def onward(project: Project, lesson: Lesson) -> tuple[Onward, ...]:
    """The lessons that may come next: first that of the course's order, then where roles go on to another one.

    A role's way is its lessons in course order; behind its last one the course's order leads on.
    """
    later = project.lessons[lesson.number :]
    if not later:
        return ()
    ways: dict[str, list[str]] = {}
    for role in project.course.roles:
        own = next((row for row in later if not row.head.roles or role.id in row.head.roles), later[0])
        if own.slug != later[0].slug:
            ways.setdefault(own.slug, []).append(role.id)
    if not ways:
        return (Onward(lesson=later[0]),)
    others = (Onward(lesson=row, roles=tuple(ways[row.slug])) for row in later if row.slug in ways)
    return (Onward(lesson=later[0]), *others)


def onward_marks(project: Project, lesson: Lesson) -> Iterator[str]:
    """What a page shows of the lessons that come next, as texts to tell one state of them from another."""
    for row in onward(project, lesson):
        yield repr(
            (row.lesson.page, row.lesson.head.title, row.lesson.minutes, row.lesson.at_work, row.roles)
        )
