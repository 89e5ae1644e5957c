"""A book from a project and one of its editions."""

from __future__ import annotations

from dataclasses import replace

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.base.picture import data_address
from coursewright.course.brand import ASSETS, rights_line
from coursewright.course.edition import Handbook
from coursewright.course.model import Lesson
from coursewright.course.report import printed_address
from coursewright.handbook.facts import kept_together, short_names
from coursewright.handbook.model import NOBODY, Book, BookModule, Chapter, Objective, Recipient
from coursewright.handbook.parts import part_named
from coursewright.handbook.parts.part import Assembly
from coursewright.handbook.printing import PrintedLesson, print_lessons
from coursewright.languages.language import language_of
from coursewright.languages.words import handbook_words
from coursewright.project.editions import modules_for
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.scenarios import scenario_anchor, scenarios_of
from coursewright.prose.looks.paper import Paper

SCENE = "scene"
"""The id of the heading that a lesson with a scene begins with."""


def with_printed_twin(project: Project) -> Project:
    """A project without the second language beside it, if books have no face for that."""
    second = project.second
    return project if second is None or language_of(second.language).paper else replace(project, second=None)


def assemble_book(
    project: Project,
    edition: Handbook,
    issues: IssueLog,
    cache: Cache = NO_CACHE,
    recipient: Recipient = NOBODY,
) -> Book:
    """Everything that an edition prints; faults met while rendering its lessons go into `issues`."""
    project = with_printed_twin(project)
    printed = {row.lesson.slug: row for row in print_lessons(project, edition, issues, cache)}
    paper = Paper(audience=edition.audience, page=edition.page)
    assembly = Assembly(project=project, edition=edition, paper=paper, printed=printed, issues=issues)
    course, second = project.course, project.second
    other_subtitle = second.course.subtitle if second else ""
    return Book(
        language=project.language,
        other_language=second.language if second else "",
        edition_id=edition.id,
        audience=edition.audience,
        title=course.title,
        other_title=" — ".join(filter(None, (second.course.title, other_subtitle))) if second else "",
        subtitle=course.subtitle,
        edition_title=_title(project, edition),
        version=course.version,
        rights=rights_line(course),
        report=printed_address(project.course.report),
        parts={name: part_named(name).assemble(assembly) for name in edition.parts},
        modules=tuple(_module(project, module, printed) for module in modules_for(project, edition)),
        elsewhere=_elsewhere(project),
        left_out=_left_out(project, edition, printed),
        absent=_absent(project, edition),
        page=edition.page,
        duplex=edition.duplex,
        values={**course.values, **recipient.values},
        cover=edition.cover,
        logo=recipient.logo or (data_address(project.root / ASSETS / course.logo) if course.logo else ""),
        colour=course.colour,
        has=_kinds_of(project),
        bilingual=edition.bilingual,
    )


def _kinds_of(project: Project) -> frozenset[str]:
    """Which of `roles`, `moments` and `scenes` a course has: a book says nothing of the others."""
    course = project.course
    scenes = any(heading.id == SCENE for lesson in project.lessons for heading in lesson.outline.headings)
    found = {"roles": course.roles, "moments": course.moments, "scenes": scenes}
    return frozenset(name for name, there in found.items() if there)


def _title(project: Project, edition: Handbook) -> str:
    """What an edition is called; trainers' say so."""
    if not edition.holds_answers:
        return edition.title
    return handbook_words(project.language)["trainer-edition"].format(title=edition.title)


def _module(project: Project, module: ModuleLessons, printed: dict[str, PrintedLesson]) -> BookModule:
    second = project.second
    other = (
        next((row.module for row in second.modules if row.module.id == module.module.id), None)
        if second
        else None
    )
    return BookModule(
        number=module.number,
        title=module.module.title,
        other_title=other.title if other else "",
        question=module.module.question,
        chapters=tuple(_chapter(project, printed[lesson.slug]) for lesson in module.lessons),
    )


def _chapter(project: Project, printed: PrintedLesson) -> Chapter:
    lesson = printed.lesson
    other = project.second.lesson(lesson.slug) if project.second else None
    return Chapter(
        slug=lesson.slug,
        number=lesson.number,
        title=lesson.head.title,
        other_title=other.head.title if other else "",
        minutes=kept_together(minutes_in_words(lesson, project.language)),
        roles=short_names(project.course.roles, lesson.head.roles),
        moments=short_names(project.course.moments, lesson.head.moments),
        requires=_numbers(project, lesson.head.requires),
        objectives=_objectives(lesson, other),
        body=printed.tree,
        plan=printed.plan,
        page=f"{lesson.page.removesuffix('.md')}.html",
        key=printed.key,
    )


def _numbers(project: Project, slugs: tuple[str, ...]) -> tuple[int, ...]:
    found = [project.lesson(slug) for slug in slugs]
    return tuple(row.number for row in found if row is not None)


def _objectives(lesson: Lesson, other: Lesson | None) -> tuple[Objective, ...]:
    other_texts = {row.id: row.text for row in other.head.objectives} if other else {}
    return tuple(
        Objective(text=row.text, other_text=other_texts.get(row.id, "")) for row in lesson.head.objectives
    )


def _elsewhere(project: Project) -> frozenset[str]:
    """Anchors that exist in the course but perhaps not in this edition."""
    blocks = (block for lesson in project.lessons for block in lesson.outline.blocks)
    sheets = (f"sheet-{block.code.lower()}" for block in blocks if block.name == "worksheet")
    terms = (f"term-{term.id}" for term in project.glossary)
    talks = (scenario_anchor(quiz) for quiz in scenarios_of(project))
    return frozenset({"key", "glossary", *talks, *sheets, *terms})


def _absent(project: Project, edition: Handbook) -> tuple[int, ...]:
    """The modules of which this edition has no lesson, by their numbers."""
    present = {module.number for module in modules_for(project, edition)}
    return tuple(number for number in range(1, len(project.course.modules) + 1) if number not in present)


def _left_out(project: Project, edition: Handbook, printed: dict[str, PrintedLesson]) -> frozenset[str]:
    """The lessons whose text this edition does not print."""
    whole = printed if {"lessons", "handouts"} & {*edition.parts} else {}
    return frozenset(lesson.slug for lesson in project.lessons if lesson.slug not in whole)
