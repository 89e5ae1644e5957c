"""Quizzes from files: typed, checked one by one and against each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from coursewright.base.endings import yaml_among
from coursewright.base.folder import read_folder
from coursewright.base.issues import Issue, IssueLog
from coursewright.base.shape import shape
from coursewright.base.source import Document, read_yaml
from coursewright.quiz.check import check_ids, check_quiz
from coursewright.quiz.model import LoadedQuiz, Quiz, Use
from coursewright.quiz.names import check_former_names, former_names, report_duplicate
from coursewright.quiz.texts.check import check_texts
from coursewright.quiz.unwritten import check_unwritten

USES: Mapping[str, Use] = {"scenarios": "scenario", "assessments": "bank"}
"""What the quizzes of a folder below quizzes/<language>/ are for; those of all others are lessons'."""


def read_quizzes(
    folder: Path, root: Path, issues: IssueLog, *, language: str, course: str, others: Collection[str] = ()
) -> dict[str, LoadedQuiz]:
    """All quizzes below a folder by id, in the order of their paths; of two with one id the first stays.

    Folders right below it that are among the `others` are left out.
    """
    found: dict[str, LoadedQuiz] = {}
    for path in yaml_among(read_folder(folder, root, issues).files, folder):
        if path.relative_to(folder).parts[0] in others:
            continue
        document = read_yaml(path, root, issues)
        loaded = None if document is None else load_quiz(document, issues, language=language, course=course)
        if loaded is None:
            continue
        first = found.setdefault(loaded.id, loaded)
        if first is not loaded:
            report_duplicate(loaded.id, loaded.where.value("id"), first.places.file, issues)
    check_former_names((row for quiz in found.values() for row in former_names(quiz)), issues)
    return found


def load_quiz(document: Document, issues: IssueLog, *, language: str, course: str) -> LoadedQuiz | None:
    """The quiz of a document with all its faults reported, or None where its shape is at fault."""
    loaded = shape_quiz(document, issues, language=language, course=course)
    if loaded is None:
        return None
    check_ids(document, issues)
    file = PurePosixPath(document.file)
    if loaded.id != file.stem:
        issues.error(
            "quiz/id-not-file-name",
            document.places.value(("id",)),
            f"the id is '{loaded.id}', but the file is '{file.name}'.",
            f"Write 'id: {file.stem}', or rename the file.",
        )
    check_quiz(loaded, issues)
    check_texts(loaded, issues)
    check_unwritten(loaded, issues)
    return loaded


def shape_quiz(document: Document, issues: IssueLog, *, language: str, course: str) -> LoadedQuiz | None:
    """The quiz of a document, or None where its shape is at fault; no rule beyond that is looked at."""
    own = IssueLog()
    quiz = shape(document, Quiz, own, area="quiz", noun="a quiz", language=language)
    for issue in own.found:
        issues.add(_with_own_rule(issue))
    if quiz is None:
        return None
    use = USES.get(PurePosixPath(document.file).parent.name, "lesson")
    return LoadedQuiz(quiz=quiz, course=course, language=language, places=document.places, use=use)


def _with_own_rule(issue: Issue) -> Issue:
    """A missing id has a rule and a cure of its own, since a command writes it."""
    if issue.rule == "quiz/missing-key" and issue.message == "'id' is missing.":
        return replace(issue, rule="quiz/missing-id", hint="`build.py check --fix` writes it.")
    return issue
