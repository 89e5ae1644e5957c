"""A book from a project and one of its editions."""

from __future__ import annotations

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.base.words import words
from coursewright.course.model import Handbook, Lesson
from coursewright.handbook.facts import kept_together, short_names
from coursewright.handbook.model import Book, BookModule, Chapter, Objective
from coursewright.handbook.parts import part_named
from coursewright.handbook.parts.part import Assembly
from coursewright.handbook.printing import PrintedLesson, print_lessons
from coursewright.handbook.wording import handbook_words
from coursewright.project.editions import modules_for
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.scenarios import scenario_anchor, scenarios_of
from coursewright.prose import Paper


def assemble_book(project: Project, edition: Handbook, issues: IssueLog, cache: Cache = NO_CACHE) -> Book:
    """Everything that an edition prints; faults met while rendering its lessons go into `issues`."""
    printed = {row.lesson.slug: row for row in print_lessons(project, edition, issues, cache)}
    paper = Paper(audience=edition.audience, page=edition.page)
    assembly = Assembly(project=project, paper=paper, printed=printed, issues=issues)
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
        rights=words(project.language)["site.licence"],
        parts={name: part_named(name).assemble(assembly) for name in edition.parts},
        modules=tuple(_module(project, module, printed) for module in modules_for(project, edition)),
        elsewhere=_elsewhere(project),
        left_out=_left_out(project, edition, printed),
        page=edition.page,
        duplex=edition.duplex,
    )


def _title(project: Project, edition: Handbook) -> str:
    """What an edition is called; trainers' say so."""
    if not edition.is_for_trainers:
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


def _left_out(project: Project, edition: Handbook, printed: dict[str, PrintedLesson]) -> frozenset[str]:
    """The lessons whose text this edition does not print."""
    whole = printed if {"lessons", "handouts"} & {*edition.parts} else {}
    return frozenset(lesson.slug for lesson in project.lessons if lesson.slug not in whole)
