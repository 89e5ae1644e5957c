"""Where in a lesson earlier questions are asked again: right below the heading of its self-check."""

from __future__ import annotations

from coursewright.base.markup import Element
from coursewright.course.outline import Outline, quiz_name
from coursewright.project.recall import recalled
from coursewright.prose.looks.look import Conversion

SELF_CHECK = "self-check"


def render_recall(conversion: Conversion) -> Element | None:
    """The earlier questions of the present lesson; None where there are none."""
    if conversion.lesson is None:
        return None
    rows = recalled(conversion.project, conversion.lesson)
    return conversion.look.recall(rows, conversion) if rows else None


def recall_line(outline: Outline, above: int) -> int:
    """The line, from 0, that they stand below: the self-check's heading, else the one above the first whole quiz.

    `above` is how many lines the text has before the outline's own first one.
    """
    for heading in outline.headings:
        if heading.id == SELF_CHECK:
            return (heading.place.line or 1) - outline.first_line + above
    quizzes = (row for row in outline.fences if row.name == "quiz" and not quiz_name(row.body).question)
    return next((fence.first - 1 for fence in quizzes), -1)
