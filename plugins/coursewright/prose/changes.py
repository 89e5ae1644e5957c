"""What was changed in a lesson, below its head: a list to open, which a script compares with what was read.

The contract with browser/src/changes: `details.cw-changes` with `data-course` and `data-lesson`, `summary > span`, and
`li[data-change]` (the change's name, whose end is the heading's id) with `.cw-changes__t`, its sentence.
"""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.course.model import Change, Lesson
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.quiz.screen import words_for_script


def render_changes(project: Project, lesson: Lesson) -> Element | None:
    """The list, the latest first; None for a lesson that tells of no change."""
    rows = sorted(lesson.head.changed, key=lambda row: row.date, reverse=True)
    if not rows:
        return None
    text = words(project.language)
    return el(
        "details",
        {
            "class": "cw-changes",
            "data-course": project.course.id,
            "data-lesson": lesson.slug,
            "data-search-exclude": True,
        },
        el(
            "summary",
            None,
            el("i", {"class": "cw-i cw-i-redo", "aria-hidden": "true"}),
            el("span", None, text["changes.lesson"]),
        ),
        el("ul", {"class": "cw-plain"}, [_row(row, text["changes.go"]) for row in rows]),
        words_for_script(project.language, "changes.here."),
    )


def _row(change: Change, go: str) -> Element:
    return el(
        "li",
        {"data-change": change.name},
        el("time", {"datetime": change.date}, change.date),
        " ",
        el("span", {"class": "cw-changes__t"}, change.text),
        el("a", {"href": f"#{change.at}"}, go) if change.at else None,
    )
