"""A project: everything that one language of a course is made of, loaded and cross-checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.course.cards import LoadedCard
from coursewright.course.model import Course, Lesson, Module, Term

if TYPE_CHECKING:
    from coursewright.figures.model import LoadedFigure
    from coursewright.quiz.model import LoadedQuiz
    from coursewright.quiz.robots.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleLessons:
    """A module that has lessons, its number among the modules of course.yml (from 1), and those lessons."""

    module: Module
    number: int
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """A course's lessons in its order, and by what they are called."""

    lessons: tuple[Lesson, ...]
    by_slug: Mapping[str, Lesson]
    by_page: Mapping[str, Lesson]


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One language of one course; `second` is the next language of the same course, without a `second`.

    `scenarios` are the ids of quizzes that are scenarios, `banks` the files of those that are banks, by id; `robots`
    is what robots without the lessons get right, where the project was checked as it was loaded. Values of
    `quizzes`, `figures` and `cards` may be made when they are looked up: who needs a few should not walk through all.
    """

    root: Path
    language: str
    course: Course
    modules: tuple[ModuleLessons, ...]
    quizzes: Mapping[str, LoadedQuiz]
    figures: Mapping[str, LoadedFigure]
    glossary: tuple[Term, ...]
    scenarios: tuple[str, ...] = ()
    banks: Mapping[str, str] = field(default_factory=dict)
    cards: Sequence[LoadedCard] = ()
    robots: tuple[Tally, ...] = field(default=(), compare=False)
    second: Project | None = None
    _order: list[_Order] = field(default_factory=list, init=False, repr=False, compare=False)
    """The lessons in order and by name, once somebody has asked for them."""

    @property
    def has_spine(self) -> bool:
        """Whether there is a course.yml; without one a project holds the quizzes and figures of somebody's site."""
        return bool(self.course.languages)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons in course order."""
        return self._ordered.lessons

    def lesson(self, slug: str) -> Lesson | None:
        """The lesson with a slug."""
        return self._ordered.by_slug.get(slug)

    def lesson_at(self, page: str) -> Lesson | None:
        """The lesson on a Markdown page (path below the language's folder)."""
        return self._ordered.by_page.get(page)

    @property
    def _ordered(self) -> _Order:
        if not self._order:
            lessons = tuple(lesson for module in self.modules for lesson in module.lessons)
            # Of two with one name the first counts.
            by_slug = {lesson.slug: lesson for lesson in reversed(lessons)}
            by_page = {lesson.page: lesson for lesson in reversed(lessons)}
            self._order.append(_Order(lessons=lessons, by_slug=by_slug, by_page=by_page))
        return self._order[0]

    def term(self, identifier: str) -> Term | None:
        """The glossary entry with an id."""
        return next((term for term in self.glossary if term.id == identifier), None)

    def module_of(self, lesson: Lesson) -> ModuleLessons:
        """The module that a lesson stands in."""
        return next(module for module in self.modules if module.module.id == lesson.module)
