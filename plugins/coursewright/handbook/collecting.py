"""How often garbage is collected while something large is laid out."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

YOUNG = 600_000
"""So many objects, those of about 70 pages, may lie about before they are cleared away."""


@contextlib.contextmanager
def few_collections() -> Iterator[None]:
    """Collect no garbage inside, and at the end only where there is much.

    A layout makes hundreds of thousands of boxes that live as long as it does: looking for garbage among them
    again and again takes a third of its time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > YOUNG:
            gc.collect(0)
        if before:
            gc.enable()
