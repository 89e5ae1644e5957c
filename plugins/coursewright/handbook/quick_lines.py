"""Lines of text that were broken before: while one section is laid out, most of them come again as they were.

A section is laid out once more where that may save paper, and the cells of a table are measured before they are set.
What a line becomes hangs on its text, the room that it has, and the values of its style that `LINE` names: the
engine's own code asks for no others. Lines are kept while `lines_kept`, and not from one section to the next.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from copy import copy
from operator import itemgetter
from typing import Any

LINE = itemgetter(
    *(
        "font_family",
        "font_size",
        "font_stretch",
        "font_style",
        "font_weight",
        "font_kerning",
        "lang",
        "direction",
    ),
    *("font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures"),
    *("font_variant_numeric", "font_variant_position", "font_variation_settings", "font_feature_settings"),
    *("font_language_override", "letter_spacing", "word_spacing", "white_space", "tab_size", "word_break"),
    *("overflow_wrap", "hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
)
"""What of a style a line of text hangs on, but for its decoration."""
PLAIN = "none"
Split = Callable[..., Any]
_STORE: ContextVar[dict[Any, Any] | None] = ContextVar("lines", default=None)
"""The lines of the section that is laid out here; what is laid out beside it, in another thread, has its own faces."""


@contextlib.contextmanager
def lines_kept() -> Iterator[None]:
    """Keep the lines that are broken inside."""
    outside = _STORE.set({})
    try:
        yield
    finally:
        _STORE.reset(outside)


def line_splitter(slow: Split) -> Split:
    """Fits as much as possible in the room for a line; `slow` is the engine's own."""

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: Any,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        told = (text, style, context, max_width, justification_spacing, is_line_start, minimum)
        store = _STORE.get()
        if store is None or style["text_decoration_line"] != PLAIN:
            return slow(*told)
        key = (text, max_width, justification_spacing, is_line_start, minimum, *LINE(style))
        found = store.get(key)
        if found is None:
            store[key] = found = slow(*told)
        layout, *measures = found
        return copy(layout), *measures  # a box tells its own how far to stretch

    return split_first_line
