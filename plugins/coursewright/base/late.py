"""Values that are made when somebody asks for them, and then kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")


@dataclass(eq=False, repr=False)
class Late(Generic[T]):
    """One value; `make` is called at most once. Frozen, it is its value.

    `mark` is a digest of all that it is made from, so that nobody has to make it to know it; "" where there is none.
    """

    make: Callable[[], T] | None
    mark: str = ""
    _value: T = field(init=False)

    @classmethod
    def of(cls, value: T) -> Late[T]:
        """A value that is there."""
        late = cls(None)
        late.put(value)
        return late

    def put(self, value: T) -> T:
        """Keep a value that was made on another occasion."""
        self._value, self.make = value, None
        return value

    def get(self) -> T:
        """The value."""
        if self.make is None:
            return self._value
        make = self.make
        value = self.put(make())
        if _LIMIT is not None:
            _hold(self, make)
        return value

    def let_go(self, make: Callable[[], T]) -> None:
        """Forget the value, which `make` makes again if somebody asks for it."""
        del self._value
        self.make = make

    def __getstate__(self) -> tuple[T]:
        return (self.get(),)

    def __setstate__(self, state: tuple[T]) -> None:
        self.put(state[0])


_HELD: deque[tuple[Late[Any], Callable[[], Any]]] = deque()
_LIMIT: int | None = None


@contextmanager
def holding_at_most(count: int) -> Iterator[None]:
    """Within it this process holds so many values that are made late: of more, the first made are let go.

    A process that makes a thousand pages needs a quiz for one of them, and perhaps for a few that ask it again.
    """
    global _LIMIT  # what a process holds is nobody's but its own
    before, _LIMIT = _LIMIT, count
    try:
        yield
    finally:
        _LIMIT = before
        _HELD.clear()


def _hold(late: Late[Any], make: Callable[[], Any]) -> None:
    _HELD.append((late, make))
    while _LIMIT is not None and len(_HELD) > _LIMIT:
        first, again = _HELD.popleft()
        if first.make is None:
            first.let_go(again)


@dataclass(eq=False, repr=False)
class LateMapping(Mapping[K, T]):
    """Values by key in a fixed order, each made when it is first looked up."""

    rows: Mapping[K, Late[T]]

    def __getitem__(self, key: K) -> T:
        return self.rows[key].get()

    def __iter__(self) -> Iterator[K]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, key: object) -> bool:
        return key in self.rows


def kept_late(values: Mapping[K, T], key: K) -> Late[T] | T:
    """A value as it lies in a mapping: late, if it is."""
    return values.rows[key] if isinstance(values, LateMapping) else values[key]


@dataclass(eq=False, repr=False)
class LateSequence(Sequence[T]):
    """Values in a fixed order, each made when it is first looked at."""

    rows: Sequence[Late[T]]

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return LateSequence(self.rows[at]) if isinstance(at, slice) else self.rows[at].get()

    def __len__(self) -> int:
        return len(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as lists have none: its values may be unlike tomorrow
