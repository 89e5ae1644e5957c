"""The drawing of a question from which one would have to turn the page to what one answers with: it is held to that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.boxes import all_boxes
from coursewright.handbook.changes import Classed, path_to

HELD_ON = "held-on"
"""The class of a drawing that goes to the next page with what stands below it."""


def joined_drawings(root: Element, pages: Sequence[Any]) -> Iterator[Classed]:
    """A change for each drawing that ends on a right-hand page while the rows or options below it begin overleaf.

    From a left-hand page one sees them beside it.
    """
    first, last = _pages_of(pages)
    for parent in root.iter():
        for drawing, form in zip(parent, list(parent)[1:], strict=False):
            if "qfig" not in drawing.get("class", "").split():
                continue
            ends = last.get(drawing, 0)
            if ends < first.get(form, 0) and pages[ends]._page_box.page_type.side == "right":
                yield Classed(path=path_to(root, drawing), name=HELD_ON)


def _pages_of(pages: Sequence[Any]) -> tuple[dict[Element, int], dict[Element, int]]:
    """The first and the last page, from 0, of each element."""
    first: dict[Element, int] = {}
    last: dict[Element, int] = {}
    for index, page in enumerate(pages):
        for box in all_boxes(page):
            if box.element is not None:
                first.setdefault(box.element, index)
                last[box.element] = index
    return first, last
