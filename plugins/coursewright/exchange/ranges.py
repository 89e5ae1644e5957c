"""Numbers with their tolerance, as most formats have them, from ranges and back."""

from __future__ import annotations

import re
from decimal import Decimal

from coursewright.exchange.drafts import Draft
from coursewright.quiz.number import Ranged, bounds_of, plain_number

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")


def around(row: Ranged) -> tuple[str, str]:
    """A number and how far from it still counts; of a range with two ends its middle and half its width."""
    if row.answer is not None:
        return plain_number(row.answer), plain_number(row.tolerance or Decimal(0))
    bounds = bounds_of(row)
    low, high = bounds.low or Decimal(0), bounds.high or Decimal(0)
    return plain_number((low + high) / 2), plain_number((high - low) / 2)


def number_in(text: str) -> str:
    """The number that a text is, in the form of authors; "" where it is none."""
    said = text.strip().replace("−", "-").replace(",", ".")
    if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{0,30})?(?:[eE][+-]?\d{1,2})?|[+-]?\.\d{1,30}", said):
        plain = plain_number(round(Decimal(said), 15))
        return plain if _NUMBER.fullmatch(plain) else ""
    return ""


def range_fields(answer: str, tolerance: str = "") -> Draft:
    """A number with its tolerance as fields; nothing where it is no number."""
    number, wide = number_in(answer), number_in(tolerance)
    if not number:
        return {}
    return {
        "answer": number,
        **({"tolerance": wide} if wide not in ("", "0") and not wide.startswith("-") else {}),
    }
