"""A course's own colour on screen: what takes the places of ours in both schemes, every pair still readable."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.base.colour import mixed, readable, toned
from coursewright.course.brand import tint_of
from coursewright.site.stylesheet import read_tokens

LIGHT, DARK = "default", "slate"
STRONG = 7.0
"""The contrast of what is pointed at."""
PALE = 0.78
"""The lightness that a colour has in the dark scheme, where it is lighter there than here."""
MUTED = 0.6
"""The share of its saturation that it keeps there."""
MIDDLE = 0.46
"""The lightness of filled buttons there; less where white could not be read on it."""


def brand_colours(colour: str) -> Mapping[str, str]:
    """From the colours of our style sheets to those of a course with this one; nothing for a course without one."""
    if not colour:
        return {}
    changes: dict[str, str] = {}
    for scheme, own in ((LIGHT, light_colours(colour)), (DARK, dark_colours(colour))):
        tokens = read_tokens(scheme)
        changes |= {tokens[name]: value for name, value in own.items()}
    return changes


def light_colours(colour: str) -> Mapping[str, str]:
    """The light scheme's colours for what can be done, by token; `colour` itself is one of them."""
    tokens = read_tokens(LIGHT)
    strong = readable(toned_down(colour), [tokens["cw-page"], tokens["cw-well"]], STRONG)
    return {
        "cw-act": colour,
        "cw-act-strong": strong,
        "cw-fill": colour,
        "cw-fill-strong": strong,
        "cw-act-tint": tint_of(colour),
        "cw-act-mid": mixed(colour, tokens["cw-page"], 0.22),
    }


def dark_colours(colour: str) -> Mapping[str, str]:
    """The dark scheme's."""
    tokens = read_tokens(DARK)
    grounds = [tokens[name] for name in ("cw-page", "cw-surface", "cw-well")]
    act = readable(toned(colour, PALE, MUTED), grounds, STRONG)
    fill = readable(toned(colour, MIDDLE, MUTED), ["#FFFFFF"], 5.0)
    return {
        "cw-act": act,
        "cw-act-strong": mixed(act, "#FFFFFF", 0.6),
        "cw-on-act": readable(toned(colour, 0.1), [act], STRONG),
        "cw-fill": fill,
        "cw-fill-strong": readable(mixed(fill, "#FFFFFF", 0.9), ["#FFFFFF"]),
        "cw-act-tint": mixed(act, tokens["cw-surface"], 0.12),
        "cw-act-mid": mixed(act, tokens["cw-page"], 0.22),
    }


def toned_down(colour: str) -> str:
    """A darker shade of a colour."""
    return mixed(colour, "#000000", 0.76)
