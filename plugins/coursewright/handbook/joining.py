"""What one would have to turn the page after: a question's drawing, and the paragraph that leads to a question.

The one is held to what one answers with, the other to the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.boxes import all_boxes
from coursewright.handbook.changes import Classed, path_to

HELD_ON = "held-on"
"""The class of what goes to the next page with what stands below it."""


def joined(root: Element, pages: Sequence[Any]) -> Iterator[Classed]:
    """A change for each of them that ends on a right-hand page while what it is held to begins overleaf.

    From a left-hand page one sees that beside it.
    """
    first, last = _pages_of(pages)
    for parent in root.iter():
        for before, after in pairwise(parent):
            ends = last.get(before, 0)
            if not _leads(before, after) or ends >= first.get(after, 0):
                continue
            if pages[ends]._page_box.page_type.side == "right":
                yield Classed(path=path_to(root, before), name=HELD_ON)


def _leads(before: Element, after: Element) -> bool:
    """Whether it is a question's drawing, or a paragraph right before a question in the text."""
    names = after.get("class", "").split()
    return "qfig" in before.get("class", "").split() or (
        before.tag == "p" and "quiz" in names and "whole" not in names
    )


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
