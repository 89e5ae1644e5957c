"""A laid-out page as a small picture, and the discs at its edge that say where a note belongs.

The page and the stream that it is drawn on are the layout engine's; lengths are its CSS pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.boxes import MM

BEFORE, TOP = 43.5 * MM, 21 * MM
WIDTH, HEIGHT = 174 * MM, 252 * MM
"""What of a page is shown: from the rail, so far before the text, without head, foot and outer edge."""
SCALE = 0.62
DISC = 4.5
"""Millimetres of a disc, and of the least distance between two."""


class PagePicture:
    """A page in the engine's store of pictures."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width, height and their ratio."""
        return WIDTH * SCALE, HEIGHT * SCALE, WIDTH / HEIGHT

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Draw the page into a box of this size: as one thing, whose parts have no tags of their own."""
        scale = width / WIDTH
        group = stream.add_group(0, 0, width, height)
        group._tags = None
        left = self._page._page_box.content_box_x() - BEFORE
        group.transform(a=scale, d=scale, e=-left * scale, f=-TOP * scale)
        self._page.paint(group)
        stream.draw_x_object(group.id)


def place_discs(root: Element, anchors: Mapping[str, Sequence[float]]) -> None:
    """Set each disc beside the anchor that it names, none on another; those of later pages are left out."""
    lowest = -DISC
    for frame in root.iter("div"):
        if frame.get("class") != "frame":
            continue
        for disc in [child for child in frame if child.get("class") == "disc"]:
            place = anchors.get(disc.get("data-beside", ""))
            if place is None:
                frame.remove(disc)
                continue
            top = max((place[1] - TOP) / MM * SCALE, lowest + DISC)
            lowest = top
            disc.set("style", f"top:{top:.2f}mm")
