"""Which quizzes of a project are exported under a name."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.exchange.rendering import Chosen
from coursewright.project.assessments import FOLDER
from coursewright.project.model import Project
from coursewright.project.scenarios import scenario_title
from coursewright.quiz.lint.text import plain


def chosen_for(project: Project, name: str) -> tuple[Chosen, ...]:
    """The quiz, or all quizzes of the lesson, of a name; without one those of all lessons, and the scenarios.

    Banks of exams are exported only by their names. Empty where nothing has the name.
    """
    if not name:
        return tuple(_all(project))
    lesson = project.lesson(name)
    shown = (name, *lesson.shown) if lesson else (name,)
    return tuple(_chosen(project, quiz) for quiz in dict.fromkeys(shown) if quiz in project.quizzes)


def names_of(project: Project) -> tuple[str, ...]:
    """All that may be asked for by a name."""
    return tuple(dict.fromkeys((*(lesson.slug for lesson in project.lessons), *project.quizzes)))


def _all(project: Project) -> Iterator[Chosen]:
    shown = [name for lesson in project.lessons for name in (lesson.slug, *lesson.shown)]
    others = [] if project.has_spine else list(project.quizzes)
    for name in dict.fromkeys((*shown, *project.scenarios, *others)):
        if name in project.quizzes:
            yield _chosen(project, name)


def _chosen(project: Project, name: str) -> Chosen:
    quiz = project.quizzes[name]
    lesson = next((row for row in project.lessons if name in (row.slug, *row.shown)), None)
    if lesson is not None:
        return Chosen(quiz=quiz, title=plain(lesson.head.title), page=lesson.page)
    bank = next((row for row in project.course.assessments if row.id == name), None)
    if bank is not None:
        return Chosen(quiz=quiz, title=plain(bank.title), page=f"{FOLDER}/{name}.md")
    title = plain(scenario_title(quiz)) if name in project.scenarios else name
    return Chosen(quiz=quiz, title=title, page="index.md")
