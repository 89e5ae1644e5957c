"""How far a long piece of work is: whoever does it tells, and who started it may listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def tell(text: str) -> None:
    """Say how far the work is, in few words (`page 12 of 80`); nothing happens where nobody listens."""
    listener = _listener.get()
    if listener is not None:
        listener(text)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear what is told within."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)
