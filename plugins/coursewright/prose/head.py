"""The head of a lesson's page: title, facts, for whom it is, objectives."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.base.words import words
from coursewright.course.model import Lesson
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import Project


def render_head(project: Project, lesson: Lesson) -> Element:
    """Everything above the first section."""
    return el(
        "header",
        {"class": "cw-head", "data-lesson": lesson.slug},
        el("h1", {"id": lesson.slug}, lesson.head.title),
        _facts(project, lesson),
        _audience(project, lesson),
        _objectives(project, lesson),
    )


def _icon(name: str) -> Element:
    return el("i", {"class": f"cw-i cw-i-{name}", "aria-hidden": "true"})


def _facts(project: Project, lesson: Lesson) -> Element:
    text = words(project.language)
    module = project.module_of(lesson)
    place = text["lesson.place"].format(
        module=module.number, lesson=[row.slug for row in module.lessons].index(lesson.slug) + 1
    )
    facts = [
        el("span", None, _icon("clock"), minutes_in_words(lesson, project.language)),
        el("span", None, _icon("book"), place),
    ]
    for fence in lesson.outline.fences:
        quiz = project.quizzes.get(fence.body) if fence.name == "quiz" else None
        if quiz is not None:
            line = text["lesson.quiz" if quiz.quiz.pass_ else "lesson.unmarked"].format(
                **{"count": quiz.attempt_size, "pass": quiz.quiz.pass_}
            )
            facts.append(el("span", None, _icon("target"), line))
    return el("p", {"class": "cw-facts", "data-search-exclude": True}, facts)


def _audience(project: Project, lesson: Lesson) -> Element:
    """Roles, and on a line of their own moments."""
    text = words(project.language)
    roles = [role for role in project.course.roles if not lesson.head.roles or role.id in lesson.head.roles]
    moments = [moment for moment in project.course.moments if moment.id in lesson.head.moments]
    parts = [
        text[name].format(names=text["lesson.comma"].join(row.short or row.title for row in rows))
        for name, rows in (("lesson.for", roles), ("lesson.when", moments))
        if rows
    ]
    # Every lesson has some: found by them, each lesson would be found by all.
    lines = [node for part in parts for node in (el("br"), part)][1:]
    return el("p", {"class": "cw-kick", "data-search-exclude": True}, lines)


def _objectives(project: Project, lesson: Lesson) -> Element:
    text = words(project.language)
    rows = [
        el(
            "li",
            {"data-objective": objective.id},
            el("a", {"href": f"#{objective.at or objective.id}", "class": "cw-goal"}, objective.text),
            el("span", {"class": "cw-state", "hidden": True}),
        )
        for objective in lesson.head.objectives
    ]
    attrs = {"class": "cw-h-i", "id": "objectives"}
    heading = el("h2", attrs, _icon("target"), text["lesson.objectives"])
    return el(
        "section",
        {"class": "cw-panel cw-goals", "aria-labelledby": "objectives"},
        heading,
        el("ul", {"class": "cw-plain"}, rows),
    )
