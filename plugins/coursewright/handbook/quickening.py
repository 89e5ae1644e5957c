"""Steps that the layout engine takes hundreds of thousands of times a book, in fewer steps and to the same end.

Of a style's two hundred properties most are said nowhere: they are inherited, or have the value that they begin with.
Most lengths are plain pixels, and most boxes stand in the flow. The engine asks all its questions each time; a function
here, or in `quick_styles` and `quick_lines`, asks the one that settles it, and hands what is left to the engine's own.
They are put in place of those in the versions of the engine that they were compared with, and in no other: see
`tests/handbook/test_quickening.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection
from functools import cache
from math import inf
from typing import Any

from coursewright.handbook.quick_lines import line_splitter
from coursewright.handbook.quick_styles import (
    computed_missing,
    computed_style,
    values_of,
)

KNOWN = frozenset({"70.0"})
"""Versions of the engine that do what the functions here do."""
ACROSS = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
"""Lengths that are shares of a width; those of `DOWN` are shares of a height, where a page has them."""
DOWN = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
HEIGHTS = ("height", "min_height", "max_height")
LEAST = ("min_width", "min_height")
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
Resolve = Callable[..., None]


@cache
def quicken(version: str) -> None:
    """Let the engine, which is loaded, take its most frequent steps as they are here."""
    if version in KNOWN:
        quicken_styles()
        quicken_lengths()
        quicken_boxes()
        quicken_reading()


def put(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Put a function in the place of one of the engine's, in all its modules."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "weasyprint" and getattr(module, old.__name__, None) is old:
            setattr(module, old.__name__, new)


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


def quicken_lengths() -> None:
    """Lengths of a box in pixels."""
    from weasyprint.css.properties import Dimension
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import percent

    one = resolved_one(percent.resolve_one_percentage, Dimension)
    put(percent.resolve_one_percentage, one)
    put(
        percent.resolve_percentages,
        resolved(percent.resolve_percentages, one, (Dimension, percent.adjust_box_sizing), boxes),
    )


def resolved_one(slow: Resolve, dimension: Any) -> Resolve:
    """Sets a used length of a box as its attribute; `slow` is the engine's own, `dimension` its class of lengths."""

    def resolve_one(box: Any, property_name: str, refer_to: float) -> None:
        value = box.style[property_name]
        if type(value) is dimension and value.unit == "px":
            setattr(box, property_name, value.value)
        elif value == "auto":
            setattr(box, property_name, 0 if property_name in LEAST else "auto")
        else:
            slow(box, property_name, refer_to)

    return resolve_one


def resolved_height(one: Resolve, dimension: Any) -> Resolve:
    """Sets the used heights of a box, where what is around it is so high; `one` sets a length."""

    def resolve_height(box: Any, height: Any) -> None:
        if height != "auto":
            for name in HEIGHTS:
                one(box, name, height)
            return
        value = box.style["height"]  # a share of what is as high as what stands in it is none
        box.height = value.value if type(value) is dimension and value.unit == "px" else "auto"
        one(box, "min_height", 0)
        one(box, "max_height", inf)

    return resolve_height


def resolved(slow: Resolve, one: Resolve, engine: tuple[Any, Resolve], boxes: Any) -> Resolve:
    """Sets the used lengths of a box as its attributes; `engine` has its class of lengths, and what sizes a box."""
    dimension, adjust = engine
    resolve_height = resolved_height(one, dimension)

    def resolve(box: Any, containing_block: Any) -> None:
        around = containing_block
        if not isinstance(box, boxes.Box):  # a placeholder of what is absolute
            slow(box, around)
            return
        width, height = (around.width, around.height) if isinstance(around, boxes.Box) else around
        style, used = box.style, box.__dict__
        for names, whole in ((ACROSS, width), (DOWN, height if isinstance(box, boxes.PageBox) else width)):
            for name in names:
                value = style[name]
                if type(value) is dimension and value.unit == "px":
                    used[name] = value.value
                else:
                    one(box, name, whole)
        resolve_height(box, height)
        set_borders(box)
        if style["box_sizing"] != "content-box":
            adjust(box, "width")
            adjust(box, "height")

    return resolve


def set_borders(box: Any) -> None:
    """Set the widths of a box's borders, but for those that a table settled among its cells."""
    style, used = box.style, box.__dict__
    collapsed = style["border_collapse"] == "collapse"
    for name in BORDERS:
        if not (collapsed and name in used):
            used[name] = style[name]


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
