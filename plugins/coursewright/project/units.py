"""The checks of single files, by what they are called with; imports are late, since most files did not change."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.passages import passages_of
from coursewright.base.source import Document
from coursewright.project.around import Around
from coursewright.project.robots import Tallies


def check_lesson(around: Around, page: str, issues: IssueLog) -> None:
    """Check a lesson's file by its page."""
    from coursewright.project.checks import lesson

    lesson.check_lesson(around.source.files[page], around, issues)


def check_quiz(around: Around, quiz: str, issues: IssueLog) -> None:
    """Check a sound quiz."""
    from coursewright.project.checks import quiz as checks

    checks.check_quiz(around.source.loaded[quiz], around, issues)


def check_card(around: Around, file: str, issues: IssueLog) -> None:
    """Check a sound card by its file."""
    from coursewright.project.checks import cards

    cards.check_card(around.source.cards[file], around, issues)


def lint_items(around: Around, quiz: str, issues: IssueLog) -> Tallies:
    """Warn of badly written items in a sound quiz, and tell what robots get right in it."""
    from coursewright.project.checks import quiz as checks

    return checks.lint_items(around.source.loaded[quiz], around, issues)


def check_places(around: Around, quiz: str, issues: IssueLog) -> None:
    """Warn of keys that stand too often at one place, or are as many in every question."""
    from coursewright.quiz.lint.balance import lint_counts, lint_places

    lint_places(around.source.loaded[quiz], issues)
    lint_counts(around.source.loaded[quiz], issues)


def check_exams(around: Around, at_fault: frozenset[str], issues: IssueLog) -> None:
    """Check the assessments; files `at_fault` are not counted in."""
    from coursewright.project.checks.assessments import check_assessments

    check_assessments(around.source, at_fault, issues)


def check_figure(around: Around, name: str, languages: Sequence[str], issues: IssueLog) -> None:
    """Check what a figure names, and its texts in some languages."""
    from coursewright.project.checks.figures import check_figure_words
    from coursewright.project.checks.variables import check_figure_variables

    figure = around.figure(name)
    if figure is not None:
        check_figure_words([figure], around.named("frameworks"), languages, issues)
        for language in languages:
            check_figure_variables(figure, language, issues)


def check_texts_of(around: Around, document: Document, issues: IssueLog) -> None:
    """Check the texts of course.yml or of the glossary; of a course what it allows and asks again, too."""
    from coursewright.project.checks.slips import check_allowed, check_texts, manners_of

    source, places = around.source, document.places
    is_course = document is source.course_document
    value = source.course if is_course else source.glossary
    if value is None:
        return
    check_texts(value, places, around.language, manners_of(around), issues)
    if source.glossary is not None and not is_course:
        from coursewright.project.checks.variables import check_text_variables

        check_text_variables(passages_of(source.glossary, places, around.language), around, issues)
    if is_course and source.course is not None:
        from coursewright.project.checks.recall import check_course_recall
        from coursewright.project.checks.variables import check_course_variables

        check_allowed(around.hosts(), places, issues)
        check_course_variables(source.course, document, around, issues)
        check_course_recall(source.course.recall, places, issues)
