"""coursewright as a plain Python-Markdown extension, for engines that have no plugins of ours (Zensical)."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.endings import as_it_ends
from coursewright.base.issues import IssueLog
from coursewright.course.load import COURSE_FILE
from coursewright.figures.load import FOLDER
from coursewright.project.figures import load_figures
from coursewright.project.load import default_language, empty_project, load_project, project_alone
from coursewright.prose import Screen, conversion_for, extension


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
        if quizzes or not as_it_ends(folder / COURSE_FILE).is_file():
            language, course = language or "en", course or "site"
            drawn = load_figures(folder, (language,), self.issues, figures)
            project = project_alone(folder, quizzes or "quizzes", language, course, self.issues, drawn)
        else:
            wanted = language or default_language(folder)
            project = load_project(folder, wanted, self.issues) or empty_project(folder, wanted)
        super().__init__(lambda: conversion_for(project, Screen()))
