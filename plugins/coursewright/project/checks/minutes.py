"""An author's minutes beside those that are counted."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.course.model import Lesson
from coursewright.project.minutes import counted_minutes, is_off
from coursewright.project.sources import Sources, quiz_of


def check_minutes(lesson: Lesson, source: Sources, issues: IssueLog) -> None:
    """Warn of minutes that are a quarter off; those of a lesson whose quiz is broken are not known."""
    said = lesson.head.minutes
    fences = (*lesson.outline.fences, *lesson.outline.lost)
    shown = {quiz_of(fence.body)[0] for fence in fences if fence.name == "quiz"} & source.quiz_files.keys()
    if said is None or not shown <= source.quizzes.keys():
        return
    counted = counted_minutes(lesson, source.quizzes).learn
    if is_off(said, counted):
        issues.warning(
            "lesson/minutes", lesson.document.places.value(("minutes",)),
            f"reading and practising take about {counted} minutes, not {said}.",
            f"Write 'minutes: {counted}', or leave the line out.",
        )  # fmt: skip
