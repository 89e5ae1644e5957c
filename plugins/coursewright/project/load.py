"""A course's files -> one Project a language, with every cross reference checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coursewright.base.issues import IssueLog, Place
from coursewright.base.source import Document
from coursewright.course.load import COURSE_FILE, first_language, read_course, read_glossary, read_lesson
from coursewright.course.model import Course, Lesson
from coursewright.project.check import check_project
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.parity import check_parity
from coursewright.quiz.load import read_quizzes
from coursewright.quiz.model import LoadedQuiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What one language's load gave, broken lessons included (`files`: every lesson file, by its page)."""

    project: Project
    course_document: Document
    glossary_document: Document | None
    lessons: Mapping[str, Lesson]
    files: frozenset[str]


def load_projects(root: Path, issues: IssueLog, language: str = "") -> dict[str, Project]:
    """All languages of the course below `root`, in course.yml's order; faults go into `issues`.

    With a `language` only that one is checked strictly: parity is a warning, so that a half-translated
    lesson can be previewed. An empty dict means that the spine itself is broken.
    """
    languages = course_languages(root, issues)
    sources: dict[str, Sources] = {}
    for name in languages:
        log = issues if language in ("", name) else IssueLog()
        source = load_sources(root, name, log)
        if source is not None:
            sources[name] = source
    if len(sources) < len(languages):
        return {}
    for name, source in sources.items():
        if language in ("", name):
            check_project(source, issues)
    check_parity(list(sources.values()), issues, strict=not language)
    return paired({name: source.project for name, source in sources.items()})


def load_project(root: Path, language: str, issues: IssueLog) -> Project | None:
    """One language of the course below `root`, with the second one beside it, or None and issues."""
    return load_projects(root, issues, language).get(language)


def course_languages(root: Path, issues: IssueLog) -> list[str]:
    """The languages that course.yml names; empty where it cannot be read."""
    log = IssueLog()
    found = read_course(root, "", log)
    if found is None:
        issues.extend(log)
        return []
    return list(found[0].languages)


def default_language(root: Path) -> str:
    """The first language of course.yml, or "" where there is none to be read."""
    found = read_course(root, "", IssueLog()) if (root / COURSE_FILE).is_file() else None
    return first_language(found[1]) if found else ""


def paired(projects: dict[str, Project]) -> dict[str, Project]:
    """Each project with the next language of the course as its `second`."""
    names = list(projects)
    if len(names) < 2:
        return projects
    return {
        name: replace(projects[name], second=projects[names[(index + 1) % len(names)]])
        for index, name in enumerate(names)
    }


def load_sources(root: Path, language: str, issues: IssueLog) -> Sources | None:
    """Everything of one language; None where the spine is broken."""
    found = read_course(root, language, issues)
    if found is None:
        return None
    course, document = found
    glossary, glossary_document = read_glossary(root, language, issues)
    folder = root / "content" / language
    paths = sorted(folder.glob("*/*.md"))
    lessons = {}
    for path in paths:
        lesson = read_lesson(path, root, language, issues)
        if lesson is not None and not lesson.head.draft:
            lessons[lesson.slug] = lesson
    quizzes = read_quizzes(root / "quizzes" / language, root, issues, language=language, course=course.id)
    modules = placed(course, lessons)
    project = Project(
        root=root, language=language, course=course, modules=modules, quizzes=quizzes, glossary=glossary.terms
    )
    return Sources(
        project=project, course_document=document, glossary_document=glossary_document, lessons=lessons,
        files=frozenset(path.relative_to(folder).as_posix() for path in paths),
    )


def placed(course: Course, lessons: Mapping[str, Lesson]) -> tuple[ModuleLessons, ...]:
    """The modules that have lessons, their lessons numbered through the course."""
    modules: list[ModuleLessons] = []
    number = 0
    for index, module in enumerate(course.modules, 1):
        rows: list[Lesson] = []
        for slug in module.lessons:
            lesson = lessons.get(slug)
            if lesson is not None and lesson.module == module.id:
                number += 1
                rows.append(replace(lesson, number=number, module_number=index))
        if rows:
            modules.append(ModuleLessons(module=module, number=index, lessons=tuple(rows)))
    return tuple(modules)


def quizzes_alone(
    root: Path, folder: str, language: str, course: str, issues: IssueLog
) -> dict[str, LoadedQuiz]:
    """The quizzes of a site that has no course.yml."""
    if not (root / folder).is_dir():
        issues.error("quiz/no-folder", Place(file=folder), "there is no such folder.", "Name it in the plugin's `quizzes`.")
        return {}
    return dict(read_quizzes(root / folder, root, issues, language=language, course=course))
