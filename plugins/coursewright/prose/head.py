"""The head of a lesson's page: title, facts, for whom it is, objectives."""

from __future__ import annotations

import posixpath

from coursewright.base.markup import Element, around, el
from coursewright.course.model import Lesson
from coursewright.languages.words import words
from coursewright.project.before import required
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
        _before(project, lesson),
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


def _audience(project: Project, lesson: Lesson) -> Element | None:
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
    return el("p", {"class": "cw-kick", "data-search-exclude": True}, lines) if lines else None


def _before(project: Project, lesson: Lesson) -> Element | None:
    """The lessons to finish first: advice, or a gate that the script keeps (browser/src/gate/)."""
    rows = required(project, lesson)
    if not rows:
        return None
    text = words(project.language)
    gated = project.course.requires == "gate"
    links = [_required(lesson, row) for row in rows]
    listed = [node for link in links for node in (text["lesson.comma"], link)][1:]
    return el(
        "p",
        {"class": "cw-kick", "data-search-exclude": True, **(_gate(project) if gated else {})},
        *around(text["lesson.before"], el("span", None, listed)),
    )


def _gate(project: Project) -> dict[str, str]:
    """The course whose progress opens a lesson, and what is said as long as it is closed."""
    text = words(project.language)
    said = {f"data-{name}": text[f"lesson.gate.{name}"] for name in ("head", "text", "open")}
    return {"data-gate": project.course.id, **said}


def _required(lesson: Lesson, row: Lesson) -> Element:
    address = posixpath.relpath(row.page, posixpath.dirname(lesson.page))
    attrs = {"href": address, "data-lesson": row.slug, "data-quizzes": " ".join(row.shown)}
    return el("a", attrs, row.head.title)


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
