"""Shares of a point in hundredths, as Moodle has them in a list of its own."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_PLACES = Decimal("0.00001")
KNOWN = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20))
"""Into so many parts its list divides a point (question/engine/bank.php); of 2/3, 3/4 and so on nothing is needed."""


def share(of: int) -> str:
    """One of so many equal parts of a hundred: 50, 33.33333."""
    exact = (Decimal(100) / Decimal(max(of, 1))).quantize(_PLACES, ROUND_HALF_UP)
    return format(exact.normalize(), "f")


def marked(text: str) -> Decimal:
    """The share that a file says; 0 where it says none."""
    try:
        found = Decimal(text.strip().rstrip("%").strip().replace(",", "."))
    except ArithmeticError:
        return Decimal(0)
    return found if found.is_finite() else Decimal(0)
