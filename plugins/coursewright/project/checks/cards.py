"""Cards name figures and frameworks that exist, and have something on both sides."""

from __future__ import annotations

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.project.checks.typography import check_marks
from coursewright.project.sources import Sources


def check_cards(source: Sources, issues: IssueLog) -> None:
    """Check the cards of one language."""
    known = None if source.course is None else [row.id for row in source.course.frameworks]
    for loaded in source.cards:
        card, places = loaded.card, loaded.places
        for index, name in enumerate(card.frameworks):
            if known is not None and name not in known:
                message = f"course.yml has no '{name}' among its frameworks."
                issues.error(
                    "card/unknown-name",
                    places.value(("frameworks", index)),
                    message,
                    did_you_mean(name, known),
                )
        for side, held in (("front", card.front), ("back", card.back)):
            if held.figure and held.figure not in source.figures.names:
                message = f"there is no figure '{held.figure}'."
                cure = did_you_mean(held.figure, source.figures.names)
                issues.error("card/unknown-figure", places.value((side, "figure")), message, cure)
            if not held.figure and not held.text:
                issues.error(
                    "card/empty-side",
                    places.value((side,)),
                    f"the {side} of the card is empty.",
                    "Write a text or 'figure:'.",
                )
        if source.language.startswith("zh"):
            for path, text, _ in marked_texts(card):
                check_marks(text, places.value(path), issues)
