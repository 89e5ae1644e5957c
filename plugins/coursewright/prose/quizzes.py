"""A `quiz` fence as a tree: a whole quiz or one of its questions, in the page's look."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.base.shape import did_you_mean
from coursewright.course.landmarks import QuizName
from coursewright.course.outline import Fence, quiz_name
from coursewright.prose.looks.look import Conversion


def render_quiz_fence(fence: Fence, conversion: Conversion) -> Element:
    """The quiz that a fence names; a name that is not known becomes a visible box (check has the place)."""
    named = quiz_name(fence.body)
    quiz, question = conversion.project.quizzes.get(named.quiz), named.question
    if quiz is None or (question and question not in {row.id for row in quiz.quiz.questions}):
        message = f"quiz '{fence.body}' is not known" if fence.body.strip() else "this fence names no quiz"
        conversion.issues.error("lesson/unknown-quiz", fence.place, f"{message}.", _cure(named, conversion))
        return el("p", {"class": "admonition danger"}, message)
    if named.back:
        return conversion.look.back(quiz, question, conversion)
    _tell_twice(fence, named, conversion)
    # What follows on a lesson's page belongs to it; on a page of somebody's site each quiz stands for itself.
    first = conversion.findings.numbered + 1 if conversion.project.has_spine else 1
    conversion.findings.numbered += 0 if question else len(quiz.listed)
    return conversion.look.quiz(quiz, question, first, conversion)


def _cure(named: QuizName, conversion: Conversion) -> str:
    """Which quiz, or which of its questions, was likely meant."""
    quizzes = conversion.project.quizzes
    if named.quiz in quizzes:
        return did_you_mean(named.question, [row.id for row in quizzes[named.quiz].quiz.questions])
    if not named.quiz:
        return "Write a quiz's id in it."
    return (
        did_you_mean(named.quiz, quizzes)
        if quizzes
        else f"Write '{named.quiz}.yml' into the folder of quizzes."
    )


def _tell_twice(fence: Fence, named: QuizName, conversion: Conversion) -> None:
    """What is shown twice on a page is answered once; `check` tells it of a course's lessons."""
    shown, name = conversion.findings.shown, f"{named.quiz}#{named.question}"
    if name in shown and not conversion.project.has_spine:
        conversion.issues.error(
            "lesson/quiz-twice", fence.place, f"quiz '{fence.body.strip()}' stands twice on this page.",
            "Take one away: what is answered in one is answered in the other.",
        )  # fmt: skip
    shown.append(name)
