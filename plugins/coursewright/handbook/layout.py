"""A book's sections on numbered pages: which begins where, and what changes when the numbers are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from coursewright.base.markup import el
from coursewright.handbook.sections import Section, settle_links
from coursewright.handbook.typeset import Tree

ROUNDS = 6
NOTES = Section(name="notes page", tree=(el("section", {"class": "notes"}),))


class Laid(Protocol):
    """A section on its pages; `anchors` maps ids to the page within the section, from 0."""

    @property
    def pages(self) -> Sequence[object]:
        """The pages in order."""

    @property
    def anchors(self) -> Mapping[str, int]:
        """The page, from 0, of each id."""


class Press(Protocol):
    """What lays out one section."""

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> Laid:
        """Lay out `tree`, the section's with settled links, from page `first_page` on."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A section where it stands: its settled tree and first page make up all that it prints."""

    section: Section
    tree: Tree
    first: int
    laid: Laid


class UnsettledPages(Exception):
    """Page numbers kept changing the pages that they number."""


def lay_out_book(
    press: Press, sections: Sequence[Section], own: frozenset[str], reference: str
) -> list[object]:
    """All pages in printing order, with the right numbers in every reference.

    The first round lays sections out one after the other with the numbers known so far; later rounds lay out
    again only what prints other numbers now. Raises UnsettledPages after too many rounds.
    """
    placed: list[_Placed] = []
    numbers: dict[str, int] = {}
    for section in sections:
        first = _next_page(placed, section)
        placed.append(_place(press, section, first, settle_links(section, numbers, own, reference)))
        numbers.update(_numbers(placed[-1]))
    for _ in range(ROUNDS):
        again, numbers = _placed_again(press, placed, numbers, own, reference)
        if again == placed:
            return list(_all_pages(press, placed))
        placed = again
    raise UnsettledPages(f"page numbers did not settle in {ROUNDS} rounds")


def _placed_again(
    press: Press, placed: list[_Placed], numbers: dict[str, int], own: frozenset[str], reference: str
) -> tuple[list[_Placed], dict[str, int]]:
    again: list[_Placed] = []
    for before in placed:
        first = _next_page(again, before.section)
        tree = settle_links(before.section, numbers, own, reference)
        same = (first, tree) == (before.first, before.tree)
        again.append(before if same else _place(press, before.section, first, tree))
    return again, {anchor: page for entry in again for anchor, page in _numbers(entry).items()}


def _place(press: Press, section: Section, first: int, tree: Tree) -> _Placed:
    return _Placed(section=section, tree=tree, first=first, laid=press.lay_out(section, tree, first))


def _numbers(placed: _Placed) -> dict[str, int]:
    return {anchor: placed.first + page for anchor, page in placed.laid.anchors.items()}


def _next_page(placed: Sequence[_Placed], section: Section) -> int:
    """The page where `section` begins; right-hand pages are odd."""
    after = placed[-1].first + len(placed[-1].laid.pages) if placed else 1
    return after + 1 if section.starts_right and after % 2 == 0 else after


def _all_pages(press: Press, placed: Sequence[_Placed]) -> Iterator[object]:
    """The pages of all sections, with a page for notes on every blank verso."""
    page = 1
    for entry in placed:
        if entry.first > page:
            yield from press.lay_out(NOTES, NOTES.tree, page).pages
        yield from entry.laid.pages
        page = entry.first + len(entry.laid.pages)
