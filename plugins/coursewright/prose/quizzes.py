"""A `quiz` fence as a tree: a whole quiz or one of its questions, in the page's look."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.course.outline import Fence, quiz_name
from coursewright.prose.looks.look import Conversion


def render_quiz_fence(fence: Fence, conversion: Conversion) -> Element:
    """The quiz that a fence names; a name that is not known becomes a visible box (check has the place)."""
    named = quiz_name(fence.body)
    quiz, question = conversion.project.quizzes.get(named.quiz), named.question
    if quiz is None or (question and question not in {row.id for row in quiz.quiz.questions}):
        message = f"quiz '{fence.body}' is not known"
        conversion.issues.error("lesson/unknown-quiz", fence.place, f"{message}.")
        return el("p", {"class": "admonition danger"}, message)
    if named.back:
        return conversion.look.back(quiz, question, conversion)
    first = conversion.findings.numbered + 1
    conversion.findings.numbered += 0 if question else len(quiz.listed)
    return conversion.look.quiz(quiz, question, first, conversion)
