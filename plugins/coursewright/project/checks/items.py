"""Item writing over a course: the rules of the quiz room with what the course and its lessons say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from coursewright.base.issues import IssueLog
from coursewright.project.robots import check_robots, turns_by_quiz
from coursewright.project.sources import Sources
from coursewright.project.taught import taught_by_quiz
from coursewright.quiz.lint import (
    Goal,
    lint_counts,
    lint_coverage,
    lint_places,
    lint_quiz,
    lint_same_text,
    vocabulary_of,
)
from coursewright.quiz.model import LoadedQuiz


def lint_quizzes(source: Sources, issues: IssueLog) -> None:
    """Warn of badly written items in one language's quizzes; files at fault are left out."""
    vocabulary = vocabulary_of(source.quizzes.values())
    flagged = () if source.course is None else source.course.flagged
    outlines = [file.outline for file in source.files.values()]
    taught = taught_by_quiz(source.quizzes, outlines, source.language)
    sound = _sound(source, issues)
    for quiz in sound:
        lint_quiz(quiz, vocabulary, flagged, taught[quiz.id], issues)
    check_robots(turns_by_quiz(sound, taught), source.language, sound, issues)


def lint_shared(source: Sources, issues: IssueLog) -> None:
    """Warn of what quizzes have in common in all languages: places of keys, items by objective.

    Items are not counted while a quiz is at fault, since what it would add is not known.
    """
    for quiz in _sound(source, issues):
        lint_places(quiz, issues)
        lint_counts(quiz, issues)
    at_fault = issues.files_at_fault | source.broken
    if not at_fault & {*source.quiz_files.values()}:
        lint_coverage(_goals(source, at_fault), source.quizzes.values(), issues)


def _sound(source: Sources, issues: IssueLog) -> list[LoadedQuiz]:
    at_fault = issues.files_at_fault | source.broken
    return [quiz for quiz in source.quizzes.values() if quiz.places.file not in at_fault]


def _goals(source: Sources, at_fault: frozenset[str]) -> Iterator[Goal]:
    """The objectives of all lessons that are not at fault, by lesson."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for name in source.quizzes:
        for file in source.naming(name):
            shown[file.page].add(name)
    for page, lesson in source.lessons.items():
        if lesson.file in at_fault:
            continue
        quizzes = frozenset(shown[page])
        for index, goal in enumerate(lesson.head.objectives):
            place = lesson.document.places.value(("objectives", index, "id"))
            yield Goal(lesson=lesson.slug, id=goal.id, quizzes=quizzes, place=place)


def lint_languages(one: Sources, two: Sources, told: IssueLog, issues: IssueLog) -> None:
    """Report texts of a language's items that are those of the other one; files that were `told` are left out."""
    at_fault = told.files_at_fault | one.broken | two.broken
    for name, quiz in one.quizzes.items():
        twin = two.quizzes.get(name)
        if twin is not None and not {quiz.places.file, twin.places.file} & at_fault:
            lint_same_text(quiz, twin, issues)
