"""coursewright as a plain Python-Markdown extension, for engines that have no plugins of ours (Zensical)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.course.load import COURSE_FILE
from coursewright.figures.load import FOLDER
from coursewright.figures.model import LoadedFigure
from coursewright.project.figures import load_figures
from coursewright.project.load import default_language, load_project, quizzes_alone
from coursewright.prose import extension
from coursewright.prose.lesson import conversion_for
from coursewright.prose.targets import Conversion, Screen
from coursewright.quiz.model import LoadedQuiz


class CoursewrightExtension(extension.CoursewrightExtension):
    """Quizzes (and in a course everything else that a lesson needs) by Markdown alone.

    Options: `root` (folder of the project), `language`; where there is no course.yml also `quizzes` and `figures`
    (their folders) and `course` (what stored answers are kept under). Faults are in `issues`; pages show them as
    boxes.
    """

    def __init__(
        self,
        root: str = ".",
        language: str = "",
        quizzes: str = "",
        course: str = "",
        figures: str = FOLDER,
    ) -> None:
        self.issues = IssueLog()
        folder = Path(root).resolve()
        if quizzes or not (folder / COURSE_FILE).is_file():
            language, course = language or "en", course or "site"
            drawn = load_figures(folder, (language,), self.issues, figures)
            found = quizzes_alone(folder, quizzes or "quizzes", language, course, self.issues, drawn)
            super().__init__(lambda: quiz_conversion(found, language, course, drawn.loaded))
            return
        wanted = language or default_language(folder)
        project = load_project(folder, wanted, self.issues)
        if project is None:
            super().__init__(lambda: quiz_conversion({}, wanted, "", {}))
        else:
            super().__init__(lambda: conversion_for(project, Screen()))


def quiz_conversion(
    quizzes: Mapping[str, LoadedQuiz], language: str, course: str, figures: Mapping[str, LoadedFigure]
) -> Conversion:
    """The state that a page begins with where only quizzes and figures are used."""
    return Conversion(target=Screen(), language=language, quizzes=quizzes, course_id=course, figures=figures)
