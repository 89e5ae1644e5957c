"""Lists of short items set in two columns on a page with white, where what follows may then have room on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.boxes import MM, all_boxes
from coursewright.handbook.changes import Classed, path_to
from coursewright.handbook.filling import FULL, fill_of
from coursewright.handbook.typeset import ems_of

PAIRED = "paired"
"""The class of such a list."""
FEWEST = 3
"""Items of a list that is worth two columns."""
BETWEEN, MARK = 7.5 * MM, 6 * MM
"""White between the columns, and what an item is set in by."""


def paired_lists(root: Element, pages: Sequence[Any]) -> Iterator[Classed]:
    """The lists of each page with white at its end, the last first."""
    for page, _ in pairwise(pages):
        fill = fill_of(page)
        if fill.text and fill.fill < FULL:
            for element in reversed(list(_short_lists(page))):
                yield Classed(path=path_to(root, element), name=PAIRED)


def _short_lists(page: Any) -> Iterator[Element]:
    """The lists of the running text all of whose items have room in half of its width."""
    for box in all_boxes(page):
        element = box.element
        if element is None or hasattr(box, "text") or element.tag not in ("ul", "ol"):
            continue
        classes = element.get("class", "").split()
        ems = ((box.width - BETWEEN) / 2 - MARK) / box.style["font_size"]
        if "list" in classes and PAIRED not in classes and len(element) >= FEWEST and _all_fit(element, ems):
            yield element


def _all_fit(items: Element, ems: float) -> bool:
    return all(
        item.find(".//ul") is None and item.find(".//ol") is None and ems_of("".join(item.itertext())) <= ems
        for item in items
    )
