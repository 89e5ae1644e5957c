"""What is put further forward, on a page with white that what comes next has no room on.

A table with a number and a title that stands right behind a figure goes before the figure and its words, unless it
names the figure; a lesson's sources go before its self-check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.boxes import MM, all_boxes
from coursewright.handbook.changes import Moved, path_to
from coursewright.handbook.filling import FULL, fill_of
from coursewright.handbook.shrinking import ABOVE

ROOM = 50 * MM
"""White that a heading and the first rows of a table have room on."""
_NAMES_FIGURE = re.compile(
    r"[图圖図]|شكل|رسم|صورة|\b(?:figure|picture|drawing|abb|abbildung|bild|grafik)", re.IGNORECASE
)
"""How a table calls a figure, in the languages that the tool speaks."""


def pulled_forward(root: Element, pages: Sequence[Any]) -> Iterator[Moved]:
    """What may go on each page with white."""
    for page, after in pairwise(pages):
        fill = fill_of(page)
        white = (1 - fill.fill) * page._page_box.height
        if not fill.text or fill.fill >= FULL:
            continue
        if white > ROOM:
            yield from _table_on(root, after)
        yield from _sources_on(root, after, pages, white)


def _table_on(root: Element, page: Any) -> Iterator[Moved]:
    """The table behind the figure at the top of a page."""
    figure = next((box for box in all_boxes(page) if box.element_tag == "figure"), None)
    if figure is None or figure.position_y - page._page_box.content_box_y() > ABOVE:
        return
    path = path_to(root, figure.element)
    *way, place = path
    parent = _parent(root, path)
    if place + 1 >= len(parent) or not _may_go_first(parent[place + 1]):
        return
    target = place
    while target and "lead" in parent[target - 1].get("class", "").split():
        target -= 1
    yield Moved(path=tuple(way), before=place + 1, after=target)


def _may_go_first(element: Element) -> bool:
    """Whether it is a table with a title that does not name the figure before it."""
    titled = any("cap" in head.get("class", "").split() for head in element.iter("th"))
    return element.tag == "table" and titled and not _NAMES_FIGURE.search("".join(element.itertext()))


def _sources_on(root: Element, page: Any, pages: Sequence[Any], white: float) -> Iterator[Moved]:
    """The sources of a lesson whose self-check begins at the top of a page, where they fit before it."""
    first = next((box.element for box in all_boxes(page) if _has_class(box, "s")), None)
    if first is None or "selftest" not in first.get("class", "").split():
        return
    path = path_to(root, first)
    parent = _parent(root, path)
    *way, place = path
    boxes = [box for page in pages for box in all_boxes(page) if _has_class(box, "src")]
    source = boxes[0].element if boxes else None
    if source is None or source not in list(parent)[place:] or sum(_height(box) for box in boxes) > white:
        return
    yield Moved(path=tuple(way), before=list(parent).index(source), after=place)


def _height(box: Any) -> float:
    return float(box.margin_height())


def _has_class(box: Any, name: str) -> bool:
    element = box.element
    return (
        element is not None and name in element.get("class", "").split() and box.element_tag == element.tag
        and not hasattr(box, "text") and type(box).__name__ == "BlockBox"
    )  # fmt: skip


def _parent(root: Element, path: Sequence[int]) -> Element:
    for step in path[:-1]:
        root = root[step]
    return root
