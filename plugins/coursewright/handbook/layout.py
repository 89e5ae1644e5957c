"""A book's sections on numbered pages: which begins where, and how many digits the numbers of pages need.

Numbers are written when the book is bound, so a section is laid out once, unless a number in its running text turns
out to need more or fewer digits than its room has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from coursewright.base.markup import el
from coursewright.handbook.binding import Placed, page_numbers
from coursewright.handbook.fragment import Fragment
from coursewright.handbook.sections import Known, Section, settle_links
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
    """A section as it was laid out: with room for so many digits at its links, and on this side first."""

    digits: tuple[int | None, ...]
    side: int
    fragment: Fragment


class UnsettledPages(Exception):
    """Page numbers kept changing the pages that they number."""


def lay_out_book(
    press: Press, sections: Sequence[Known], own: frozenset[str], reference: str, told: Told = tell_nobody
) -> list[Placed]:
    """All sections with their first pages in printing order, blank pages filled with one for notes.

    The first round guesses how many digits the numbers of later pages have; later rounds lay out again only where
    that was wrong. Raises UnsettledPages after too many rounds.
    """
    asked = [tuple(sorted(set(one.targets))) for one in sections]
    laid: dict[int, _Laid] = {}
    needed: dict[str, int] = {}
    for number in range(ROUNDS):
        placed: list[Placed] = []
        digits, first_round = dict(needed), number == 0
        for index, one in enumerate(sections):
            first = _next_page(placed, one.section)
            if first_round:
                digits.update(_guess(sections[index:], first))
            room, side = tuple(map(digits.get, asked[index])), 2 - first % 2
            before = laid.get(index)
            if before is None or (before.digits, before.side) != (room, side):
                told(one.section.name, index, len(sections), first)
                fragment = press.lay_out(one.section, settle_links(one, digits, own, reference), side)
                before = laid[index] = _Laid(digits=room, side=side, fragment=fragment)
            placed.append(Placed(fragment=before.fragment, first=first, name=one.section.name))
            if first_round:
                digits.update(_digits(placed[-1:]))
        settled = _digits(placed)
        if settled == needed:
            return list(_with_notes(press, placed))
        needed = settled
    raise UnsettledPages(f"page numbers did not settle in {ROUNDS} rounds")


def _pages_of(known: Known) -> float:
    """About how many pages a section takes."""
    return max(1.0, known.size / PAGE) + (0 if known.section.starts == "next" else 0.5)


def _guess(sections: Sequence[Known], first: int) -> dict[str, int]:
    """How many digits the page of each anchor may have where the first of these sections begins on page `first`."""
    digits: dict[str, int] = {}
    page = float(first)
    for one in sections:
        digits.update(dict.fromkeys(one.ids, len(str(int(page)))))
        page += _pages_of(one)
    return digits


def _digits(placed: Sequence[Placed]) -> dict[str, int]:
    """How many digits the page of each anchor has."""
    return {anchor: len(str(page)) for anchor, page in page_numbers(placed).items()}


def _next_page(placed: Sequence[Placed], section: Section) -> int:
    """The page where `section` begins; right-hand pages are odd."""
    after = placed[-1].first + len(placed[-1].fragment.pages) if placed else 1
    wanted = {"left": 0, "right": 1, "next": after % 2}[section.starts]
    return after if after % 2 == wanted else after + 1


def _with_notes(press: Press, placed: Sequence[Placed]) -> Iterator[Placed]:
    """Everything that is printed, with a page for notes on every blank one."""
    page = 1
    notes: dict[int, Fragment] = {}
    for entry in placed:
        if entry.first > page:
            side = 2 - page % 2
            if side not in notes:
                notes[side] = press.lay_out(NOTES, NOTES.tree, side)
            yield Placed(fragment=notes[side], first=page)
        yield entry
        page = entry.first + len(entry.fragment.pages)
