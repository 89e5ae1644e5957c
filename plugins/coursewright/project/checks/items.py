"""Item writing over a course: the rules of the quiz room with what the course and its lessons say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from coursewright.base.issues import IssueLog
from coursewright.project.facts import QuizFacts
from coursewright.project.sources import Sources
from coursewright.quiz.lint.coverage import Goal, lint_coverage


def sound_quizzes(source: Sources, issues: IssueLog) -> list[QuizFacts]:
    """The quizzes of files that are not at fault."""
    at_fault = issues.files_at_fault | source.broken
    return [quiz for quiz in source.quizzes.values() if quiz.file not in at_fault]


def lint_goals(source: Sources, issues: IssueLog) -> None:
    """Warn of objectives that too few items serve.

    Items are not counted while a quiz is at fault, since what it would add is not known.
    """
    at_fault = issues.files_at_fault | source.broken
    if not at_fault & {*source.quiz_files.values()}:
        items = ((quiz.id, goal) for quiz in source.quizzes.values() for goal in quiz.objectives)
        lint_coverage(_goals(source, at_fault), items, issues)


def _goals(source: Sources, at_fault: frozenset[str]) -> Iterator[Goal]:
    """The objectives of all lessons that are not at fault, by lesson."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for name in source.quizzes:
        for page in source.naming(name):
            shown[page.page].add(name)
    for page in source.built:
        if page.file in at_fault or page.head is None:
            continue
        quizzes = frozenset(shown[page.page])
        for goal, place in zip(page.head.objectives, page.goals, strict=True):
            yield Goal(lesson=page.slug, id=goal.id, quizzes=quizzes, place=place)
