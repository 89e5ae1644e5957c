"""A page shows each question once in a quiz and once as a checkpoint, so that no id stands twice in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.base.issues import IssueLog
from coursewright.course.outline import Fence
from coursewright.project.sources import Sources, quiz_of
from coursewright.quiz.model import LoadedQuiz


def check_repeats(source: Sources, issues: IssueLog) -> None:
    """Report fences that bring a question which their page shows already."""
    for file in source.files.values():
        shown: dict[str, Fence] = {}
        for fence in file.outline.fences:
            first = next((shown[name] for name in _ids(fence, source.quizzes) if name in shown), None)
            if first is not None:
                issues.error(
                    "lesson/repeated-question",
                    fence.place,
                    f"'{fence.body}' brings a question whose id this page has already, from '{first.body}'.",
                    "Show it once, or give one of two questions with the same id another id.",
                )
            shown.update(dict.fromkeys(_ids(fence, source.quizzes), fence))


def _ids(fence: Fence, quizzes: Mapping[str, LoadedQuiz]) -> Iterator[str]:
    """The ids that a fence's questions have in the page."""
    name, question = quiz_of(fence.body)
    quiz = quizzes.get(name)
    if fence.name != "quiz" or quiz is None:
        return
    if question:
        yield f"c-{question}"
    else:
        yield from (sheet.anchor for _, sheet in quiz.sheets())
