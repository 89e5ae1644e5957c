"""A page shows each question once in its quiz and once as a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.issues import IssueLog
from coursewright.course.load import LessonFile
from coursewright.course.outline import Fence, quiz_name
from coursewright.project.around import Around


def check_repeats(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Report fences that bring a question which their page shows already."""
    shown: dict[tuple[str, bool], Fence] = {}
    for fence in file.outline.fences:
        names = list(_names(fence, around))
        first = next((shown[name] for name in names if name in shown), None)
        if first is not None:
            issues.error(
                "lesson/repeated-question",
                fence.place,
                f"'{fence.body}' brings a question that this page has already, from '{first.body}'.",
                "Show it once in its quiz, and alone at most once more.",
            )
        shown.update(dict.fromkeys(names, fence))


def _names(fence: Fence, around: Around) -> Iterator[tuple[str, bool]]:
    """A fence's questions by name, each with whether it stands alone."""
    named = quiz_name(fence.body)
    quiz = around.quiz_questions(named.quiz) if fence.name == "quiz" and not named.back else None
    first = around.prompts(named.quiz) if quiz else ()
    for identifier in quiz[1] if quiz else ():
        if named.question == identifier or (not named.question and identifier not in first):
            yield f"{named.quiz}#{identifier}", bool(named.question)
