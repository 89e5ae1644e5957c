"""Lessons as an edition prints them, rendered when something that they show has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.canonical import canonical
from coursewright.base.issues import IssueLog
from coursewright.base.late import kept_late
from coursewright.base.versions import tool_digest
from coursewright.course.edition import Handbook
from coursewright.course.model import Lesson
from coursewright.course.parts import PARTS
from coursewright.handbook.answers import plan_key
from coursewright.handbook.bilingual import in_both
from coursewright.handbook.model import KeyRow, Tree
from coursewright.handbook.numbered import with_own_anchors
from coursewright.handbook.uses import with_uses
from coursewright.paper.geometry import Geometry
from coursewright.project.editions import modules_for
from coursewright.project.model import Project
from coursewright.project.recall import recalled
from coursewright.prose import Sheet, render_lesson
from coursewright.prose.looks.paper import Paper

SECOND = 15.0
"""Millimetres of a form's height that the words of a second language take, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLesson:
    """A lesson with what the prose room made of it, and its rows of the answer key where the edition has one."""

    lesson: Lesson
    tree: Tree
    plan: Tree
    sheets: tuple[Sheet, ...]
    key: tuple[KeyRow, ...]


def print_lessons(
    project: Project, edition: Handbook, issues: IssueLog, cache: Cache
) -> Iterator[PrintedLesson]:
    """The lessons of an edition; faults that rendering met go into `issues`, and what has any is not kept.

    Where no part prints anything of them, they are empty.
    """
    lessons = [lesson for module in modules_for(project, edition) for lesson in module.lessons]
    if not any(PARTS[name].lessons for name in edition.parts):
        yield from (PrintedLesson(lesson=lesson, tree=(), plan=(), sheets=(), key=()) for lesson in lessons)
        return
    shared = "" if cache is NO_CACHE else _shared_digest(project, edition)
    for lesson in lessons:
        key = digest(shared, _own_parts(project, lesson, edition)) if shared else ""
        kept = _kept(cache, key, lesson) if key else None
        if kept is None:
            met = IssueLog()
            kept = _printed(project, lesson, edition, met)
            if key and not met.found:
                cache.write_value("printed", key, (kept.tree, kept.plan, kept.sheets, kept.key))
            issues.extend(met)
        yield kept


def _printed(project: Project, lesson: Lesson, edition: Handbook, met: IssueLog) -> PrintedLesson:
    paper = Paper(audience=edition.audience, page=_page_of(edition))
    rendered = render_lesson(project, lesson, paper)
    met.extend(rendered.issues)
    sheets = rendered.sheets
    if edition.bilingual:
        sheets = tuple(_in_both(project, lesson, sheets, paper, met))
    key = plan_key(project, lesson, met) if "key" in edition.parts else ()
    tree = with_own_anchors(rendered.tree, lesson.slug)
    tree = with_uses(tree, lesson.slug, project.glossary, project.language)
    return PrintedLesson(lesson=lesson, tree=tree, plan=rendered.plan, sheets=sheets, key=key)


def _page_of(edition: Handbook) -> Geometry:
    """The page that lessons are rendered for: where forms speak two languages, they leave room for the second."""
    page = edition.page
    if not edition.bilingual:
        return page
    width, height = page.sheet
    return replace(page, sheet=(width, height - SECOND))


def _in_both(
    project: Project, lesson: Lesson, sheets: Sequence[Sheet], paper: Paper, met: IssueLog
) -> Iterator[Sheet]:
    """Worksheets with the words of the same ones in the second language."""
    second = project.second
    other = second.lesson(lesson.slug) if second else None
    if second is None or other is None:
        yield from sheets
        return
    rendered = render_lesson(second, other, paper)
    met.extend(rendered.issues)
    twins = {sheet.code: sheet.tree for sheet in rendered.sheets}
    for sheet in sheets:
        yield replace(sheet, tree=in_both(sheet.tree, twins.get(sheet.code, ()), second.language))


def _kept(cache: Cache, key: str, lesson: Lesson) -> PrintedLesson | None:
    match cache.read_value("printed", key):
        case (tuple() as tree, tuple() as plan, tuple() as sheets, tuple() as rows):
            return PrintedLesson(lesson=lesson, tree=tree, plan=plan, sheets=sheets, key=rows)
    return None


def _shared_digest(project: Project, edition: Handbook) -> str:
    """The digest of all that any lesson may show of the course: not of other lessons' texts and quizzes."""
    second = project.second
    return digest(
        tool_digest(),
        canonical(
            (
                edition.audience,
                edition.page,
                edition.bilingual,
                "key" in edition.parts,
                project.language,
                project.root,
            )
        ),
        canonical((project.course, project.glossary, project.figures)),
        canonical((second.course, second.glossary) if second else ()),
        canonical([_outside(lesson) for lesson in project.lessons]),
    )


def _outside(lesson: Lesson) -> tuple[object, ...]:
    """What other lessons see of a lesson."""
    return (lesson.slug, lesson.module, lesson.number, lesson.module_number, lesson.head.title)


def _own_parts(project: Project, lesson: Lesson, edition: Handbook) -> bytes:
    """The lesson itself, in both languages, the quizzes that it names, and what it asks again."""
    other = project.second.lesson(lesson.slug) if project.second else None
    names = {fence.body.partition("#")[0] for fence in lesson.outline.fences if fence.name == "quiz"}
    quizzes = [kept_late(project.quizzes, name) for name in sorted(names) if name in project.quizzes]
    again = [
        (kept_late(project.quizzes, row.quiz.quiz.id), row.question, _outside(row.lesson), row.heading)
        for row in recalled(project, lesson)
    ]
    shown = other.outline if other else None
    if shown is not None and not edition.bilingual:
        shown = replace(shown, text="")
    return canonical((lesson, quizzes, again, shown, other.head if other else None))
