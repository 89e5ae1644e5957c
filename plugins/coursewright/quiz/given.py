"""From what is filled in on an answer sheet to the answer as a page would keep it; each kind's row names its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Rows = Mapping[str, tuple[str, ...]]
"""What is filled in, by the names of a question's rows; what is empty is left out, and not all is empty."""
Taken = Callable[[Rows, Sequence[str]], Any]
"""From what is filled in, and the names of all rows in their order, to an answer; None where it is none."""


def first_of(rows: Rows, names: Sequence[str]) -> Any:  # noqa: ARG001  (one of those that a row names)
    """The one choice."""
    return next(iter(rows.values()))[0]


def all_of(rows: Rows, names: Sequence[str]) -> Any:  # noqa: ARG001  (one of those that a row names)
    """The choices of the one row."""
    return list(next(iter(rows.values())))


def truth_of(rows: Rows, names: Sequence[str]) -> Any:
    """A side as a truth value."""
    return first_of(rows, names) == "true"


def order_of(rows: Rows, names: Sequence[str]) -> Any:
    """All places, or none: an order with a gap is no order."""
    return [rows[name][0] for name in names] if all(name in rows for name in names) else None


def each_of(rows: Rows, names: Sequence[str]) -> Any:  # noqa: ARG001  (one of those that a row names)
    """What each row holds, by its name."""
    return {row: values[0] for row, values in rows.items()}


def ratings_of(rows: Rows, names: Sequence[str]) -> Any:  # noqa: ARG001  (one of those that a row names)
    """The same as numbers."""
    return {row: int(values[0]) for row, values in rows.items()}


def text_of(rows: Rows, names: Sequence[str]) -> Any:  # noqa: ARG001  (one of those that a row names)
    """What was written, as a text with nothing ticked."""
    return {"text": " ".join(values[0] for values in rows.values()), "ticks": []}
