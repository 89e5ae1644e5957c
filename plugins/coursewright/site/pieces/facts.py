"""What the pieces of a course tell: the course as a whole, a module with its lessons, a quiz's questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coursewright.course.model import Lesson
from coursewright.course.validity import validity_of
from coursewright.project.model import ModuleLessons, Project
from coursewright.site.pages.parts import minutes_of
from coursewright.site.pieces.cards import Card

FORMAT = 1
"""Of the pieces; scripts of another one leave them alone."""

Facts = dict[str, object]


def course_facts(project: Project, modules: Iterable[Facts], scenarios: Facts) -> Facts:
    """The course, what its modules are called and what is in them."""
    course = project.course
    return {
        "format": FORMAT,
        "course": course.id,
        "version": course.version,
        "language": project.language,
        "title": course.title,
        "review": course.review,
        "modules": list(modules),
        "scenarios": scenarios,
    }


def module_facts(module: ModuleLessons, mark: str, quizzes: Sequence[str]) -> Facts:
    """A module in the course's piece; `mark` tells its own piece from an older one."""
    return {
        "id": module.module.id,
        "number": module.number,
        "title": module.module.title,
        "address": f"{module.module.id}/index.html",
        "minutes": minutes_of(module.lessons),
        "lessons": [lesson.slug for lesson in module.lessons],
        "quizzes": list(quizzes),
        "mark": mark,
    }


def module_piece(module: ModuleLessons, quizzes: Sequence[Facts]) -> Facts:
    """The piece of a module."""
    lessons = [lesson_facts(lesson) for lesson in module.lessons]
    return {"id": module.module.id, "lessons": lessons, "quizzes": list(quizzes)}


def scenarios_piece(quizzes: Sequence[Facts]) -> Facts:
    """The piece of what belongs to no module."""
    return {"id": "", "lessons": [], "quizzes": list(quizzes)}


def lesson_facts(lesson: Lesson) -> Facts:
    """A lesson in its module's piece; no roles or moments are all of them."""
    address = f"{lesson.page.removesuffix('.md')}.html"
    head = lesson.head
    changed = [{"date": row.date, "at": row.at or "", "text": row.text} for row in head.changed]
    valid = validity_of(head)
    return {
        "slug": lesson.slug,
        "title": head.title,
        "address": address,
        "minutes": lesson.minutes,
        "roles": list(head.roles),
        "moments": list(head.moments),
        "requires": list(head.requires),
        "objectives": [
            {"id": row.id, "text": row.text, "anchor": row.at or row.id} for row in head.objectives
        ],
        **({"changed": changed} if changed else {}),
        **({"valid": valid} if valid else {}),
    }


def quiz_facts(quiz: str, address: str, mark: str, questions: Sequence[Facts]) -> Facts:
    """A quiz in its module's piece: where it stands, and its questions in the page's order."""
    return {"id": quiz, "address": address, "mark": mark, "questions": list(questions)}


def question_facts(card: Card, lesson: str) -> Facts:
    """A question with the lesson that it belongs to, which its objective names or which shows it."""
    slug, _, goal = str(card.facts["objective"]).rpartition("#")
    return {**card.facts, "objective": goal, "lesson": slug or lesson}


def quiz_piece(project: Project, quiz: str, cards: Iterable[Card], terms: Mapping[str, str]) -> Facts:
    """The piece of a quiz: its questions by name, and the entries of the glossary that their pages hold."""
    return {
        "quiz": quiz,
        "course": project.course.id,
        "language": project.language,
        "cards": {card.name: card.html for card in cards},
        "terms": dict(sorted(terms.items())),
    }
