"""What a lesson's front matter says of its changes, and of how long results hold."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.course.model import Lesson
from coursewright.course.validity import is_day, load_span


def check_changes(lesson: Lesson, issues: IssueLog) -> None:
    """Days are days, changes stand below headings, each once; a lesson says in one way how long results hold."""
    places = lesson.document.places
    headings = [heading.id for heading in lesson.outline.headings if heading.id]
    seen: set[str] = set()
    for index, change in enumerate(lesson.head.changed):
        _check_day(change.date, lesson, ("changed", index, "date"), issues)
        if change.at and change.at not in headings and lesson.outline.names_headings:
            near = did_you_mean(change.at, headings) if headings else "Add {#id} to a heading."
            place = places.value(("changed", index, "at"))
            issues.error(
                "lesson/change-without-heading", place, f"no heading has the id '{change.at}'.", near
            )
        if change.name in seen:
            issues.error(
                "lesson/change-twice", places.value(("changed", index, "date")),
                "another change has this day and this heading: who has read that one is not told of this one.",
                "Say both in one sentence, or write another day.",
            )  # fmt: skip
        seen.add(change.name)
    _check_validity(lesson, issues)


def _check_validity(lesson: Lesson, issues: IssueLog) -> None:
    head, places = lesson.head, lesson.document.places
    if head.valid_until:
        _check_day(head.valid_until, lesson, ("valid-until",), issues)
    if head.valid_for and load_span(head.valid_for) is None:
        issues.error(
            "lesson/valid-for", places.value(("valid-for",)), f"'{head.valid_for}' is no span of time.",
            "Write a number and days, weeks, months or years, like '12 months'.",
        )  # fmt: skip
    if head.valid_until and head.valid_for:
        issues.error(
            "lesson/valid-twice", places.value(("valid-for",)),
            "'valid-until' says already how long results hold.", "Delete one of the two.",
        )  # fmt: skip


def _check_day(text: str, lesson: Lesson, steps: tuple[str | int, ...], issues: IssueLog) -> None:
    if not is_day(text):
        issues.error(
            "lesson/no-day", lesson.document.places.value(steps), f"'{text}' is no day.",
            "Write year, month and day like 2026-12-01.",
        )  # fmt: skip
