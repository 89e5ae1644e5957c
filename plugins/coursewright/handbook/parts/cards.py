"""Cards: all of them one below the other, each with both sides below its title."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.markup import el
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart, Line, plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree
from coursewright.languages.words import words
from coursewright.project.cards import PAGE, card_anchor, card_side
from coursewright.prose import render_page


def _assemble(assembly: Assembly) -> Tree:
    if not assembly.project.cards:
        return ()
    rows = [
        el(
            "div",
            {"class": "card", "id": card_anchor(loaded)},
            el("h4", None, loaded.card.title),
            el("div", {"class": "front"}, card_side(loaded, "front")),
            el("div", {"class": "back"}, card_side(loaded, "back")),
        )
        for loaded in assembly.project.cards
    ]
    rendered = render_page(assembly.project, PAGE, el("div", None, rows), assembly.paper)
    assembly.issues.extend(rendered.issues)
    return rendered.tree


def _sections(book: Book, cards: Tree) -> Iterator[Section]:
    if cards:
        title = words(book.language)["course.cards"]
        head = el("h2", {"class": "th", "id": "cards"}, title)
        yield plain_section("cards", title, (el("section", {"class": "cards"}, head, cards),))


def _lines(book: Book, cards: Tree) -> Iterator[Line]:
    if cards:
        yield Line(label="", anchor="cards", title=words(book.language)["course.cards"])


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=("cards",))
