"""Projects without a course.yml: a site's quizzes and figures, and one that says nothing but its name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.folder import is_folder
from coursewright.base.issues import IssueLog, Place
from coursewright.course.model import Course
from coursewright.project.astray import check_longer_names
from coursewright.project.figures import FigureFiles
from coursewright.project.model import Project

if TYPE_CHECKING:
    from coursewright.quiz.model import LoadedQuiz


def empty_project(root: Path, language: str, course: str = "") -> Project:
    """A project whose course says nothing but its id."""
    return Project(
        root=root,
        language=language,
        course=Course(id=course, version="", languages=(), title=""),
        modules=(),
        quizzes={},
        figures={},
        glossary=(),
    )


def project_alone(
    root: Path,
    folder: str,
    language: str,
    course: str,
    issues: IssueLog,
    figures: FigureFiles,
    others: Collection[str] = (),
) -> Project:
    """A site that has no course.yml: its `figures`, and its quizzes but for those in folders `others`."""
    quizzes = quizzes_alone(root, folder, language, course, issues, figures, others)
    scenarios = tuple(name for name, quiz in quizzes.items() if quiz.use == "scenario")
    return replace(
        empty_project(root, language, course), quizzes=quizzes, scenarios=scenarios, figures=figures.loaded
    )


def quizzes_alone(
    root: Path,
    folder: str,
    language: str,
    course: str,
    issues: IssueLog,
    figures: FigureFiles | None = None,
    others: Collection[str] = (),
) -> dict[str, LoadedQuiz]:
    """The quizzes of a site that has no course.yml, checked against its `figures`; folders `others` are left out."""
    if not is_folder(root / folder):
        issues.error(
            "quiz/no-folder",
            Place(file=folder),
            "there is no such folder.",
            "Name the folder of quizzes in the plugin's or the extension's options.",
        )
        return {}
    from coursewright.project.checks.question_figures import check_question_figures
    from coursewright.quiz.load import read_quizzes

    check_longer_names((root / folder).rglob("*.txt"), root, issues)
    found = read_quizzes(root / folder, root, issues, language=language, course=course, others=others)
    for quiz in found.values():
        check_question_figures(quiz, figures or FigureFiles(), issues)
    return dict(found)
