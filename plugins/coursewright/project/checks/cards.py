"""Cards name figures and frameworks that exist, and have something on both sides."""

from __future__ import annotations

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.base.passages import passages_of
from coursewright.base.shape import did_you_mean
from coursewright.course.cards import LoadedCard
from coursewright.languages.language import language_of
from coursewright.project.around import Around
from coursewright.project.checks.typography import check_marks
from coursewright.project.checks.variables import check_text_variables


def check_card(loaded: LoadedCard, around: Around, issues: IssueLog) -> None:
    """Check a card in one language."""
    card, places, known = loaded.card, loaded.places, around.named("frameworks")
    for index, name in enumerate(card.frameworks):
        if known is not None and name not in known:
            place = places.value(("frameworks", index))
            message = f"course.yml has no '{name}' among its frameworks."
            issues.error("card/unknown-name", place, message, did_you_mean(name, known))
    for side, held in (("front", card.front), ("back", card.back)):
        if held.figure and not around.has_figure(held.figure):
            message = f"there is no figure '{held.figure}'."
            cure = did_you_mean(held.figure, around.figure_names())
            issues.error("card/unknown-figure", places.value((side, "figure")), message, cure)
        if not held.figure and not held.text:
            message = f"the {side} of the card is empty."
            issues.error("card/empty-side", places.value((side,)), message, "Write a text or 'figure:'.")
    check_text_variables(passages_of(card, places, around.language), around, issues)
    if language_of(around.language).marks:
        for path, text, _ in marked_texts(card):
            check_marks(text, places.value(path), around.language, issues)
