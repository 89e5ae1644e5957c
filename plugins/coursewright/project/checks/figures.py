"""Fences and questions name figures and parts that exist; figures name frameworks that exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.shape import did_you_mean
from coursewright.course.load import LessonFile
from coursewright.figures.model import walk
from coursewright.languages.language import language_of
from coursewright.project.around import Around
from coursewright.project.checks.typography import check_marks
from coursewright.project.figures import named_figure
from coursewright.project.naming import cure_for_figure

if TYPE_CHECKING:
    from coursewright.figures.model import LoadedFigure


def check_figure_fences(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Every `figure` fence of a lesson: one known name, or a whole figure."""
    for fence in file.outline.fences:
        if fence.name != "figure":
            continue
        if not fence.body.strip():
            issues.error(
                "lesson/empty-figure", fence.place, "this fence names no figure.",
                "Write the name of a file of content/figures in it, or a figure that begins with 'type:'.",
            )  # fmt: skip
        elif "\n```" in fence.body or "\n~~~" in fence.body:
            continue  # It is not closed where it was meant to be, which is told as a slip.
        elif name := named_figure(fence):
            if not around.has_figure(name):
                issues.error(
                    "lesson/unknown-figure", fence.place, f"there is no figure '{name}'.",
                    cure_for_figure(name, around),
                )  # fmt: skip
        else:
            from coursewright.figures.load import load_fence  # late: few lessons hold whole figures

            loaded = load_fence(fence.body, fence.place, issues)
            if loaded is not None:
                known = around.named("frameworks") if loaded.figure.frameworks else None
                check_figure_words([loaded], known, (around.language,), issues)


def check_figure_words(
    figures: Iterable[LoadedFigure], known: Sequence[str] | None, languages: Iterable[str], issues: IssueLog
) -> None:
    """Frameworks that course.yml has (those `known`), and texts without half-width marks beside full-width signs."""
    for loaded in figures:
        for index, name in enumerate(loaded.figure.frameworks):
            if known is not None and name not in known:
                message = f"course.yml has no '{name}' among its frameworks."
                place = loaded.where.value("frameworks", index)
                issues.error("figure/unknown-name", place, message, did_you_mean(name, known))
        for language in languages:
            if language_of(language).marks:
                for path, label in walk(loaded.figure, Label):
                    place = loaded.where.value(*path, language)
                    check_marks(label.text(language), place, language, issues)
