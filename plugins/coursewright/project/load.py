"""A course's files -> one Project a language, with every cross reference checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.doubles import doubled
from coursewright.base.endings import as_it_ends, check_ending, is_absent
from coursewright.base.folder import is_folder
from coursewright.base.issues import IssueLog, Place
from coursewright.base.late import Late, LateSequence
from coursewright.base.source import Document
from coursewright.course.load import COURSE_FILE, load_course, named_languages, read_course
from coursewright.course.model import Course, FrontMatter, Lesson, LessonBody
from coursewright.fonts.own import use_faces_of
from coursewright.languages.shelf import use_languages_of
from coursewright.languages.words import is_tag, word_languages
from coursewright.project.check import check_sources
from coursewright.project.checks.languages import check_known_languages, check_own_languages, check_printed
from coursewright.project.facts import PageFacts
from coursewright.project.figures import figures_of
from coursewright.project.ledger import Ledger, read_ledger, write_ledger
from coursewright.project.minutes import QuizTime, counted_minutes, said_minutes
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.readers import load_readers
from coursewright.project.robots import Tallies
from coursewright.project.round import Round
from coursewright.project.sources import Sources, load_sources
from coursewright.project.stock import Stock, width_for

MISSING = frozenset(
    {
        "course/missing-folder",
        "course/missing-lesson",
        "lesson/broken-link",
        "lesson/missing-picture",
        "lesson/unknown-figure",
        "lesson/unknown-quiz",
        "parity/missing-lesson",
        "parity/missing-quiz",
        "quiz/named-by-no-lesson",
        "quiz/unknown-figure",
        "quiz/unknown-objective",
    }
)
"""Rules about what is not there."""


def load_projects(
    root: Path, issues: IssueLog, language: str = "", cache: Cache = NO_CACHE, width: int = 1
) -> dict[str, Project]:
    """All languages of the course below `root`, in course.yml's order; faults go into `issues`.

    With a `language` only its own faults are told, and what differs from the others is a warning, so that a
    half-translated lesson can be previewed. A language whose spine is broken is left out. What a `cache` has of
    files that did not change is not made again; the values of such files are made when they are asked for. What is
    read for the first time is shared out among `width` processes.
    """
    return load_stock(Stock(root=root), issues, language, cache, width)


def load_stock(
    stock: Stock, issues: IssueLog, language: str = "", cache: Cache = NO_CACHE, width: int = 1
) -> dict[str, Project]:
    """The same from files that may have been read already."""
    use_languages_of(stock.root)
    use_faces_of(stock.root)
    ledger = read_ledger(cache)
    count = 1 if ledger.before else width_for(stock, width)
    if count > 1:
        load_readers()
    with doubled(count) as ledger.share:
        sources = _read_sources(stock, ledger, issues, language)
        told = IssueLog()
        told.extend(issues)
        run = Round(stock=stock, ledger=ledger, sources=sources, language=language)
        robots = check_sources(run, told)
    issues.extend(without_guesses(told) if any(source.unread for source in sources) else told)
    write_ledger(ledger, cache, whole=not language)
    return _projects_of(sources, robots)


def load_checked(root: Path, cache: Cache = NO_CACHE) -> dict[str, Project]:
    """All languages of a course that was checked already: nothing is told, and no cross check is made."""
    use_languages_of(root)
    use_faces_of(root)
    return _projects_of(_read_sources(Stock(root=root), read_ledger(cache), IssueLog()), {})


def _has_spine(root: Path, issues: IssueLog) -> bool:
    """Whether there is a course.yml in a folder, be it sound or not, readable or not; if not, say so."""
    path, own = root / COURSE_FILE, IssueLog()
    if not is_absent(as_it_ends(path)):
        return True
    check_ending(path, root, own)
    if not own.found:
        own.error(
            "file/missing", Place(file=COURSE_FILE), "there is no such file.",
            "Go to the folder of the course, which holds content/; 'new course DIR' begins one.",
        )  # fmt: skip
    issues.extend(own)
    return False


def _read_sources(stock: Stock, ledger: Ledger, issues: IssueLog, language: str = "") -> tuple[Sources, ...]:
    """The files of all languages; with a `language` its own faults alone are told."""
    spine = stock.yaml(stock.root / COURSE_FILE, issues) if _has_spine(stock.root, issues) else None
    if spine is not None:
        check_known_languages(spine, issues)
        check_own_languages(stock.root, issues)
        check_printed(spine, named_languages(spine), stock.root, issues)
        if not named_languages(spine):
            load_course(spine, "", issues)
            spine = None
    sources = []
    languages = languages_of(spine, stock.root)
    figures = figures_of(stock, languages, ledger, issues)
    for name in languages:
        log = IssueLog()
        sources.append(load_sources(stock, name, spine, figures, ledger, log))
        if language in ("", name):
            issues.extend(log)
    return tuple(sources)


def _projects_of(sources: Sequence[Sources], robots: Mapping[str, Tallies]) -> dict[str, Project]:
    """The projects of all languages that have a spine, each with its second."""
    found = ((source.language, project_of(source)) for source in sources)
    return paired({name: replace(project, robots=robots.get(name, ())) for name, project in found if project})


def without_guesses(told: IssueLog) -> IssueLog:
    """The faults that hold although a folder could not be read: what seems missing may lie in it."""
    sure = IssueLog()
    for issue in told.found:
        if issue.rule not in MISSING:
            sure.add(issue)
    return sure


def load_project(root: Path, language: str, issues: IssueLog) -> Project | None:
    """One language of the course below `root`, with the second one beside it, or None and issues."""
    return load_projects(root, issues, language).get(language)


def languages_of(spine: Document | None, root: Path) -> tuple[str, ...]:
    """The languages that course.yml names; where it cannot be read, those that have a folder of lessons."""
    named = dict.fromkeys(filter(is_tag, named_languages(spine))) if spine else ()
    return tuple(named) or tuple(name for name in word_languages() if is_folder(root / "content" / name))


def course_languages(root: Path, issues: IssueLog) -> list[str]:
    """The languages that course.yml names; empty and issues where it cannot be read."""
    found = read_course(root, "", issues)
    return list(found[0].languages) if found else []


def default_language(root: Path) -> str:
    """The first language of course.yml, or "" where there is none to be read."""
    return next(iter(course_languages(root, IssueLog())), "")


def project_of(source: Sources) -> Project | None:
    """What can be built of one language's files; None without a spine."""
    if source.course is None:
        return None
    return Project(
        root=source.root,
        language=source.language,
        course=source.course,
        modules=placed(source.course, _lessons_of(source)),
        quizzes=source.loaded,
        scenarios=tuple(name for name, quiz in source.quizzes.items() if quiz.use == "scenario"),
        banks={name: quiz.file for name, quiz in source.quizzes.items() if quiz.use == "bank"},
        figures=source.figures.loaded,
        glossary=source.glossary.terms if source.glossary else (),
        cards=LateSequence(tuple(source.cards.rows.values())),
    )


def _lessons_of(source: Sources) -> dict[str, Lesson]:
    """The lessons that can be built, by page; their bodies are read when somebody looks into them."""
    times = {name: quiz.time for name, quiz in source.quizzes.items()}
    return {
        page.page: _lesson_of(source, page, page.head, times)
        for page in source.built
        if page.head is not None
    }


def _lesson_of(source: Sources, page: PageFacts, head: FrontMatter, times: Mapping[str, QuizTime]) -> Lesson:
    minutes = said_minutes(head, counted_minutes(page.time, page.named, times))
    return Lesson(
        slug=page.slug,
        module=page.module,
        file=page.file,
        head=head,
        body=Late(partial(_body_of, source, page.page), mark=source.files.rows[page.page].mark),
        minutes=minutes.learn,
        at_work=minutes.at_work,
        shown=tuple(quiz for quiz, question in page.named if not question and _asks(source, quiz)),
    )


def _asks(source: Sources, quiz: str) -> bool:
    """Whether there is a quiz that has questions."""
    return quiz in source.quizzes and bool(source.quizzes[quiz].questions)


def _body_of(source: Sources, page: str) -> LessonBody:
    return source.lesson(page).body.get()


def paired(projects: dict[str, Project]) -> dict[str, Project]:
    """Each project with the next language of the course as its `second`."""
    names = list(projects)
    if len(names) < 2:
        return projects
    return {
        name: replace(projects[name], second=projects[names[(index + 1) % len(names)]])
        for index, name in enumerate(names)
    }


def placed(course: Course, lessons: Mapping[str, Lesson]) -> tuple[ModuleLessons, ...]:
    """The modules that have lessons, their lessons (given by page) numbered through the course."""
    modules: list[ModuleLessons] = []
    number = 0
    for index, module in enumerate(course.modules, 1):
        rows: list[Lesson] = []
        for slug in module.lessons:
            lesson = lessons.get(f"{module.id}/{slug}.md")
            if lesson is not None:
                number += 1
                rows.append(replace(lesson, number=number, module_number=index))
        if rows:
            modules.append(ModuleLessons(module=module, number=index, lessons=tuple(rows)))
    return tuple(modules)
