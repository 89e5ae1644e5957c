"""All cross checks of a course in their order; what the files say by themselves is checked as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coursewright.base.issues import IssueLog
from coursewright.project.checks.assessments import check_assessments
from coursewright.project.checks.blocks import check_blocks
from coursewright.project.checks.cards import check_cards
from coursewright.project.checks.figures import (
    check_figure_fences,
    check_figure_words,
    check_question_figures,
)
from coursewright.project.checks.files import check_files
from coursewright.project.checks.head import check_head, check_headings
from coursewright.project.checks.items import lint_languages, lint_quizzes, lint_shared
from coursewright.project.checks.links import check_links, check_text_links
from coursewright.project.checks.minutes import check_minutes
from coursewright.project.checks.prompts import check_prompts
from coursewright.project.checks.quizzes import check_quizzes, check_shown
from coursewright.project.checks.recall import check_recall
from coursewright.project.checks.repeats import check_repeats
from coursewright.project.checks.settings import check_settings
from coursewright.project.checks.signs import check_signs
from coursewright.project.checks.slips import check_course_slips, check_lesson_slips, check_quiz_slips
from coursewright.project.checks.spine import check_glossary, check_spine
from coursewright.project.checks.typography import check_lesson_marks, check_text_marks
from coursewright.project.parity import check_parity
from coursewright.project.scenarios import is_scenario, scenario_page
from coursewright.project.sources import Sources


def check_sources(sources: Sequence[Sources], issues: IssueLog, language: str = "") -> None:
    """Add an issue for everything that points at nothing, that nothing points at, or that languages do not share.

    With a `language` only that one is checked, and parity makes warnings.
    """
    checked = [source for source in sources if language in ("", source.language)]
    if not checked:
        return
    _check_shared(checked, sources, issues)
    for source in checked:
        twins = [other for other in sources if other is not source]
        check_glossary(source, issues)
        check_course_slips(source, issues)
        check_lessons(source, twins, issues)
        check_quizzes(source, twins, issues)
        check_repeats(source, issues)
        check_prompts(source, issues)
        check_cards(source, issues)
        check_recall(source, issues)
    _check_pairs(sources, issues, language)
    # Files at fault are left out, so these come last.
    for source in checked:
        lint_quizzes(source, issues)
    lint_shared(checked[0], issues)
    check_signs(checked, issues)


def _check_shared(checked: Sequence[Sources], sources: Sequence[Sources], issues: IssueLog) -> None:
    """What all languages have in common, told once, of the first that is checked."""
    first = checked[0]
    check_spine(first, [other for other in sources if other is not first], issues)
    names = [row.language for row in checked]
    check_figure_words(first.figures.loaded.values(), first.course, names, issues)
    check_settings(first.root, issues)
    check_files(first, issues)
    check_shown(checked, sources, issues)
    check_assessments(first, issues)


def _check_pairs(sources: Sequence[Sources], issues: IssueLog, language: str) -> None:
    """Each language against the first one; with a `language` its differences are warnings."""
    found = IssueLog()
    for twin in sources[1:]:
        if language in ("", sources[0].language, twin.language):
            check_parity(sources[0], twin, issues, found)
            one, two = (twin, sources[0]) if language == sources[0].language else (sources[0], twin)
            lint_languages(one, two, issues, found)
    for issue in found.found:
        issues.add(replace(issue, severity="warning") if language else issue)


def check_lessons(source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    """Every lesson of one language by itself: head, headings, blocks, links, marks."""
    chinese = source.language.startswith("zh")
    for file in source.files.values():
        check_lesson_slips(file, source, issues)
        check_links(file, source, twins, issues)
        check_figure_fences(file, source.figures, source.course, source.language, issues)
        if file.outline.sound:
            check_headings(file, issues)
            check_blocks(file, source, issues)
        if file.lesson is not None:
            check_head(file.lesson, source, issues)
            check_minutes(file.lesson, source, issues)
        if chinese and file.lesson is not None:
            check_lesson_marks(file.lesson, issues)
    for quiz in source.quizzes.values():
        pages = [file.page for file in source.naming(quiz.id)]
        own = scenario_page(quiz) if is_scenario(quiz) else ""
        check_question_figures(quiz, source.figures, issues)
        check_quiz_slips(quiz, source.course, issues)
        check_text_links(quiz, pages[0] if pages else own, source, twins, issues)
        if chinese:
            check_text_marks(quiz.quiz, quiz.places, issues)
