"""What a course and its quizzes say about questions that are asked again."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.recall import Recall
from coursewright.base.shape import did_you_mean
from coursewright.project.recall import is_asked_again
from coursewright.project.sources import Sources
from coursewright.quiz.model import LoadedQuiz

MOST = 9
"""Questions in a self-check that are not the lesson's own."""
FARTHEST = 99


def check_recall(source: Sources, issues: IssueLog) -> None:
    """Numbers that can be, and names of questions that a page can check."""
    if source.course is not None and source.course_document is not None:
        where = Where(places=source.course_document.places, path=("recall",))
        _check_numbers(source.course.recall, where, "course", issues)
        if source.course.recall.named:
            issues.error(
                "course/recall-named", where.value(), "one question cannot be asked again in every lesson.",
                "Write 'count:' and 'after:' here, and name questions in a lesson's quiz.",
            )  # fmt: skip
    for quiz in source.quizzes.values():
        if quiz.quiz.recall is not None:
            where = quiz.where.below("recall")
            _check_numbers(quiz.quiz.recall, where, "quiz", issues)
            for index, name in enumerate(quiz.quiz.recall.named or ()):
                _check_name(name, quiz, where.below(index), source, issues)


def _check_numbers(rule: Recall, where: Where, area: str, issues: IssueLog) -> None:
    if not 0 <= rule.count <= MOST:
        issues.error(
            f"{area}/recall-range", where.value("count"), f"{rule.count} questions cannot be asked again.",
            f"Write 0 to {MOST}.",
        )  # fmt: skip
    for index, distance in enumerate(rule.after):
        if not 1 <= distance <= FARTHEST:
            issues.error(
                f"{area}/recall-range", where.value("after", index), f"no lesson stands {distance} places before.",
                f"Write 1 for the lesson before, up to {FARTHEST}.",
            )  # fmt: skip


def _check_name(name: str, own: LoadedQuiz, where: Where, source: Sources, issues: IssueLog) -> None:
    rows = {sheet.name: (row, sheet) for quiz in source.quizzes.values() for row, sheet in quiz.sheets()}
    stem = name.partition("#")[0]
    if stem == own.id:
        issues.error(
            "quiz/recall-own", where.value(), f"'{name}' is a question of this very quiz.",
            "Name one of an earlier lesson.",
        )  # fmt: skip
    elif name in rows and not is_asked_again(*rows[name]):
        issues.error(
            "quiz/recall-kind", where.value(), f"no page checks '{name}' at a glance.",
            "Name a question with a right answer that is no conversation.",
        )  # fmt: skip
    # A quiz that is there but broken is told already.
    elif name not in rows and (stem not in source.quiz_files or stem in source.quizzes):
        known = [full for full in rows if not full.startswith(f"{own.id}#")]
        issues.error(
            "quiz/unknown-recall", where.value(), f"there is no question '{name}'.", did_you_mean(name, known)
        )
