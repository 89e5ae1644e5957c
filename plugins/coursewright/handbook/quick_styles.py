"""Values of properties that no rule gives an element, as the layout engine finds them, and sooner.

Only what the engine says of its properties is used: which are inherited, how they begin, how they are computed. The
functions here make those that stand in place of the engine's own, which they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

SAVED = frozenset({"position", "float", "display", "page"})
"""Properties whose values depend on one another, or on what is around."""
LISTED = frozenset({"first-line", "first-letter"})
"""Styles whose values the engine goes through one after another: they hold no more than it asked for."""
FACE = itemgetter(
    *("font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures"),
    *("font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
    *("font_language_override", "lang"),
)
"""What a face is chosen by."""
Begin = Callable[..., None]
Missing = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is known of properties: those that are `inherited`, how others are `begun`, how the rest is `computed`.

    `sided` are those that can be given by a name that goes by the direction of writing; these are `logical`.
    """

    inherited: frozenset[str]
    begun: Mapping[str, Any]
    computed: Mapping[str, tuple[Any, Callable[..., Any]]]
    sided: frozenset[str]
    logical: frozenset[str]


def values_of(properties: Any, computing: Any) -> Values:
    """What two modules of the engine say of properties."""
    initial, uncomputed = properties.INITIAL_VALUES, set(properties.INITIAL_NOT_COMPUTED)
    plain = {name for name in initial if name not in SAVED and not name.startswith("text_decoration_")}
    rest, sided = plain - properties.INHERITED, computing.PHYSICAL_FUNCTIONS
    return Values(
        inherited=frozenset(plain & properties.INHERITED),
        begun={name: initial[name] for name in rest - uncomputed},
        computed={
            name: (initial[name], computing.COMPUTER_FUNCTIONS[name])
            for name in rest & uncomputed & computing.COMPUTER_FUNCTIONS.keys()
        },
        sided=frozenset(sided),
        logical=frozenset(
            find(block="ttb", inline=inline) for find in sided.values() for inline in ("ltr", "rtl")
        ),
    )


def computed_style(slow: Begin, values: Values) -> Begin:
    """Begins a style with the values that are as they begin."""
    begun, logical = values.begun, values.logical

    def begin(style: Any, *told: Any) -> None:
        slow(style, *told)
        given = style.cascaded
        if style.pseudo_type in LISTED or not given.keys().isdisjoint(logical):
            return
        style.update(begun)
        for name in given:
            style.pop(name, None)

    return begin


def computed_missing(slow: Missing, values: Values) -> Missing:
    """The value of a property that a style was not asked for before."""
    inherited, computed, sided, logical = values.inherited, values.computed, values.sided, values.logical

    def missing(style: Any, key: str) -> Any:
        given = style.cascaded
        if key in given or (key in sided and not given.keys().isdisjoint(logical)):
            return slow(style, key)
        if key in inherited and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
        elif key in computed:
            first, compute = computed[key]
            value = style[key] = compute(style, key, first)
        else:
            return slow(style, key)
        return value

    return missing


def anonymous_style(slow: Begin, values: Values) -> Begin:
    """Begins the style of a box that no element has."""
    begun = values.begun

    def begin(style: Any, *told: Any) -> None:
        style.update(begun)
        slow(style, *told)

    return begin


def anonymous_missing(slow: Missing, values: Values) -> Missing:
    """The value of a property of a box that no element has."""
    inherited = values.inherited

    def missing(style: Any, key: str) -> Any:
        if key in inherited:
            value = style[key] = style.parent_style[key]
            return value
        return slow(style, key)

    return missing


def math_asked(slow: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Tells whether a value is still to be calculated."""

    def check_math(token: Any) -> Any:
        if type(token) is tuple:
            return any(map(check_math, token))
        return slow(token) if hasattr(token, "type") else None

    return check_math


def face_key(style: Any, include_size: bool = False) -> str:
    """What the measures of a face are kept under."""
    key = str(FACE(style))
    return f"{key}{style['font_size']}{style['line_height']}" if include_size else key
