"""Lessons and quizzes of assessments that only one of two languages has."""

from __future__ import annotations

from coursewright.base.issues import IssueLog, Place
from coursewright.project.sources import Sources


def check_missing(first: Sources, twin: Sources, issues: IssueLog) -> None:
    """Report lessons and quizzes of assessments that only one of two languages has."""
    if first.has_lessons_folder and twin.has_lessons_folder:
        _check_missing_lessons(first, twin, issues)
        _check_missing_lessons(twin, first, issues)
    _check_missing_banks(first, twin, issues)
    _check_missing_banks(twin, first, issues)


def _check_missing_lessons(here: Sources, there: Sources, issues: IssueLog) -> None:
    """Lessons that only one language has; one that course.yml does not list is told already."""
    listed = None
    if here.course is not None:
        listed = {f"{module.id}/{slug}.md" for module in here.course.modules for slug in module.lessons}
    for lesson in here.built:
        page = lesson.page
        if page not in there.pages and (listed is None or page in listed):
            issues.error(
                "parity/missing-lesson", Place(file=lesson.file),
                f"the lesson has no content/{there.language}/{page}.", "Write it, or write 'draft: true' in this one.",
            )  # fmt: skip


def _check_missing_banks(here: Sources, there: Sources, issues: IssueLog) -> None:
    """Quizzes of assessments that only one language has; a lesson's quiz is missed by its fence."""
    for name, quiz in here.quizzes.items():
        if quiz.is_bank and name not in there.quiz_files:
            path = quiz.file.replace(f"quizzes/{here.language}/", f"quizzes/{there.language}/", 1)
            issues.error("parity/missing-quiz", quiz.place, f"the quiz has no {path}.", "Write it.")
