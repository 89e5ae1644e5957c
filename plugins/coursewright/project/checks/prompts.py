"""What is to be thought about first stands in a lesson once, and comes back further down."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.issues import IssueLog
from coursewright.course.load import LessonFile
from coursewright.course.outline import Fence, quiz_name
from coursewright.project.sources import Sources
from coursewright.quiz.model import comes_before


def check_prompts(source: Sources, issues: IssueLog) -> None:
    """Check the fences of questions that ask before, and that each such question has its two."""
    for file in source.files.values():
        _check_fences(file, source, issues)
    for quiz in source.quizzes.values():
        shown = {name for file in source.files.values() for name in _first(file)}
        for question, sheet in quiz.sheets():
            if not comes_before(question):
                continue
            if quiz.use != "lesson":
                issues.error(
                    "quiz/asks-before", sheet.where.value("asks"), "only a lesson has something to ask before.",
                    "Delete the line, or put the question into a lesson's quiz.",
                )  # fmt: skip
            elif sheet.name not in shown:
                issues.error(
                    "quiz/prompt-not-shown", sheet.where.value("id"), f"no lesson shows '{sheet.name}'.",
                    f"Put a ```quiz fence that holds {sheet.name} where it is asked.",
                )  # fmt: skip


def _first(file: LessonFile) -> Iterator[str]:
    for fence in file.outline.fences:
        named = quiz_name(fence.body)
        if fence.name == "quiz" and named.question and not named.back:
            yield f"{named.quiz}#{named.question}"


def _check_fences(file: LessonFile, source: Sources, issues: IssueLog) -> None:
    """Each fence of a question that asks before has one behind it that brings it back, and that one nothing else."""
    waiting: dict[str, Fence] = {}
    for fence in file.outline.fences:
        named = quiz_name(fence.body)
        quiz = source.quizzes.get(named.quiz)
        question = next((row for row in quiz.questions if row.id == named.question), None) if quiz else None
        if fence.name != "quiz" or question is None:
            continue
        name = f"{named.quiz}#{named.question}"
        if not named.back and comes_before(question):
            waiting[name] = fence
        elif named.back and waiting.pop(name, None) is None:
            issues.error(
                "lesson/back-to-nothing", fence.place, f"no fence above this asks '{name}' before.",
                f"Write 'asks: before' in that question, and a ```quiz fence that holds {name} further up.",
            )  # fmt: skip
    for name, fence in waiting.items():
        issues.warning(
            "lesson/prompt-without-back", fence.place, f"what is written at '{name}' never comes back.",
            f"Put a ```quiz fence that holds '{name} back' further down.",
        )  # fmt: skip
