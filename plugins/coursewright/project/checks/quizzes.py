"""Questions serve objectives of their lessons, and name roles, moments and frameworks that there are."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.project.around import LISTS, Around
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.unwritten import LEFT


def check_names(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> None:
    """Check what the questions of a quiz name: objectives, roles, moments and frameworks."""
    if quiz.use != "lesson":
        _check_full_objectives(quiz, around, issues)
    else:
        _check_objectives(quiz, around, issues)
    for name in LISTS:
        known = around.named(name)
        if known is not None:
            _check_list(name, known, quiz, issues)


def _check_objectives(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> None:
    pages = around.showing(quiz.id)
    goals = [around.goals(page) for page in pages]
    if not pages or None in goals:
        return
    known = [name for row in goals for name in row or ()]
    if len(set(known)) < len(known):
        return  # One of two objectives with the same id is meant to have another.
    slug = pages[0].rpartition("/")[2].removesuffix(".md")
    for index, question in enumerate(quiz.questions):
        name = question.objective
        # Where another language has it, the lesson lacks it, which is told there.
        elsewhere = around.is_goal_elsewhere(f"{slug}#{name}")
        if name not in (*known, LEFT) and not around.is_goal(name) and not elsewhere:
            place = quiz.places.value(("questions", index, "objective"))
            message = f"lesson '{slug}' has no objective '{name}'."
            issues.error("quiz/unknown-objective", place, message, did_you_mean(name, known))


def _check_full_objectives(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> None:
    """Outside lessons an objective is `lesson#objective`; a lesson that is broken or lacks it is told already."""
    for index, question in enumerate(quiz.questions):
        name = question.objective
        told = around.is_broken(name.partition("#")[0]) or around.is_goal_elsewhere(name)
        if name != LEFT and not around.is_goal(name) and not told:
            place = quiz.places.value(("questions", index, "objective"))
            cure = did_you_mean(name, around.all_goals()) or "Outside a lesson write 'lesson#objective'."
            issues.error("quiz/unknown-objective", place, f"no lesson has the objective '{name}'.", cure)


def _check_list(name: str, known: Sequence[str], quiz: LoadedQuiz, issues: IssueLog) -> None:
    for index, question in enumerate(quiz.questions):
        for at, word in enumerate(getattr(question, name)):
            if word not in known:
                place = quiz.places.value(("questions", index, name, at))
                message = f"course.yml has no '{word}' among its {name}."
                issues.error("quiz/unknown-name", place, message, did_you_mean(word, known))
