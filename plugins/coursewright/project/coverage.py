"""What a course covers, counted: lessons, minutes and questions; which frameworks are taught, asked and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursewright.course.landmarks import quiz_name
from coursewright.course.model import Framework, Lesson
from coursewright.project.counts import BankCounts, QuestionCounts, bank_counts, question_counts
from coursewright.project.figures import named_figure, own_figures
from coursewright.project.minutes import Minutes
from coursewright.project.model import Project
from coursewright.quiz.kinds import is_graded
from coursewright.quiz.lint.coverage import FEWEST_ITEMS, Goal, items_by_goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some lessons of a course (a module, a role's path, a path of course.yml): how many, and minutes by language."""

    id: str
    lessons: int
    minutes: Mapping[str, Minutes]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkCoverage:
    """The frameworks of course.yml, and those that no lesson names, no graded question names, no shown figure names.

    Of the last two only such count as course.yml wants `graded` or with a `figure`.
    """

    all: tuple[Framework, ...]
    not_taught: tuple[Framework, ...]
    not_asked: tuple[Framework, ...]
    not_drawn: tuple[Framework, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One course: what its languages share is counted in the first of them, `whole` is the course as one stretch.

    `few_items` are the objectives that too few questions ask for, each with their number; `hidden` are the figures of
    files that no lesson, question or card shows.
    """

    course: str
    version: str
    languages: tuple[str, ...]
    whole: Stretch
    modules: tuple[Stretch, ...]
    roles: tuple[Stretch, ...]
    paths: tuple[Stretch, ...]
    questions: Mapping[str, QuestionCounts]
    banks: tuple[BankCounts, ...]
    frameworks: FrameworkCoverage
    objectives: int
    few_items: tuple[tuple[Goal, int], ...]
    terms: int
    scenarios: int
    cards: int
    figures: int
    hidden: tuple[str, ...]


def coverage_of(projects: Sequence[Project]) -> Coverage:
    """The coverage of a course in some of its languages, the first of which gives what they share."""
    first = projects[0]
    goals = tuple(items_by_goal(_goals(first), _items(first)))
    named, own = _shown_figures(first)
    return Coverage(
        course=first.course.id,
        version=first.course.version,
        languages=tuple(project.language for project in projects),
        whole=_stretch("all", [lesson.page for lesson in first.lessons], projects),
        modules=tuple(
            _stretch(row.module.id, [lesson.page for lesson in row.lessons], projects)
            for row in first.modules
        ),
        roles=tuple(
            _stretch(role.id, [lesson.page for lesson in first.lessons if _is_for(lesson, role.id)], projects)
            for role in first.course.roles
        ),
        paths=tuple(
            _stretch(path.id, [row.page for row in first.lessons if row.slug in path.lessons], projects)
            for path in first.course.paths
        ),
        questions=question_counts(first.quizzes.values()),
        banks=bank_counts(first),
        frameworks=_frameworks(first, {*own, *(_drawn_by(first, named))}),
        objectives=len(goals),
        few_items=tuple((goal, count) for goal, count in goals if count < FEWEST_ITEMS),
        terms=len(first.glossary),
        scenarios=len(first.scenarios),
        cards=len(first.cards),
        figures=len(first.figures),
        hidden=tuple(name for name in first.figures if name not in named),
    )


def _stretch(name: str, pages: Sequence[str], projects: Iterable[Project]) -> Stretch:
    minutes = {}
    for project in projects:
        lessons = [lesson for lesson in project.lessons if lesson.page in pages]
        minutes[project.language] = Minutes(
            learn=sum(lesson.minutes for lesson in lessons),
            at_work=sum(lesson.at_work for lesson in lessons),
        )
    return Stretch(id=name, lessons=len(pages), minutes=minutes)


def _is_for(lesson: Lesson, role: str) -> bool:
    return not lesson.head.roles or role in lesson.head.roles


def _goals(project: Project) -> Iterator[Goal]:
    for lesson in project.lessons:
        fences = [fence for fence in lesson.outline.fences if fence.name == "quiz"]
        quizzes = frozenset(quiz_name(fence.body).quiz for fence in fences)
        for index, goal in enumerate(lesson.head.objectives):
            place = lesson.document.places.value(("objectives", index, "id"))
            yield Goal(lesson=lesson.slug, id=goal.id, quizzes=quizzes, place=place)


def _items(project: Project) -> Iterator[tuple[str, str]]:
    for quiz in project.quizzes.values():
        yield from ((quiz.id, question.objective) for question in quiz.listed)


def _frameworks(project: Project, drawn: set[str]) -> FrameworkCoverage:
    frameworks = project.course.frameworks
    taught = {name for lesson in project.lessons for name in lesson.head.frameworks}
    asked = {
        name
        for quiz in project.quizzes.values()
        for question in quiz.listed
        if question.frameworks and is_graded(question)
        for name in question.frameworks
    }
    return FrameworkCoverage(
        all=frameworks,
        not_taught=tuple(row for row in frameworks if row.id not in taught),
        not_asked=tuple(row for row in frameworks if row.graded and row.id not in asked),
        not_drawn=tuple(row for row in frameworks if row.figure and row.id not in drawn),
    )


def _shown_figures(project: Project) -> tuple[set[str], set[str]]:
    """The names of figures that lessons, questions and cards show, and the frameworks of those written in lessons."""
    names: set[str] = set()
    own: set[str] = set()
    for lesson in project.lessons:
        fences = (fence for fence in lesson.outline.fences if fence.name == "figure")
        names.update(filter(None, map(named_figure, fences)))
        own.update(name for _, row in own_figures(lesson.outline) for name in row.figure.frameworks)
    names.update(question.figure for quiz in project.quizzes.values() for question in quiz.questions)
    names.update(side.figure for row in project.cards for side in (row.card.front, row.card.back))
    return names, own


def _drawn_by(project: Project, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name in project.figures:
            yield from project.figures[name].figure.frameworks
