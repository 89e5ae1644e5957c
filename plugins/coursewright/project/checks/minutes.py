"""An author's minutes beside those that are counted."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.course.model import Lesson
from coursewright.project.around import Around
from coursewright.project.minutes import counted_minutes, is_off


def check_minutes(lesson: Lesson, around: Around, issues: IssueLog) -> None:
    """Warn of minutes that are a quarter off; those of a lesson whose quiz is broken are not known."""
    said, facts = lesson.head.minutes, around.source.pages[lesson.page]
    if said is None:
        return
    found = {name: around.quiz_time(name) for name in facts.shown}
    times = {name: time for name, time in found.items() if time is not None}
    if any(around.has_quiz_file(name) for name in found.keys() - times.keys()):
        return
    counted = counted_minutes(facts.time, facts.named, times).learn
    if said < 1 or is_off(said, counted):
        issues.warning(
            "lesson/minutes", lesson.document.places.value(("minutes",)),
            f"reading and practising take about {counted} minute{'s' * (counted != 1)}, not {said}.",
            f"Write 'minutes: {counted}', or leave the line out.",
        )  # fmt: skip
