"""Raised and lowered signs in plain words: m² and H₂O."""

from __future__ import annotations

_UP = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_DOWN = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str:
    """A text as it is where it is raised; with a ^ before it where a sign of it has no raised form."""
    return _moved(text, _UP, "^")


def lowered(text: str) -> str:
    """A text as it is where it is lowered; with a _ before it where a sign of it has no lowered form."""
    return _moved(text, _DOWN, "_")


def _moved(text: str, table: dict[int, int], sign: str) -> str:
    if not text.strip():
        return text
    return text.translate(table) if all(ord(one) in table for one in text) else f"{sign}{text}"
