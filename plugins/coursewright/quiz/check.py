"""Rules for quizzes beyond their shape; the rules of a kind stand with the kind."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.source import Document, Steps, Tree
from coursewright.quiz.kinds import AnyQuestion, kind_of, revision_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.seal import is_revision
from coursewright.quiz.sheet import Sheet


def check_ids(document: Document, issues: IssueLog) -> None:
    """Report an id that stands twice in one list."""
    _check_ids(document.tree, (), document, issues)


def _check_ids(tree: Tree, path: Steps, document: Document, issues: IssueLog) -> None:
    if isinstance(tree, dict):
        for key, value in tree.items():
            _check_ids(value, (*path, key), document, issues)
    elif isinstance(tree, list):
        first: dict[Tree, int] = {}
        for index, row in enumerate(tree):
            name = row.get("id") if isinstance(row, dict) else None
            if isinstance(name, str) and first.setdefault(name, index) != index:
                before = document.places.value((*path, first[name], "id"))
                issues.error(
                    "quiz/duplicate-id",
                    document.places.value((*path, index, "id")),
                    f"'{name}' stands twice in '{path[-1]}'; first in line {before.line}.",
                    "Give one of the two another id.",
                )
            _check_ids(row, (*path, index), document, issues)


def check_quiz(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Report what is wrong within one quiz, question by question."""
    if not loaded.questions:
        issues.error(
            "quiz/no-questions",
            loaded.where.value("questions"),
            "the quiz has no questions.",
            "Write at least one, or remove the file.",
        )
    if not 0 <= loaded.quiz.pass_ <= 100:
        issues.error(
            "quiz/pass-mark", loaded.where.value("pass"), "'pass' is a percentage.", "Write 0 to 100."
        )
    _check_draw(loaded, issues)
    for question, sheet in loaded.sheets():
        kind_of(question).check(question, sheet.where, issues)
        _check_points(question, sheet, issues)
        _check_minor(question, sheet, issues)
        _check_figure(question, sheet, issues)
        _check_tokens(question, sheet, issues)


def _check_draw(loaded: LoadedQuiz, issues: IssueLog) -> None:
    for index, draw in enumerate(loaded.quiz.draw):
        size = sum(draw.from_ in question.tags for question in loaded.questions)
        if not size:
            issues.error(
                "quiz/unknown-pool",
                loaded.where.value("draw", index, "from"),
                f"no question has the tag '{draw.from_}'.",
                "Write it below 'tags:' of the questions to draw from.",
            )
        elif not 1 <= draw.count <= size:
            issues.error(
                "quiz/pool-count",
                loaded.where.value("draw", index, "count"),
                f"{draw.count} cannot be drawn from the {size} with the tag '{draw.from_}'.",
                f"Write 1 to {size}.",
            )
    for question, sheet in loaded.sheets():
        pools = [draw.from_ for draw in loaded.quiz.draw if draw.from_ in question.tags]
        if len(pools) > 1:
            issues.error(
                "quiz/two-pools",
                sheet.where.value("tags"),
                f"'{question.id}' would be drawn for '{pools[0]}' and for '{pools[1]}'.",
                "Leave it one of the two tags.",
            )


def _check_points(question: AnyQuestion, sheet: Sheet, issues: IssueLog) -> None:
    for name in ("points", "revision"):
        if getattr(question, name) < 1:
            issues.error(
                "quiz/too-small", sheet.where.value(name), f"'{name}' is less than 1.", "Write 1 or more."
            )


def _check_minor(question: AnyQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Revisions before a small change are those of the question, and not today's."""
    today = revision_of(question) if question.minor else ""
    for index, name in enumerate(question.minor):
        place = sheet.where.value("minor", index)
        if not is_revision(name):
            issues.error(
                "quiz/minor",
                place,
                f"'{name}' is no revision.",
                f"Write the eight signs that stood before the change; today's are {today}.",
            )
        elif name == today:
            issues.error(
                "quiz/minor",
                place,
                f"'{name}' is today's revision.",
                "Write the one before the change, or delete it.",
            )


def _check_figure(question: AnyQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Parts belong to a figure, each to one choice; whether the figure has them is the project's to know."""
    first: dict[str, str] = {}
    for pick in kind_of(question).picks(question):
        place = sheet.where.value(*pick.steps, "part")
        if not question.figure:
            issues.error(
                "quiz/part-without-figure",
                place,
                f"'{pick.part}' is a part of no figure.",
                "Add 'figure:' to the question, or delete 'part:'.",
            )
        elif first.setdefault(pick.part, pick.id) != pick.id:
            issues.error(
                "quiz/shared-part",
                place,
                f"'{pick.part}' already stands for '{first[pick.part]}'.",
                "Let each part stand for one choice.",
            )


def _check_tokens(question: AnyQuestion, sheet: Sheet, issues: IssueLog) -> None:
    named: dict[str, tuple[str, str]] = {}
    for side, name in dict.fromkeys(kind_of(question).stable(question).things):
        firsts = [named.setdefault(token, (side, name)) for token in sheet.tokens(side, name)]
        first = next((row for row in firsts if row != (side, name)), None)
        if first is not None:
            issues.error(
                "quiz/token-collision",
                sheet.where.value(),
                f"'{first[1]}' and '{name}' would have the same name in the page.",
                "Change one of the two ids.",
            )
