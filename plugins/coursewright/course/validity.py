"""Days in a lesson's front matter: when something was changed, and how long a result holds."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from coursewright.course.model import FrontMatter

Unit = Literal["until", "months", "days"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPAN = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")
_UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as ISO 8601 writes it."""
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def load_span(text: str) -> tuple[Unit, int] | None:
    """A span like `12 months` in the unit that it is counted in; None if it is none."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    unit, size = _UNITS[match[2]]
    return unit, int(match[1]) * size


def validity_of(head: FrontMatter) -> dict[Unit, str | int]:
    """How long results of a lesson hold: a day, or a span from the last answer on; empty where it does not say."""
    if head.valid_until:
        return {"until": head.valid_until}
    span = load_span(head.valid_for)
    return {} if span is None else dict([span])
