"""The cards of a course as trees, for page and book alike."""

from __future__ import annotations

from coursewright.base.markup import Element, Embed, Node, Prose, el
from coursewright.base.places import Places
from coursewright.course.cards import LoadedCard, Side
from coursewright.course.model import Framework, Moment, Role
from coursewright.project.model import Project

PAGE = "cards.md"
"""The Markdown page of the cards, below the language's root."""
ANCHOR = "cards"


def card_anchor(loaded: LoadedCard) -> str:
    """What a card is called in a page."""
    return f"card-{loaded.card.id}"


def card_side(loaded: LoadedCard, name: str) -> tuple[Node, ...]:
    """The `front` or the `back`: its figure, then its text."""
    side: Side = getattr(loaded.card, name)
    places: Places = loaded.places
    figure = Embed(
        figure=side.figure, place=places.value((name, "figure")), anchor=f"fig-{card_anchor(loaded)}-{name}"
    )
    text = Prose(text=side.text, place=places.value((name,)), inline=False)
    return (*((figure,) if side.figure else ()), *((text,) if side.text else ()))


def card_tags(project: Project, loaded: LoadedCard) -> Element | None:
    """Its tags and frameworks in words: the title of a role, a moment or a framework, else the tag itself."""
    course = project.course
    rows: tuple[Role | Moment | Framework, ...] = (*course.roles, *course.moments, *course.frameworks)
    titles = {row.id: row.title for row in rows}
    names = [titles.get(name, name) for name in (*loaded.card.tags, *loaded.card.frameworks)]
    return (
        el("ul", {"class": "cw-plain cw-tags"}, [el("li", {"class": "cw-tag"}, name) for name in names])
        if names
        else None
    )
