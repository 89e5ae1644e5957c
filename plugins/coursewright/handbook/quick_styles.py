"""Values of properties that no rule gives an element, as the layout engine finds them, and sooner.

Only what the engine says of its properties is used: which are inherited, how they begin, how they are computed. The
functions here make those that stand in place of the engine's own, which they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

SAVED = frozenset({"position", "float", "display", "page"})
"""Properties whose values depend on one another, or on what is around."""
LISTED = frozenset({"first-line", "first-letter"})
"""Styles whose values the engine goes through one after another: they hold no more than it asked for."""
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
