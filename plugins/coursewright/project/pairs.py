"""The languages of a course against each other, file by file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from coursewright.base.cache import digest
from coursewright.base.issues import IssueLog
from coursewright.project.around import Around
from coursewright.project.checks.missing import check_missing
from coursewright.project.ledger import Unit
from coursewright.project.round import Round
from coursewright.project.sources import Sources


def check_pairs(run: Round, issues: IssueLog) -> None:
    """Each language against the first one; with a `language` its differences are warnings."""
    found = IssueLog()
    first, language = run.sources[0], run.language
    for twin in run.sources[1:]:
        if language in ("", first.language, twin.language):
            at_fault = issues.files_at_fault | first.broken | twin.broken
            check_missing(first, twin, found)
            _check_parity(run, first, twin, at_fault, found)
            one, two = (twin, first) if language == first.language else (first, twin)
            _check_same(run, one, two, at_fault, found)
    for issue in found.found:
        issues.add(replace(issue, severity="warning") if language else issue)


def _check_parity(
    run: Round, first: Sources, twin: Sources, at_fault: frozenset[str], issues: IssueLog
) -> None:
    """The lessons and quizzes that two languages have; a file that is at fault is left out."""
    around = Around(first, [twin])
    units: list[Unit] = []
    for page in first.built:
        other = twin.pages.get(page.page)
        if other is not None and other.built and not {page.file, other.file} & at_fault:
            check = partial(_check_lessons, around, twin, page.page)
            units.append(_unit("parity", first, page.file, twin, other.file, check))
    for name, quiz in first.quizzes.items():
        second = twin.quizzes.get(name)
        if second is not None and not {quiz.file, second.file} & at_fault:
            check = partial(_check_quizzes, first, twin, name)
            units.append(_unit("parity", first, quiz.file, twin, second.file, check))
    run.note_all(units, around, issues)


def _check_same(run: Round, one: Sources, two: Sources, at_fault: frozenset[str], issues: IssueLog) -> None:
    """Texts of a language's items that are those of the other one."""
    units: list[Unit] = []
    for name, quiz in one.quizzes.items():
        twin = two.quizzes.get(name)
        if twin is not None and not {quiz.file, twin.file} & at_fault:
            units.append(_unit("same", one, quiz.file, two, twin.file, partial(_lint, one, two, name)))
    run.note_all(units, Around(one, [two]), issues)


def _unit(
    what: str, one: Sources, file: str, two: Sources, other: str, check: Callable[[IssueLog], None]
) -> Unit:
    """A check of two languages' files."""
    return Unit(
        name=f"{what} {file} {two.language}", file=file, key=_both(one, file, two, other), check=check
    )


def _check_lessons(around: Around, twin: Sources, page: str, issues: IssueLog) -> None:
    from coursewright.project.parity import check_lesson_parity  # late: most pairs did not change

    check_lesson_parity(around.source.lesson(page), twin.lesson(page), around, issues)


def _check_quizzes(first: Sources, twin: Sources, quiz: str, issues: IssueLog) -> None:
    from coursewright.project.parity import check_quiz_parity  # late: as above

    check_quiz_parity(first.loaded[quiz], twin.loaded[quiz], issues)


def _lint(one: Sources, two: Sources, quiz: str, issues: IssueLog) -> None:
    from coursewright.quiz.lint.shared import lint_same_text  # late: as above

    lint_same_text(one.loaded[quiz], two.loaded[quiz], issues)


def _both(one: Sources, file: str, two: Sources, other: str) -> str:
    """The digest of two files; "" where one of them has none."""
    keys = one.keys[file], two.keys[other]
    return digest(*keys) if all(keys) else ""
