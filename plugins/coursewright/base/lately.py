"""What was made of the values that were looked at last: one rule after another asks for the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """Results by the value that they were made of, which is known by its identity and never changes, and by a key.

    Frozen values could be keys themselves, but to reckon the hash of a question takes longer than to walk through it.
    At most `size` values are held, with what was made of them; then all are let go.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: dict[tuple[int, Hashable], tuple[object, T]] = {}

    def get(self, value: object, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for this very value and key, or gives now."""
        row = self._rows.get((id(value), key))
        if row is not None:
            return row[1]  # The value is held beside its result, so no other can have its identity.
        made = make()
        if len(self._rows) >= self._size:
            self._rows.clear()
        self._rows[id(value), key] = (value, made)
        return made
