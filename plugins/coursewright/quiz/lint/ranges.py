"""Options that are numbers, ranges or limits: whether one value could belong to two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from unicodedata import normalize

_NUMBER = r"([+-]?\d+(?:\.\d+)?)"
_RANGE = re.compile(rf"^\D*?{_NUMBER}\s*([^\d\s+-]*)\s*(?:-|~|至|到|\bto\b)\s*{_NUMBER}\s*(\D*)$")
_LIMIT = re.compile(rf"^(\D*?){_NUMBER}(\D*)$")
_UP_TO = re.compile(
    r"以内|以下|之内|至多|最多|不超过|\bwithin\b|up to|at most|or (?:less|fewer|under)|no more than"
)
_BELOW = re.compile(r"不到|少于|小于|低于|不足|\b(?:less than|fewer than|under|below)\b")
_FROM = re.compile(r"以上|至少|不少于|不低于|at least|or (?:more|over|above)|no less than")
_ABOVE = re.compile(r"超过|多于|大于|高于|\b(?:more than|over|above)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values that an option stands for, of one unit; `open_` ends do not belong to it."""

    low: float
    high: float
    unit: str
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether a value belongs to both."""
        if self.unit != other.unit:
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        return not any(
            (row.low == low and row.open_low) or (row.high == high and row.open_high) for row in (self, other)
        )


@lru_cache(maxsize=64)
def interval_of(text: str) -> Interval | None:
    """The values of an option that is nothing but a range or a limit, else None (single numbers too)."""
    even = re.sub("[−–—〜～]", "-", normalize("NFKC", text)).lower().strip(" .。")
    if found := _RANGE.match(even):
        low, high = float(found[1]), float(found[3])
        return Interval(low=low, high=high, unit=_unit(found[4])) if low < high else None
    found = _LIMIT.match(even)
    if found is None:
        return None
    around, value = f"{found[1]} {found[3]}", float(found[2])
    for pattern, low, high, is_open in (
        (_UP_TO, -inf, value, False),
        (_FROM, value, inf, False),
        (_BELOW, -inf, value, True),
        (_ABOVE, value, inf, True),
    ):
        if pattern.search(around):
            unit = _unit(pattern.sub("", around))
            return Interval(
                low=low,
                high=high,
                unit=unit,
                open_low=is_open and low == value,
                open_high=is_open and high == value,
            )
    return None


def _unit(text: str) -> str:
    return "".join(text.split()).removesuffix("s")
