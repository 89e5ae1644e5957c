"""Which editions a language has, and which lessons an edition prints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from coursewright.course.edition import Handbook
from coursewright.course.model import Course, Lesson
from coursewright.fonts.own import hindrance
from coursewright.paper.geometry import A4
from coursewright.project.model import ModuleLessons, Project


def editions_of(project: Project) -> tuple[Handbook, ...]:
    """The editions of a project's language; none where it cannot be printed."""
    if hindrance(project.language, project.root):
        return ()
    return tuple(
        row for row in project.course.handbooks if project.language in (row.languages or (project.language,))
    )


def mirrored_edition(editions: Iterable[Handbook]) -> Handbook | None:
    """The first book of all lessons for learners, whose pages other books name, and a trainer's shows."""
    return next((row for row in editions if _has_all_lessons(row)), None)


def _has_all_lessons(edition: Handbook) -> bool:
    whole = not (edition.modules or edition.lessons or edition.path or edition.role)
    return (
        whole
        and edition.audience == "learner"
        and "lessons" in edition.parts
        and edition.page.rail == A4.rail
    )


def book_of_sheets(project: Project, lesson: Lesson) -> Handbook | None:
    """The first learners' edition that prints the worksheets of a lesson."""
    return next(
        (
            row
            for row in editions_of(project)
            if "worksheets" in row.parts
            and not row.is_for_trainers
            and is_wanted(project.course, row, lesson.module, lesson.slug, lesson.head.roles)
        ),
        None,
    )


def handout_of(slug: str, title: str) -> Handbook:
    """The handout of one lesson, which no course.yml lists."""
    return Handbook(
        id=f"handout-{slug}", audience="learner", title=title, parts=("handouts",), lessons=(slug,)
    )


def lesson_edition(project: Project, slug: str) -> Handbook:
    """One lesson as the first learners' edition prints it, which no course.yml lists."""
    alone = Handbook(id="lesson", audience="learner", title="", parts=("lessons",), lessons=(slug,))
    rows = (row for row in editions_of(project) if "lessons" in row.parts and not row.is_for_trainers)
    book = next(rows, alone)
    return replace(
        book, id=alone.id, parts=alone.parts, lessons=alone.lessons, modules=(), path=None, role=None
    )


def modules_for(project: Project, edition: Handbook) -> tuple[ModuleLessons, ...]:
    """The modules with those of their lessons that an edition prints, in course order."""
    rows = [
        replace(module, lessons=tuple(
            lesson for lesson in module.lessons
            if is_wanted(project.course, edition, module.module.id, lesson.slug, lesson.head.roles)
        ))
        for module in project.modules
    ]  # fmt: skip
    return tuple(row for row in rows if row.lessons)


def is_wanted(course: Course, edition: Handbook, module: str, slug: str, roles: Collection[str]) -> bool:
    """Whether an edition prints a lesson of that module for those roles; none are all."""
    return all(slug in wanted for wanted in _lists(course, edition)) and (
        (not edition.modules or module in edition.modules)
        and (edition.role is None or not roles or edition.role in roles)
    )


def _lists(course: Course, edition: Handbook) -> Iterator[Collection[str]]:
    """The lists of slugs that a lesson must stand in."""
    if edition.lessons:
        yield edition.lessons
    yield from (path.lessons for path in course.paths if path.id == edition.path)
