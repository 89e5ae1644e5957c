"""How often garbage is collected while something large is laid out."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

YOUNG = 120_000
"""So many objects, those of about 15 pages, may lie about before they are cleared away."""


@contextlib.contextmanager
def few_collections() -> Iterator[None]:
    """Collect no garbage inside, and from then on only where there is much.

    A layout makes hundreds of thousands of boxes that live as long as it does: looking for garbage among them
    again and again takes a third of its time. Who has laid out one section has hardly any, and is soon done.
    """
    before, (often, *others) = gc.isenabled(), gc.get_threshold()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > YOUNG:
            gc.collect(0)
        gc.set_threshold(max(often, YOUNG), *others)
        if before:
            gc.enable()
