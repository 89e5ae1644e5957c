"""Questions name figures that exist, and their choices parts of them."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.figures.screen import part_names
from coursewright.project.naming import Figures, cure_for_figure
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.model import LoadedQuiz


def check_question_figures(quiz: LoadedQuiz, figures: Figures, issues: IssueLog) -> None:
    """The figure of each question is there, and has the parts that its choices name."""
    for question, sheet in quiz.sheets():
        name = question.figure
        loaded = figures.figure(name) if name else None
        if name and not figures.has_figure(name):
            place = sheet.where.value("figure")
            issues.error(
                "quiz/unknown-figure",
                place,
                f"there is no figure '{name}'.",
                cure_for_figure(name, figures),
            )
        elif loaded is not None:
            parts = part_names(loaded)
            for pick in kind_of(question).picks(question):
                if pick.part not in parts:
                    place = sheet.where.value(*pick.steps, "part")
                    message = f"figure '{name}' has no part '{pick.part}'."
                    issues.error("quiz/unknown-part", place, message, did_you_mean(pick.part, parts))
