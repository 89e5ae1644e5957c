"""What is to be thought about first stands in a lesson once, and comes back further down."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.course.load import LessonFile
from coursewright.course.outline import Fence, quiz_name
from coursewright.project.around import Around
from coursewright.quiz.model import LoadedQuiz, comes_before


def check_asked(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> None:
    """Each question that asks before stands in a lesson."""
    for question, sheet in quiz.sheets():
        if not comes_before(question):
            continue
        if quiz.use != "lesson":
            issues.error(
                "quiz/asks-before", sheet.where.value("asks"), "only a lesson has something to ask before.",
                "Delete the line, or put the question into a lesson's quiz.",
            )  # fmt: skip
        elif not around.is_shown_alone(sheet.name):
            issues.error(
                "quiz/prompt-not-shown", sheet.where.value("id"), f"no lesson shows '{sheet.name}'.",
                f"Put a ```quiz fence that holds {sheet.name} where it is asked.",
            )  # fmt: skip


def check_prompts(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Each fence of a question that asks before has one behind it that brings it back, and that one nothing else."""
    waiting: dict[str, Fence] = {}
    for fence in file.outline.fences:
        named = quiz_name(fence.body)
        quiz = around.quiz_questions(named.quiz) if fence.name == "quiz" else None
        if quiz is None or named.question not in quiz[1]:
            continue
        name = f"{named.quiz}#{named.question}"
        if not named.back and named.question in around.prompts(named.quiz):
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
