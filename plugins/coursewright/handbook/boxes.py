"""The layout engine's boxes of a page, in order.

Only their shape is used: `children`, `text`, `element`, `position_x` … in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

MM = 96 / 25.4
"""CSS pixels."""


_FLOWS: WeakKeyDictionary[Any, tuple[Any, ...]] = WeakKeyDictionary()
"""The boxes of pages that were asked for: a dozen gates look at each, and which boxes a page has never changes."""


def flow_boxes(page: Any) -> Iterator[Any]:
    """All boxes of text and all pictures in the page's flow, the running heads left out."""
    return (box for box in all_boxes(page) if is_seen(box))


def frames_of(page: Any) -> Iterator[Any]:
    """All boxes in the page's flow whose lower edge is drawn."""
    return (box for box in all_boxes(page) if getattr(box, "border_bottom_width", 0))


def all_boxes(page: Any) -> tuple[Any, ...]:
    """All boxes in the page's flow."""
    found = _FLOWS.get(page)
    if found is None:
        roots = (child for child in page._page_box.children if not hasattr(child, "at_keyword"))
        found = _FLOWS[page] = tuple(box for root in roots for box in boxes_in(root))
    return found


def boxes_in(box: Any) -> Iterator[Any]:
    """A box and all boxes in it, in order."""
    stack = [box]
    while stack:
        box = stack.pop()
        box = getattr(box, "_box", box)  # an absolute box lies behind a placeholder
        yield box
        stack.extend(reversed(getattr(box, "children", ())))


def is_seen(box: Any) -> bool:
    """Whether a box is text or a picture."""
    return hasattr(box, "text") or hasattr(box, "replacement")


def bottom_of(box: Any) -> float:
    """How far down a box is printed."""
    return float(box.border_box_y() + box.border_height())
