"""What a course and its quizzes say about questions that are asked again."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.places import Places, Where
from coursewright.base.recall import Recall
from coursewright.base.shape import did_you_mean
from coursewright.project.around import Around
from coursewright.project.recall import is_asked_again
from coursewright.quiz.model import LoadedQuiz

MOST = 9
"""Questions in a self-check that are not the lesson's own."""
FARTHEST = 99


def check_course_recall(recall: Recall, places: Places, issues: IssueLog) -> None:
    """What course.yml says: numbers that can be, and no names."""
    where = Where(places=places, path=("recall",))
    _check_numbers(recall, where, "course/recall-range", issues)
    if recall.named:
        issues.error(
            "course/recall-named", where.value(), "one question cannot be asked again in every lesson.",
            "Write 'count:' and 'after:' here, and name questions in a lesson's quiz.",
        )  # fmt: skip


def check_recall(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> None:
    """What a quiz says: numbers that can be, and names of questions that a page can check."""
    rule, where = quiz.quiz.recall, quiz.where.below("recall")
    if rule is not None:
        _check_numbers(rule, where, "quiz/recall-range", issues)
        for index, name in enumerate(rule.named or ()):
            _check_name(name, quiz, where.below(index), around, issues)


def _check_numbers(recall: Recall, where: Where, rule: str, issues: IssueLog) -> None:
    if not 0 <= recall.count <= MOST:
        issues.error(
            rule, where.value("count"), f"{recall.count} questions cannot be asked again.",
            f"Write 0 to {MOST}.",
        )  # fmt: skip
    for index, distance in enumerate(recall.after):
        if not 1 <= distance <= FARTHEST:
            issues.error(
                rule, where.value("after", index), f"no lesson stands {distance} places before.",
                f"Write 1 for the lesson before, up to {FARTHEST}.",
            )  # fmt: skip


def _check_name(name: str, own: LoadedQuiz, where: Where, around: Around, issues: IssueLog) -> None:
    stem, _, identifier = name.partition("#")
    quiz = around.quiz(stem) if stem != own.id else None
    row = next((row for row in quiz.sheets() if row[1].question == identifier), None) if quiz else None
    if stem == own.id:
        issues.error(
            "quiz/recall-own", where.value(), f"'{name}' is a question of this very quiz.",
            "Name one of an earlier lesson.",
        )  # fmt: skip
    elif quiz is not None and row is not None and quiz.use != "bank" and not is_asked_again(*row):
        issues.error(
            "quiz/recall-kind", where.value(), f"no page checks '{name}' at a glance.",
            "Name a question with a right answer that is no conversation.",
        )  # fmt: skip
    elif quiz is not None and quiz.use == "bank":
        issues.error(
            "quiz/recall-bank", where.value(), f"'{stem}' is the bank of an assessment; a lesson would give it away.",
            "Name a question of a lesson's quiz.",
        )  # fmt: skip
    elif row is not None and _is_taught_later(stem, own.id, around):
        issues.error(
            "quiz/recall-later",
            where.value(),
            f"'{name}' is taught in a later lesson.",
            "Name one of an earlier lesson.",
        )
    # A quiz that is there but broken is told already.
    elif row is None and (quiz is not None or not around.has_quiz_file(stem)):
        known = [full for full in around.lesson_questions() if not full.startswith(f"{own.id}#")]
        issues.error(
            "quiz/unknown-recall", where.value(), f"there is no question '{name}'.", did_you_mean(name, known)
        )


def _is_taught_later(quiz: str, own: str, around: Around) -> bool:
    """Whether all lessons that show a quiz come behind the last one that shows another."""
    order = around.named("lessons") or ()
    theirs, mine = (
        [order.index(slug) for slug in _slugs(name, around) if slug in order] for name in (quiz, own)
    )
    return bool(theirs and mine) and min(theirs) > max(mine)


def _slugs(quiz: str, around: Around) -> list[str]:
    return [page.rpartition("/")[2].removesuffix(".md") for page in around.showing(quiz)]
