"""How far down a page is printed: what a book wastes of its paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from coursewright.handbook.boxes import bottom_of, flow_boxes, frames_of
from coursewright.handbook.fragment import PageFill

BARE = frozenset({"cover", "imprint", "part", "notes", "sheet", "cutcards"})
"""Named pages that are laid out as a whole: how much of them is white says nothing of their text."""

FULL = 0.85
"""A page that is printed so far down has no white worth mending."""

LEAST = 0.35
"""How far down a page of text is printed at least, but for the last one of its section."""


_MEASURED: WeakKeyDictionary[Any, PageFill] = WeakKeyDictionary()
"""The pages that were measured, until something on them is moved."""


def fills_of(pages: Sequence[Any]) -> tuple[PageFill, ...]:
    """Each laid-out page of a section."""
    return tuple(map(fill_of, pages))


def fill_of(page: Any) -> PageFill:
    """A laid-out page."""
    found = _MEASURED.get(page)
    if found is None:
        found = _MEASURED[page] = _measured(page)
    return found


def measure_anew(page: Any) -> None:
    """Something was moved on a page."""
    _MEASURED.pop(page, None)


def _measured(page: Any) -> PageFill:
    sheet = page._page_box
    lowest = max(map(bottom_of, (*flow_boxes(page), *frames_of(page))), default=sheet.content_box_y())
    share = (lowest - sheet.content_box_y()) / sheet.height
    kind = sheet.page_type
    return PageFill(fill=round(min(1.0, max(0.0, share)), 3), text=not kind.blank and kind.name not in BARE)


def mean_fill(fills: Iterable[PageFill]) -> float:
    """Of the pages of text; 1 where there is none."""
    shares = [row.fill for row in fills if row.text]
    return sum(shares) / len(shares) if shares else 1.0


def nearly_empty(fills: Sequence[PageFill]) -> tuple[int, ...]:
    """The pages of a section, from 0, that are nearly empty though it goes on: what comes next needs a whole one."""
    return tuple(index for index, row in enumerate(fills[:-1]) if row.text and row.fill < LEAST)
