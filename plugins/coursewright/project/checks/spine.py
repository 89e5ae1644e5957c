"""course.yml and glossary.yml: ids are one of a kind, lessons exist, every lesson is listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from coursewright.base import wrong
from coursewright.base.faults import near
from coursewright.base.issues import IssueLog, Place
from coursewright.base.lookalikes import called, in_plain
from coursewright.base.shape import did_you_mean, is_id
from coursewright.base.source import Document
from coursewright.course.model import Course
from coursewright.course.report import report_faults
from coursewright.languages.words import is_tag
from coursewright.project.checks.brand import check_brand
from coursewright.project.checks.editions import check_editions
from coursewright.project.checks.misnamed import cure_for, misnamed, page_meant
from coursewright.project.sources import Sources

LISTS = ("roles", "moments", "frameworks", "modules", "paths", "variables", "handbooks", "assessments")


def check_spine(source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    """Check course.yml against the files of all languages."""
    course, document = source.course, source.course_document
    if course is None or document is None:
        return
    for name in LISTS:
        _check_ids(document, name, [row.id for row in getattr(course, name)], issues)
    _check_version(course, document, issues)
    _check_languages(course, document, source, twins, issues)
    _check_listed(course, document, [source, *twins], issues)
    _check_unlisted(course, [source, *twins], issues)
    _check_references(course, document, issues)
    check_brand(course, document, source, issues)
    check_editions(course, document, [source, *twins], issues)
    for message, cure in report_faults(course.report):
        place = document.places.value(("report",))
        issues.error("course/bad-report", place, f"'{course.report}' {message}", cure)
    _check_banks(course, source, issues)


def _check_version(course: Course, document: Document, issues: IssueLog) -> None:
    """A version in quotes that YAML takes for a part of it: hand-ins would hold them, too."""
    plain = in_plain(course.version)
    if not course.version[0].isascii() and plain[0] in "\"'":
        issues.error(
            "course/wrong-value", document.places.value(("version",)),
            f"'version': here stands {called(course.version[0])}.",
            f"Write '{plain.strip(plain[0])}' with plain signs of the keyboard.",
        )  # fmt: skip


def check_glossary(source: Sources, issues: IssueLog) -> None:
    """Every term has an id of its own."""
    if source.glossary is not None and source.glossary_document is not None:
        _check_ids(source.glossary_document, "terms", [term.id for term in source.glossary.terms], issues)


def _check_ids(document: Document, name: str, ids: list[str], issues: IssueLog) -> None:
    for index, identifier in enumerate(ids):
        if identifier in ids[:index]:
            first = document.places.value((name, ids.index(identifier), "id")).line
            issues.error(
                "course/duplicate-id", document.places.value((name, index, "id")),
                f"'{identifier}' stands twice in '{name}'; first in line {first}.", "Give one of the two another id.",
            )  # fmt: skip


def _check_languages(
    course: Course, document: Document, source: Sources, twins: Sequence[Sources], issues: IssueLog
) -> None:
    for index, name in enumerate(course.languages):
        place = document.places.value(("languages", index))
        folder = next((s.has_lessons_folder for s in [source, *twins] if s.language == name), False)
        if name in course.languages[:index]:
            issues.error(
                "course/duplicate-id", place, f"'{name}' stands twice in 'languages'.", "Delete one."
            )
        elif is_tag(name) and not folder:
            issues.error(
                "course/missing-folder", place, f"there is no folder content/{name}.",
                "Make it and write the lessons, or delete the language here.",
            )  # fmt: skip


def _check_listed(course: Course, document: Document, sources: Sequence[Sources], issues: IssueLog) -> None:
    """A lesson that only some languages lack is told by parity."""
    pages = {page for source in sources for page in source.pages}
    others = misnamed(sources)
    slugs: dict[str, Place] = {}
    for index, module in enumerate(course.modules):
        for at, slug in enumerate(module.lessons):
            place = document.places.value(("modules", index, "lessons", at))
            first = slugs.setdefault(slug, place)
            if first is not place:
                message = f"the lesson '{slug}' stands twice; first in line {first.line}."
                issues.error("course/duplicate-lesson", place, message, "Delete one, or rename its file.")
            elif f"{module.id}/{slug}.md" not in pages:
                path = f"content/{course.languages[0]}/{module.id}/{slug}.md"
                page = f"{module.id}/{slug}.md"
                cure = cure_for(others[page], page) if page in others else _lesson_instead(page, pages)
                issues.error("course/missing-lesson", place, f"there is no file {path}.", cure)


def _page_near(page: str, pages: Collection[str]) -> str:
    """The page that a wrong one in course.yml was likely meant for; "" for none."""
    slugs = {PurePosixPath(row).stem: row for row in sorted(pages)}
    return slugs.get(near(PurePosixPath(page).stem, slugs), "")


def _lesson_instead(page: str, pages: Collection[str]) -> str:
    """The cure for a lesson without its file."""
    module, _, name = page.partition("/")
    meant = _page_near(page, pages)
    if meant.partition("/")[2] == name:
        return f"It lies in the folder '{meant.partition('/')[0]}': move it to '{module}', or rename that folder."
    if meant:
        return did_you_mean(PurePosixPath(page).stem, (PurePosixPath(meant).stem,))
    return f"Write it, 'new lesson {PurePosixPath(page).stem}' begins one, or take it off the list."


def _check_unlisted(course: Course, sources: Sequence[Sources], issues: IssueLog) -> None:
    listed = {f"{module.id}/{slug}.md" for module in course.modules for slug in module.lessons}
    pages = {page for source in sources for page in source.pages}
    # What a name of a lesson that is not there was meant for is told with it.
    told = {_page_near(page, pages) for page in listed - pages}
    for source in sources:
        for lesson in source.built:
            page = lesson.page
            if page in listed or page in told or page_meant(lesson.file) in listed:
                continue
            told.add(page)
            lacking = [f"content/{s.language}/{page}" for s in sources if page not in s.pages]
            also = f" and write {', '.join(lacking)}" if lacking else ""
            cure = f"Add it to the lessons of module '{lesson.module}'{also}, or write 'draft: true'."
            if not is_id(lesson.slug):
                name = wrong.slug(lesson.slug) or "first-step"
                cure = (
                    f"Rename the file with letters a–z, digits and hyphens, like '{name}.md', and list that."
                )
            issues.error(
                "course/unlisted-lesson", Place(file=lesson.file), f"course.yml does not list '{lesson.slug}'.", cure
            )  # fmt: skip


def _check_references(course: Course, document: Document, issues: IssueLog) -> None:
    """Lessons of paths and modules of assessments."""
    slugs = [slug for module in course.modules for slug in module.lessons]
    for index, path in enumerate(course.paths):
        for at, slug in enumerate(path.lessons):
            if slug not in slugs:
                place = document.places.value(("paths", index, "lessons", at))
                issues.error(
                    "course/unknown-lesson", place, f"'{slug}' is no lesson.", did_you_mean(slug, slugs)
                )
    modules = [module.id for module in course.modules]
    for index, assessment in enumerate(course.assessments):
        for at, cell in enumerate(assessment.cells):
            if cell.module not in modules:
                place = document.places.value(("assessments", index, "cells", at, "module"))
                issues.error(
                    "course/unknown-module", place, f"'{cell.module}' is no module.",
                    did_you_mean(cell.module, modules),
                )  # fmt: skip


def _check_banks(course: Course, source: Sources, issues: IssueLog) -> None:
    """Every bank belongs to an assessment."""
    ids = [row.id for row in course.assessments]
    for quiz in source.quizzes.values():
        if quiz.use == "bank" and quiz.id not in ids:
            issues.warning(
                "assessment/no-blueprint", quiz.place, f"no assessment of course.yml draws from the bank '{quiz.id}'.",
                "Write its blueprint below 'assessments', or give the bank the id and the name of one.",
            )  # fmt: skip
