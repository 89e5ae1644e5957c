"""How often garbage is collected while something large is laid out."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

YOUNG = 120_000
"""So many objects, those of about 15 pages, may lie about before Python clears them away by itself."""


@contextlib.contextmanager
def few_collections(*, after_others: bool) -> Iterator[None]:
    """Collect no garbage inside, but that of what was laid out before; from then on only where there is much.

    A layout makes hundreds of thousands of boxes that live as long as it does: looking for garbage among them
    again and again takes a third of its time. Those of the section before are cleared away while they are still near:
    later that takes longer, and a page's boxes go where others were. Who lays out one section clears away nothing.
    """
    before, (often, *others) = gc.isenabled(), gc.get_threshold()
    gc.disable()
    if after_others:
        gc.collect(0)
    try:
        yield
    finally:
        gc.set_threshold(max(often, YOUNG), *others)
        if before:
            gc.enable()
