r"""Numbers as people type them, and the ranges that they are compared with.

The browser reads and compares the same way (number.ts); tests/cases/grade/number.json holds both sides to the
same result. A Decimal is a whole number with its scale, so nothing is ever rounded; what a key holds is the
number's plain text (`-0.5`, never `-0`, no zeros at the end). A bound may have 31 digits, an answer at most 15.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any, Protocol

from coursewright.languages.language import language_of
from coursewright.quiz.fold import SPACES, even

DIGITS_AT_MOST = 15
_BOUND_DIGITS = 40
_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?", re.ASCII)
_POINT = re.compile(r"(?<=[0-9])[.](?=[0-9])")
_TYPED = re.compile(rf"[{SPACES}]*[+-]?[{SPACES}]*[0-9.,]*[0-9]")
_THOUSANDS = re.compile(rf"[{SPACES}]*[+-]?[{SPACES}]*[1-9][0-9]{{0,2}}(?:[.][0-9]{{3}})+")


class Ranged(Protocol):
    """What an author writes of a right number: `answer` with `tolerance`, or `min` and `max` (or one of them)."""

    @property
    def answer(self) -> Decimal | None:
        """The right number."""

    @property
    def tolerance(self) -> Decimal | None:
        """How far from it still counts."""

    @property
    def min(self) -> Decimal | None:
        """The smallest right number."""

    @property
    def max(self) -> Decimal | None:
        """The greatest right number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A range with both ends in it; None is no end."""

    low: Decimal | None
    high: Decimal | None

    def holds(self, number: Decimal) -> bool:
        """Whether a number lies within."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def meets(self, other: Bounds) -> bool:
        """Whether the two have a number in common."""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)


def _not_above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def bounds_of(row: Ranged) -> Bounds:
    """The range of an answer with its tolerance, or the one that is written."""
    if row.answer is None:
        return Bounds(low=row.min, high=row.max)
    with localcontext() as exact:
        exact.prec = _BOUND_DIGITS
        around = row.tolerance or Decimal(0)
        return Bounds(low=row.answer - around, high=row.answer + around)


def plain_number(number: Decimal) -> str:
    """A number's one text: `-0.5`, `4`, `0`."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    sign, whole = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    return "0" if whole == "0" else sign + whole


def shown_number(number: Decimal) -> str:
    """A number for readers, its minus a real one."""
    return plain_number(number).replace("-", "−")


def folded_unit(unit: str) -> str:
    """A unit as it is compared: without width, case, spaces."""
    return "".join(c for c in even(unit) if c not in SPACES)


def read_number(text: str, unit: str = "") -> Decimal | None:
    """The number in a typed text, or None; `unit` is the folded one that may stand behind it.

    Width does not matter, a minus may be any dash, a leading + and commas in threes are fine; more than 15
    digits are refused.
    """
    typed = even(text).strip(SPACES)
    sign = typed[:1] if typed[:1] in ("+", "-") else ""
    rest = typed[len(sign) :].lstrip(SPACES)
    match = _NUMBER.match(rest)
    found = match[0] if match else ""
    behind = "".join(c for c in rest[len(found) :] if c not in SPACES)
    digits = found.replace(",", "")
    if not 0 < len(digits.replace(".", "")) <= DIGITS_AT_MOST or behind not in ("", unit):
        return None
    return Decimal(f"{'-' if sign == '-' else ''}{digits}")


def number_key(row: Ranged, unit: str, slips: tuple[Ranged, ...]) -> dict[str, object]:
    """What a capsule holds of a number: both ends (null: open), the folded unit, both ends of each slip."""
    low, high = _ends(row)
    return {"min": low, "max": high, "unit": folded_unit(unit), "slips": [_ends(slip) for slip in slips]}


def with_decimals_of(key: object, language: str) -> object:
    """A question's key that says, beside each number, how its readers write decimals: `comma` where not by a point."""
    if isinstance(key, dict) and language_of(language).decimal == "comma":
        for wanted in key.values():
            if isinstance(wanted, dict) and "min" in wanted:
                wanted["comma"] = True
    return key


def in_decimals_of(text: str, language: str) -> str:
    """Numbers written with a point as the readers of a language write them."""
    return _POINT.sub(",", text) if language_of(language).decimal == "comma" else text


def with_point(text: str) -> str:
    """A typed number with a decimal comma as one with a point: 1.500,5 is 1500.5, and 0.5 stays what it is."""
    even_text = even(text)
    found = _TYPED.match(even_text)
    digits = found[0] if found else ""
    if "," in digits or _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    return digits + even_text[len(found[0]) if found else 0 :]


def _ends(row: Ranged) -> list[str | None]:
    bounds = bounds_of(row)
    return [None if end is None else plain_number(end) for end in (bounds.low, bounds.high)]


def grade_number(wanted: Any, raw: object) -> tuple[str, str | None]:
    """The mark of a typed number, and the number of the first slip that it makes, as text."""
    if not isinstance(raw, str) or not even(raw).strip(SPACES):
        return "missed", None
    number = read_number(with_point(raw) if wanted.get("comma") else raw, wanted["unit"])
    if number is None:
        return "wrong", None
    if _within((wanted["min"], wanted["max"]), number):
        return "right", None
    turn = next((i for i, ends in enumerate(wanted["slips"]) if _within(ends, number)), None)
    return "wrong", None if turn is None else str(turn)


def _within(ends: Sequence[str | None], number: Decimal) -> bool:
    low, high = (None if end is None else Decimal(end) for end in ends)
    return Bounds(low=low, high=high).holds(number)
