"""Fences name quizzes that exist, every quiz is named by a lesson, questions serve objectives of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.course.outline import Fence
from coursewright.project.assessments import is_assessment_bank
from coursewright.project.checks.head import known_names
from coursewright.project.sources import Sources, quiz_of
from coursewright.quiz.model import LoadedQuiz


def check_quizzes(source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    """Check fences and quizzes of one language."""
    for file in source.files.values():
        for fence in file.outline.fences:
            if fence.name == "quiz":
                _check_fence(fence, source, twins, issues)
    for quiz in source.quizzes.values():
        if is_bank(quiz):
            _check_full_objectives(quiz, source, issues)
        else:
            _check_objectives(quiz, source, issues)
        _check_names(quiz, source, issues)


def is_bank(quiz: LoadedQuiz) -> bool:
    """Whether a quiz is an assessment's bank or a scenario and no lesson's."""
    return quiz.use != "lesson"


def _check_fence(fence: Fence, source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    name, question = quiz_of(fence.body)
    quiz = source.quizzes.get(name)
    if not name:
        issues.error(
            "lesson/unknown-quiz", fence.place, "this fence names no quiz.", "Write a quiz's id in it."
        )
    elif quiz is None and name not in source.quiz_files:  # A file that is there but broken is told already.
        elsewhere = next((twin.quiz_files[name] for twin in twins if name in twin.quiz_files), "")
        message = f"there is no quiz '{name}'{f' in {source.language!r}' if elsewhere else ''}."
        cure = f"Write it as it is in {elsewhere}." if elsewhere else did_you_mean(name, source.quiz_files)
        issues.error("lesson/unknown-quiz", fence.place, message, cure)
    elif quiz is not None and is_assessment_bank(quiz):
        message = f"'{name}' is the bank of an assessment; a lesson would give its questions away."
        issues.error("lesson/shows-a-bank", fence.place, message, "Name the lesson's own quiz.")
    elif quiz is not None and question:
        ids = [row.id for row in quiz.questions]
        if question not in ids:
            message = f"quiz '{name}' has no question '{question}'."
            issues.error("lesson/unknown-question", fence.place, message, did_you_mean(question, ids))


def check_shown(checked: Sequence[Sources], sources: Sequence[Sources], issues: IssueLog) -> None:
    """A quiz that no lesson of any language shows, told once; one that only some language's shows is told by parity."""
    told: set[str] = set()
    for source in checked:
        others = [other for other in sources if other is not source]
        for quiz in source.quizzes.values():
            named = any(True for each in sources for _ in each.naming(quiz.id))
            missed = source is not checked[0] and any(quiz.id in other.quiz_files for other in others)
            if is_bank(quiz) or named or missed or quiz.id in told:
                continue
            told.add(quiz.id)
            issues.error(
                "quiz/named-by-no-lesson",
                quiz.places.value(("id",)),
                f"no lesson shows the quiz '{quiz.id}'.",
                f"Put a ```quiz fence that holds {quiz.id} into its lesson.",
            )


def _check_objectives(quiz: LoadedQuiz, source: Sources, issues: IssueLog) -> None:
    files = list(source.naming(quiz.id))
    if not files or any(file.lesson is None for file in files):
        return
    lessons = [file.lesson for file in files if file.lesson is not None]
    known = [objective.id for lesson in lessons for objective in lesson.head.objectives]
    if len(set(known)) < len(known):
        return  # One of two objectives with the same id is meant to have another.
    full: frozenset[str] | None = None
    for index, question in enumerate(quiz.questions):
        name = question.objective
        if name in known:
            continue
        full = _full_objectives(source) if full is None else full
        if name not in full:
            place = quiz.places.value(("questions", index, "objective"))
            message = f"lesson '{lessons[0].slug}' has no objective '{name}'."
            issues.error("quiz/unknown-objective", place, message, did_you_mean(name, known))


def _full_objectives(source: Sources) -> frozenset[str]:
    """All objectives of the language's lessons as `lesson#objective`."""
    return frozenset(
        f"{row.slug}#{goal.id}" for row in source.lessons.values() for goal in row.head.objectives
    )


def _check_full_objectives(quiz: LoadedQuiz, source: Sources, issues: IssueLog) -> None:
    """Outside lessons an objective is `lesson#objective`; a lesson that is broken is told already."""
    sound = {row.slug: row for row in source.lessons.values()}
    known = [f"{row.slug}#{goal.id}" for row in sound.values() for goal in row.head.objectives]
    there = {PurePosixPath(page).stem for page in source.files}
    for index, question in enumerate(quiz.questions):
        name = question.objective
        lesson = name.partition("#")[0]
        if name not in known and (lesson in sound or lesson not in there):
            place = quiz.places.value(("questions", index, "objective"))
            cure = did_you_mean(name, known) or "Outside a lesson write 'lesson#objective'."
            issues.error("quiz/unknown-objective", place, f"no lesson has the objective '{name}'.", cure)


def _check_names(quiz: LoadedQuiz, source: Sources, issues: IssueLog) -> None:
    """Roles, moments and frameworks of questions."""
    if source.course is None:
        return
    known = known_names(source.course)
    for index, question in enumerate(quiz.questions):
        for name in ("roles", "moments", "frameworks"):
            for at, word in enumerate(getattr(question, name)):
                if word not in known[name]:
                    place = quiz.places.value(("questions", index, name, at))
                    message = f"course.yml has no '{word}' among its {name}."
                    issues.error("quiz/unknown-name", place, message, did_you_mean(word, known[name]))
