"""Which slides there are, and what each are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.project.assessments import assessments_of
from coursewright.project.model import Project
from coursewright.quiz.lint.text import plain
from coursewright.trainer.addresses import bank_slides
from coursewright.trainer.slides import Slide, lesson_slides, quiz_slides


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Slides to be made: their name, title, the page (path below the language's folder) that they are of."""

    name: str
    title: str
    page: str
    make: Callable[[], tuple[Slide, ...]]


def decks_of(project: Project) -> tuple[Deck, ...]:
    """The slides of each lesson in course order, then those of each bank."""
    return (*_lessons(project), *_banks(project))


def _lessons(project: Project) -> Iterator[Deck]:
    for lesson in project.lessons:
        title = plain(lesson.head.title)
        yield Deck(
            name=lesson.slug,
            title=title,
            page=lesson.page,
            make=lambda lesson=lesson: lesson_slides(project, lesson),  # type: ignore[misc]
        )


def _banks(project: Project) -> Iterator[Deck]:
    for assessment in assessments_of(project):
        page = f"assessments/{assessment.id}.md"
        bank = project.quizzes[assessment.id]
        yield Deck(
            name=bank_slides(assessment.id),
            title=plain(assessment.title),
            page=page,
            make=lambda bank=bank, page=page: quiz_slides(project, bank, page),  # type: ignore[misc]
        )


def deck_sources(project: Project) -> Mapping[str, tuple[str, ...]]:
    """By the name of a deck: the files (POSIX, from the project's root) of its own language that it shows."""
    quizzes = {quiz.id: quiz.places.value(()).file for quiz in project.quizzes.values()}
    banks = {bank_slides(row.id): (quizzes[row.id],) for row in assessments_of(project)}
    lessons = {
        lesson.slug: (
            lesson.file,
            *(quizzes[name] for name in dict.fromkeys((lesson.slug, *lesson.shown)) if name in quizzes),
        )
        for lesson in project.lessons
    }
    return {**banks, **lessons}
