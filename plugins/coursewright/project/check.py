"""All cross checks of a course in their order; what the files say by themselves is checked as they are read.

A check of one file, or of a file and its twin, is done again where the file has changed or something around it that
it asked about; what looks at everything looks at facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from coursewright.base.cache import digest
from coursewright.base.issues import IssueLog
from coursewright.base.pictures import SUFFIXES
from coursewright.project.around import Around
from coursewright.project.checks.fences import check_parts, check_shown
from coursewright.project.checks.files import check_file
from coursewright.project.checks.items import lint_goals, sound_quizzes
from coursewright.project.checks.picture_files import check_picture
from coursewright.project.checks.settings import check_settings
from coursewright.project.checks.spine import check_glossary, check_spine
from coursewright.project.ledger import Facts, Unit
from coursewright.project.pairs import check_pairs
from coursewright.project.robots import Tallies, check_all_robots, joined_tallies
from coursewright.project.round import Round
from coursewright.project.units import (
    check_card,
    check_exams,
    check_figure,
    check_lesson,
    check_places,
    check_quiz,
    check_texts_of,
    lint_items,
)


def check_sources(run: Round, issues: IssueLog) -> dict[str, Tallies]:
    """Add an issue for everything that points at nothing, that nothing points at, or that languages do not share.

    With a `language` only that one is checked, and parity makes warnings. Gives what robots get right, by language.
    """
    if not run.checked:
        return {}
    around = [
        Around(source, [other for other in run.sources if other is not source]) for source in run.checked
    ]
    _check_shared(run, around[0], issues)
    for row in around:
        check_glossary(row.source, issues)
        _check_course(run, row, issues)
        _check_files(run, row, issues)
    check_pairs(run, issues)
    # Files at fault are left out, so these come last.
    robots = {row.language: _lint_quizzes(run, row, issues) for row in around}
    places = _quiz_units("places", around[0], check_places, issues)
    run.note_all(places, around[0], issues)
    lint_goals(around[0].source, issues)
    _check_signs(run, issues)
    return robots


def _check_shared(run: Round, around: Around, issues: IssueLog) -> None:
    """What all languages have in common, told once, of the first that is checked."""
    first = around.source
    check_spine(first, around.twins, issues)
    names = tuple(row.language for row in run.checked)
    figures = [
        Unit(
            name=f"figure words {name} {' '.join(names)}",
            file=f"{name}.yml",
            key=key,
            check=partial(check_figure, around, name, names),
        )
        for name, key in first.figures.keys.items()
    ]
    run.note_all(figures, around, issues)
    settings = run.stock.settings()
    if settings is not None:
        run.note("settings", digest(settings), around, issues, partial(check_settings, settings))
    for file in sorted(first.assets):
        path = first.root / file
        if path.suffix.lower() == ".svg":
            check = partial(check_file, path, run.stock)
            run.note(f"file {file}", run.stock.key(path), around, issues, check)
        else:
            check_file(path, run.stock, issues)  # by its name, which is quicker done than kept
        if path.suffix.lower() in SUFFIXES and run.stock.is_ordinary(path):
            check_picture(path, file, issues)
    check_shown(run.checked, run.sources, issues)
    check_parts(run.checked, run.sources, issues)
    _check_assessments(run, around, issues)


def _check_assessments(run: Round, around: Around, issues: IssueLog) -> None:
    """The assessments with their banks and scenarios; where one of these is at fault, nothing is counted."""
    source, document = around.source, around.source.course_document
    if source.course is None or document is None or not source.course.assessments:
        return
    at_fault = issues.files_at_fault | source.broken
    keys = [source.keys[quiz.file] for quiz in source.quizzes.values() if quiz.use != "lesson"]
    text = document.places.source.text
    key = digest(text, *sorted(at_fault), "", *keys) if all(keys) else ""
    check = partial(check_exams, around, at_fault)
    unit = Unit(name=f"assessments {around.language}", file=document.file, key=key, check=check)
    run.note_all([unit], around, issues)


def _check_course(run: Round, around: Around, issues: IssueLog) -> None:
    """The texts of course.yml and of the glossary."""
    for document in (around.source.course_document, around.source.glossary_document):
        if document is not None:
            unit = f"texts {document.file} {around.language}"
            key = digest(document.places.source.text)
            run.note(unit, key, around, issues, partial(check_texts_of, around, document))


def _check_files(run: Round, around: Around, issues: IssueLog) -> None:
    """Every lesson's file, every sound quiz and every sound card of a language."""
    source = around.source
    lessons = [(page.file, partial(check_lesson, around, page.page)) for page in source.pages.values()]
    quizzes = [(quiz.file, partial(check_quiz, around, quiz.id)) for quiz in source.quizzes.values()]
    units = [
        Unit(name=f"around {file}", file=file, key=source.keys[file], check=check)
        for file, check in (*lessons, *quizzes)
    ]
    run.note_all(units, around, issues)
    for file in source.cards:
        unit, key = f"around {file} {around.language}", source.keys[file]
        run.note(unit, key, around, issues, partial(check_card, around, file))


def _lint_quizzes(run: Round, around: Around, issues: IssueLog) -> Tallies:
    """How the items of a language are written, one by one and all together; what robots get right of them."""
    units = _quiz_units("lint", around, lint_items, issues)
    robots = _joined(run.note_all(units, around, issues, _joined))
    check_all_robots(robots, around.language, issues)
    return robots


def _joined(found: Sequence[Facts]) -> Tallies:
    """What robots get right of several quizzes together."""
    return joined_tallies(facts for facts in found if isinstance(facts, tuple))


def _quiz_units(
    what: str, around: Around, check: Callable[[Around, str, IssueLog], Facts], issues: IssueLog
) -> list[Unit]:
    """A check of each sound quiz."""
    return [
        Unit(
            name=f"{what} {quiz.file}",
            file=quiz.file,
            key=around.source.keys[quiz.file],
            check=partial(check, around, quiz.id),
        )
        for quiz in sound_quizzes(around.source, issues)
    ]


def _check_signs(run: Round, issues: IssueLog) -> None:
    """Signs that no printed face has; a course without handbooks prints nothing."""
    if any(source.course is not None and source.course.handbooks for source in run.checked):
        from coursewright.project.checks.signs import check_signs  # late: not every course is printed

        check_signs(run.checked, issues)
