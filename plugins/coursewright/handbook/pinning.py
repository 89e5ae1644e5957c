"""What stands at the foot of its page: a plan's kit and card, wherever the rows above them end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coursewright.handbook.boxes import all_boxes, bottom_of
from coursewright.handbook.filling import measure_anew

PINNED = "pinned"
"""The class of what goes down to the end of the page that it is the last thing on."""


def pin_feet(pages: Sequence[Any]) -> None:
    """Move what is pinned down to the end of its page."""
    for page in pages:
        sheet = page._page_box
        end = sheet.content_box_y() + sheet.height
        for box in all_boxes(page):
            element = box.element
            if (
                element is not None
                and PINNED in element.get("class", "").split()
                and not hasattr(box, "text")
            ):
                box.translate(0, max(0.0, end - bottom_of(box)))
                measure_anew(page)
