"""A page shows each question once in its quiz and once as a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.base.issues import IssueLog
from coursewright.course.outline import Fence, quiz_name
from coursewright.project.sources import Sources
from coursewright.quiz.model import LoadedQuiz, comes_before


def check_repeats(source: Sources, issues: IssueLog) -> None:
    """Report fences that bring a question which their page shows already."""
    for file in source.files.values():
        shown: dict[tuple[str, bool], Fence] = {}
        for fence in file.outline.fences:
            first = next((shown[name] for name in _names(fence, source.quizzes) if name in shown), None)
            if first is not None:
                issues.error(
                    "lesson/repeated-question",
                    fence.place,
                    f"'{fence.body}' brings a question that this page has already, from '{first.body}'.",
                    "Show it once in its quiz, and alone at most once more.",
                )
            shown.update(dict.fromkeys(_names(fence, source.quizzes), fence))


def _names(fence: Fence, quizzes: Mapping[str, LoadedQuiz]) -> Iterator[tuple[str, bool]]:
    """A fence's questions by name, each with whether it stands alone."""
    named = quiz_name(fence.body)
    quiz = quizzes.get(named.quiz)
    if fence.name != "quiz" or quiz is None or named.back:
        return
    for question, sheet in quiz.sheets():
        if named.question == sheet.question or (not named.question and not comes_before(question)):
            yield sheet.name, bool(named.question)
