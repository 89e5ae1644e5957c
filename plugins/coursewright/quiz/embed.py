"""The figure of a question, as a leaf of its tree."""

from __future__ import annotations

from coursewright.base.markup import Embed
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.sheet import Sheet


def figure_of(question: AnyQuestion, sheet: Sheet, anchor: str) -> Embed | None:
    """The figure that stands above the choices, its parts by the tokens of the choices they stand for."""
    if not question.figure:
        return None
    return Embed(
        figure=question.figure,
        place=sheet.where.value("figure"),
        anchor=f"fig-{anchor}",
        picks=tuple(
            (pick.part, sheet.token(pick.side, pick.id)) for pick in kind_of(question).picks(question)
        ),
        marks=kind_of(question).marks(question, sheet),
    )
