"""How full the pages of a section are: how far down each page what stands on it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coursewright.handbook.gates import flow_boxes


def reach(page: Any) -> float:
    """How far down its live height a laid-out page reaches, from 0 for an empty page to 1."""
    sheet = page._page_box
    top, height = sheet.content_box_y(), sheet.height
    lowest = max((box.position_y + box.margin_height() for box in flow_boxes(page)), default=top)
    share: float = (lowest - top) / height
    return min(1.0, max(0.0, share))


def reaches(pages: Sequence[Any]) -> tuple[float, ...]:
    """How far down each page reaches."""
    return tuple(map(reach, pages))
