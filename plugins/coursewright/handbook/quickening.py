"""Steps that the layout engine takes hundreds of thousands of times a book, in fewer steps and to the same end.

Of a style's two hundred properties most are said nowhere: they are inherited, or have the value that they begin with.
Most boxes stand in the flow, and most lines were broken before. The engine asks all its questions each time; a function
here, or in `quick_styles` and `quick_lines`, asks the one that settles it, and hands what is left to the engine's own.
They are put in place of those in the versions of the engine that they were compared with, and in no other: see
`tests/handbook/test_quickening.py`. What saves less than a thirtieth of a book's CPU is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from coursewright.handbook.quick_lines import line_splitter
from coursewright.handbook.quick_styles import computed_missing, computed_style, values_of

KNOWN = frozenset({"70.0"})
"""Versions of the engine that do what the functions here do."""


@cache
def quicken(version: str) -> None:
    """Let the engine, which is loaded, take its most frequent steps as they are here."""
    if version in KNOWN:
        quicken_styles()
        quicken_boxes()
        quicken_reading()


def quicken_styles() -> None:
    """Values of properties that no rule gives an element."""
    from weasyprint import css
    from weasyprint.css import computed_values, properties
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    values, own = values_of(properties, computed_values), css.ComputedStyle
    own.__init__, own.__missing__ = (
        computed_style(own.__init__, values),
        computed_missing(own.__missing__, values),
    )
    # Drawings ask for their lines where they are, with values that are none of a style.
    inline.split_first_line = preferred.split_first_line = line_splitter(line_break.split_first_line)


def quicken_boxes() -> None:
    """How a box stands on its page."""
    from weasyprint.formatting_structure import boxes

    slow = boxes.Box.is_in_normal_flow

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        if style["float"] == "none" and style["position"] in ("static", "relative"):
            return True
        return bool(slow(box))

    boxes.Box.is_in_normal_flow = is_in_normal_flow


class _Patterns(dict[tuple[Collection[str], bool], re.Pattern[str]]):
    """Of signs up to which, or of which alone, text is read."""

    def __missing__(self, key: tuple[Collection[str], bool]) -> re.Pattern[str]:
        signs, alone = key
        listed = "".join(f"\\x{ord(sign):02x}" for sign in signs)
        found = self[key] = re.compile(f"[{listed}]+" if alone else f"[^{listed}]+")
        return found


def quicken_reading() -> None:
    """Patterns of the reader of HTML, which it makes each time anew: it keeps them where it never looks."""
    from tinyhtml5 import inputstream

    inputstream.characters_until_regex = _Patterns()
