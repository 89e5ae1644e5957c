"""Fences and questions name figures and parts that exist; figures name frameworks that exist."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.shape import did_you_mean
from coursewright.course.load import LessonFile
from coursewright.course.model import Course
from coursewright.course.outline import Fence
from coursewright.figures.load import load_fence
from coursewright.figures.model import LoadedFigure, walk
from coursewright.figures.screen import part_names
from coursewright.project.checks.typography import check_marks
from coursewright.project.figures import FigureFiles, named_figure
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.model import LoadedQuiz


def check_figure_fences(
    file: LessonFile, figures: FigureFiles, course: Course | None, language: str, issues: IssueLog
) -> None:
    """Every `figure` fence of a lesson: one known name, or a whole figure."""
    for fence in file.outline.fences:
        if fence.name != "figure":
            continue
        if not fence.body.strip():
            issues.error(
                "lesson/empty-figure", fence.place, "this fence names no figure.",
                "Write the name of a file of content/figures in it, or a figure that begins with 'type:'.",
            )  # fmt: skip
        elif name := named_figure(fence):
            _check_name(name, fence, figures, issues)
        else:
            loaded = load_fence(fence.body, fence.place, issues)
            if loaded is not None:
                check_figure_words([loaded], course, (language,), issues)


def _check_name(name: str, fence: Fence, figures: FigureFiles, issues: IssueLog) -> None:
    if name not in figures.names:
        issues.error(
            "lesson/unknown-figure", fence.place, f"there is no figure '{name}'.",
            _cure(name, figures),
        )  # fmt: skip


def _cure(name: str, figures: FigureFiles) -> str:
    return did_you_mean(name, figures.names) if figures.names else f"Write it as content/figures/{name}.yml."


def check_figure_words(
    figures: Iterable[LoadedFigure], course: Course | None, languages: Iterable[str], issues: IssueLog
) -> None:
    """Frameworks that course.yml has, and Chinese texts without half-width marks."""
    known = None if course is None else [framework.id for framework in course.frameworks]
    for loaded in figures:
        for index, name in enumerate(loaded.figure.frameworks):
            if known is not None and name not in known:
                message = f"course.yml has no '{name}' among its frameworks."
                place = loaded.where.value("frameworks", index)
                issues.error("figure/unknown-name", place, message, did_you_mean(name, known))
        for language in languages:
            if language.startswith("zh"):
                for path, label in walk(loaded.figure, Label):
                    check_marks(label.text(language), loaded.where.value(*path, language), issues)


def check_question_figures(quiz: LoadedQuiz, figures: FigureFiles, issues: IssueLog) -> None:
    """The figure of each question is there, and has the parts that its choices name."""
    for question, sheet in quiz.sheets():
        name = question.figure
        if name and name not in figures.names:
            place = sheet.where.value("figure")
            issues.error(
                "quiz/unknown-figure",
                place,
                f"there is no figure '{name}'.",
                _cure(name, figures),
            )
        elif name in figures.loaded:
            parts = part_names(figures.loaded[name])
            for pick in kind_of(question).picks(question):
                if pick.part not in parts:
                    place = sheet.where.value(*pick.steps, "part")
                    message = f"figure '{name}' has no part '{pick.part}'."
                    issues.error("quiz/unknown-part", place, message, did_you_mean(pick.part, parts))
