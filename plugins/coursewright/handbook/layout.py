"""A book's sections on numbered pages: which begins where, and how many digits the numbers of pages need.

Numbers are written when the book is bound, so a section is laid out once, unless a number in its running text turns
out to need more or fewer digits than its room has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from coursewright.base.markup import el, plain_text
from coursewright.handbook.binding import Placed, page_numbers
from coursewright.handbook.fragment import Fragment
from coursewright.handbook.sections import NumberRoom, Section, ids_of, settle_links
from coursewright.handbook.typeset import Tree

ROUNDS = 6
NOTES = Section(name="notes page", tree=(el("section", {"class": "notes"}),))
PAGE = 1400
"""A page holds about so many bytes of text."""

Told = Callable[[str, int, int, int], None]
"""Is told what is laid out next: the section's name, how many are done, how many there are, and its first page."""


def tell_nobody(name: str, done: int, total: int, page: int) -> None:
    """Nobody waits."""


class Press(Protocol):
    """What lays out one section."""

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> Fragment:
        """Lay out `tree`, the section's with settled links, as if its first page were `first_page`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A section with the tree and the side that it was laid out from."""

    tree: Tree
    side: int
    fragment: Fragment


class UnsettledPages(Exception):
    """Page numbers kept changing the pages that they number."""


def lay_out_book(
    press: Press, sections: Sequence[Section], own: frozenset[str], reference: str, told: Told = tell_nobody
) -> list[Placed]:
    """All sections with their first pages in printing order, blank versos filled with a page for notes.

    The first round guesses how many digits page numbers have; later rounds lay out again only where that was wrong.
    Raises UnsettledPages after too many rounds.
    """
    room = guess_room(sections)
    laid: dict[int, _Laid] = {}
    for _ in range(ROUNDS):
        placed: list[Placed] = []
        for index, section in enumerate(sections):
            first = _next_page(placed, section)
            tree, side = settle_links(section, room, own, reference), 2 - first % 2
            before = laid.get(index)
            if before is None or (before.tree, before.side) != (tree, side):
                told(section.name, index, len(sections), first)
                fragment = press.lay_out(section, tree, side)
                before = laid[index] = _Laid(tree=tree, side=side, fragment=fragment)
            placed.append(Placed(fragment=before.fragment, first=first))
        needed = _needed_room(placed, room)
        if needed == room:
            return list(_with_notes(press, placed))
        room = needed
    raise UnsettledPages(f"page numbers did not settle in {ROUNDS} rounds")


def guess_room(sections: Sequence[Section]) -> NumberRoom:
    """How many digits the page of each anchor may have, by the length of the texts before it."""
    digits: dict[str, int] = {}
    page = 1.0
    for section in sections:
        size = sum(len(plain_text(node).encode()) for node in section.tree) / PAGE
        digits.update({anchor: len(str(int(page))) for anchor in ids_of(section.tree)})
        page += max(1.0, size) + (0.5 if section.starts_right else 0)
    return NumberRoom(most=max(2, len(str(int(page)))), digits=digits)


def _needed_room(placed: Sequence[Placed], room: NumberRoom) -> NumberRoom:
    """The room that the numbers of these pages need; what is at the right end of a line never gets less again."""
    digits = {anchor: len(str(page)) for anchor, page in page_numbers(placed).items()}
    last = placed[-1].first + len(placed[-1].fragment.pages) if placed else 1
    return NumberRoom(most=max(room.most, len(str(last))), digits=digits)


def _next_page(placed: Sequence[Placed], section: Section) -> int:
    """The page where `section` begins; right-hand pages are odd."""
    after = placed[-1].first + len(placed[-1].fragment.pages) if placed else 1
    return after + 1 if section.starts_right and after % 2 == 0 else after


def _with_notes(press: Press, placed: Sequence[Placed]) -> Iterator[Placed]:
    """Everything that is printed, with a page for notes on every blank verso."""
    page = 1
    notes: Fragment | None = None
    for entry in placed:
        if entry.first > page:
            notes = notes or press.lay_out(NOTES, NOTES.tree, 2)
            yield Placed(fragment=notes, first=page)
        yield entry
        page = entry.first + len(entry.fragment.pages)
