"""What a package holds: the whole course, a path through it, or one lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coursewright.course.model import Lesson
from coursewright.project.model import Project

Target = Literal["scorm12", "scorm2004", "cmi5", "web"]
TARGETS: tuple[Target, ...] = ("scorm12", "scorm2004", "cmi5", "web")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The lessons that count, and how the package is called; no `lessons` are all of the course.

    `id` names it in file names and manifests; `start` is its first page, below the package's root.
    """

    id: str
    title: str
    lessons: tuple[str, ...]
    start: str

    @property
    def is_whole(self) -> bool:
        """Whether the package holds the course as it is."""
        return not self.lessons


def whole_scope(project: Project) -> Scope:
    """The course."""
    course = project.course
    return Scope(id=course.id, title=course.title, lessons=(), start=f"{project.language}/index.html")


def lesson_scope(project: Project, slug: str) -> Scope | None:
    """One lesson; None where the course has no such one."""
    lesson = project.lesson(slug)
    return None if lesson is None else _of_lessons(project, slug, lesson.head.title, (lesson,))


def path_scope(project: Project, name: str) -> Scope | None:
    """A path of course.yml, or that of a role: the lessons for this role or for all; None where there is neither."""
    for path in project.course.paths:
        if path.id == name:
            return _path(project, name, path.title, tuple(path.lessons))
    for role in project.course.roles:
        if role.id == name:
            slugs = (row.slug for row in project.lessons if not row.head.roles or name in row.head.roles)
            return _path(project, name, f"{project.course.title}: {role.title}", tuple(slugs))
    return None


def path_names(project: Project) -> tuple[str, ...]:
    """What `path_scope` knows."""
    return (*(path.id for path in project.course.paths), *(role.id for role in project.course.roles))


def _path(project: Project, name: str, title: str, wanted: tuple[str, ...]) -> Scope | None:
    lessons = tuple(row for row in project.lessons if row.slug in wanted)
    return _of_lessons(project, name, title, lessons) if lessons else None


def _of_lessons(project: Project, name: str, title: str, lessons: tuple[Lesson, ...]) -> Scope:
    return Scope(
        id=f"{project.course.id}-{name}",
        title=title,
        lessons=tuple(row.slug for row in lessons),
        start=f"{project.language}/{lessons[0].module}/{lessons[0].slug}.html",
    )
