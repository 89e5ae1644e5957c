"""Two printed lists beside each other: numbered things, and the lettered ones that they go with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coursewright.base.markup import Element, Node, el
from coursewright.quiz.choices import letter
from coursewright.quiz.room import ems

NARROW = 18
"""Ems of a right side that a narrow list holds in two lines."""


def two_lists(
    lefts: Iterable[Element], rights: Iterable[Element], texts: Iterable[str], *, kept: bool
) -> Element:
    """Both lists; the right one is as wide as its `texts` want. `kept`: they are not parted by the end of a page."""
    wide = max(map(ems, texts), default=0.0) > NARROW
    names = ["mat", *(["even"] if wide else []), *(["keep"] if kept else [])]
    left = el("div", {"class": "les"}, el("ol", {"class": "le"}, lefts))
    return el(
        "div",
        {"class": " ".join(names)},
        left,
        el("div", {"class": "ris"}, el("ol", {"class": "ri"}, rights)),
    )


def lettered_item(place: int, *text: Node) -> Element:
    """A thing of the right list, by its place from 0."""
    return el("li", None, el("b", None, letter(place)), " ", text)


def numbered_item(number: int, text: Node) -> Element:
    """A thing of the left list, with a number where a letter is written elsewhere."""
    return el("li", None, el("span", {"class": "sq no"}, str(number)), text)


def asked_lists(lefts: Sequence[Node], rights: Sequence[Node], texts: Iterable[str]) -> Element:
    """Both lists of a test whose answers stand on a sheet of their own."""
    numbered = (numbered_item(number, text) for number, text in enumerate(lefts, start=1))
    lettered = (lettered_item(place, text) for place, text in enumerate(rights))
    return two_lists(numbered, lettered, texts, kept=True)
