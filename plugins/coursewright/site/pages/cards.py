"""All cards on a page: the front, and the back behind a click."""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, el
from coursewright.course.cards import LoadedCard
from coursewright.languages.words import words
from coursewright.project.cards import PAGE, card_anchor, card_side, card_tags
from coursewright.project.model import Project
from coursewright.site.pages.page import QUIET, SitePage, hide


def cards_page(project: Project) -> SitePage:
    """The page of the cards; in search a lesson goes before it."""
    title = words(project.language)["course.cards"]
    return SitePage(
        path=PAGE, title=title, late=Late.of(render_cards(project)), settings=(hide(["toc"]), QUIET)
    )


def render_cards(project: Project) -> Element:
    """The whole page body."""
    cards = [_card(project, loaded) for loaded in project.cards]
    return el("div", None, el("h1", None, words(project.language)["course.cards"]), cards)


def _card(project: Project, loaded: LoadedCard) -> Element:
    back = el("summary", None, words(project.language)["course.card_back"])
    return el(
        "section",
        {"class": "cw-panel cw-flip"},
        el("h2", {"id": card_anchor(loaded)}, loaded.card.title),
        el("div", None, card_side(loaded, "front")),
        el("details", None, back, el("div", None, card_side(loaded, "back"))),
        card_tags(project, loaded),
    )
