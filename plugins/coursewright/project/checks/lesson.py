"""All checks of one lesson's file that look beyond its own rules."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.course.load import LessonFile
from coursewright.languages.language import language_of
from coursewright.project.around import Around
from coursewright.project.checks.blocks import check_blocks
from coursewright.project.checks.fences import check_fences
from coursewright.project.checks.figures import check_figure_fences
from coursewright.project.checks.head import check_head, check_headings
from coursewright.project.checks.links import check_links
from coursewright.project.checks.minutes import check_minutes
from coursewright.project.checks.prompts import check_prompts
from coursewright.project.checks.repeats import check_repeats
from coursewright.project.checks.slips import check_lesson_slips
from coursewright.project.checks.typography import check_lesson_marks
from coursewright.project.checks.variables import check_lesson_variables


def check_lesson(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """One lesson's file: slips, links, figures, headings, blocks, head, minutes, marks, and its quizzes."""
    check_lesson_slips(file, around, issues)
    check_lesson_variables(file, around, issues)
    check_links(file, around, issues)
    check_figure_fences(file, around, issues)
    if file.outline.sound:
        check_headings(file, issues)
        check_blocks(file, around, issues)
    if file.lesson is not None:
        check_head(file.lesson, around, issues)
        if language_of(around.language).marks:
            check_lesson_marks(file.lesson, around.language, issues)
    check_fences(file, around, issues)
    check_repeats(file, around, issues)
    check_prompts(file, around, issues)
    # Where anything is at fault, what there is to read is not known.
    if file.lesson is not None and file.outline.sound and not issues.has_errors:
        check_minutes(file.lesson, around, issues)
