"""White at a page's end that a smaller figure takes away: it then stands on the page of what leads to it.

Only a figure that begins the next page, alone or below its heading and lead-in, is made smaller, no further than its
smallest label allows. Those that are shown once more, with a question, may be smaller wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.figures.paper import LEAST
from coursewright.handbook.boxes import MM, all_boxes, boxes_in
from coursewright.handbook.changes import Sized, path_to
from coursewright.handbook.filling import FULL, fill_of

ABOVE = 45 * MM
"""What may stand above a figure on its page: its heading, and the paragraph that leads to it."""
SHOWN_AGAIN = 0.75
"""The share of its size that a figure keeps at least where it is shown once more."""
MARGINS = 9 * MM
"""White above a heading, which it has not at the top of a page."""


def smaller_figures(root: Element, pages: Sequence[Any]) -> Iterator[Sized]:
    """Of each figure that then has room on the page before it the size."""
    for page, after in pairwise(pages):
        fill = fill_of(page)
        if fill.text and fill.fill < FULL:
            sized = _sized_on(root, after, (1 - fill.fill) * page._page_box.height)
            if sized is not None:
                yield sized


def smaller_in_questions(root: Element) -> tuple[Sized, ...]:
    """The drawings of questions, as small as they may be."""
    figures = (element for element in root.iter("div") if "qfig" in element.get("class", "").split())
    drawings = (element for figure in figures for element in figure.iter() if LEAST in element.attrib)
    return tuple(
        _sized(root, drawing, max(SHOWN_AGAIN, float(drawing.attrib[LEAST]))) for drawing in drawings
    )


def _sized(root: Element, drawing: Element, share: float) -> Sized:
    before = drawing.attrib["width"], drawing.attrib["height"]
    width, height = (float(size.removesuffix("mm")) * share for size in before)
    return Sized(
        path=path_to(root, drawing),
        size=(f"{width:.2f}mm", f"{height:.2f}mm"),
        before=before,
        least=drawing.attrib[LEAST],
    )


def _sized_on(root: Element, page: Any, room: float) -> Sized | None:
    """The figure at the top of a page, small enough for some room with all that stands above it."""
    figure = next((box for box in all_boxes(page) if box.element_tag == "figure"), None)
    if figure is None:
        return None
    drawing = next((element for element in figure.element.iter() if LEAST in element.attrib), None)
    image = next((box for box in boxes_in(figure) if box.element is drawing), None)
    if drawing is None or image is None:
        return None
    top = page._page_box.content_box_y()
    if figure.position_y - top > ABOVE:
        return None
    caption = max((box.margin_height() for box in boxes_in(figure) if _is_caption(box)), default=0.0)
    wanted = image.height - (figure.border_box_y() + figure.border_height() - top + MARGINS - room)
    if not max(image.height * float(drawing.attrib[LEAST]), caption) <= wanted < image.height:
        return None
    return _sized(root, drawing, wanted / image.height)


def _is_caption(box: Any) -> bool:
    return box.element_tag == "figcaption" and not hasattr(box, "text")
