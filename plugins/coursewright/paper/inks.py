"""The inks of printed pages, named once: books, figures on paper, the figure set and Word documents use these.

What is seen on screen has its own colours, in two schemes: `browser/css/10-tokens.css`.
"""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.base.colour import mixed

WHITE = "#FFFFFF"
INKS: Mapping[str, str] = {
    "ink": "#1b1b1b",
    "two": "#14495c",
    "red": "#a3321c",
    "quiet": "#555",
    "hair": "#9a9ea1",
    "tint": "#f3e6e0",
    "cool": "#d3dfe3",
}
"""As style sheets write them: text, the second ink, what trainers alone read, remarks, hairlines, and two grounds."""


def inks_of(colour: str) -> Mapping[str, str]:
    """From our inks to those of a course with a colour of its own: it is the second ink; nothing without one."""
    return {INKS["two"]: colour, INKS["cool"]: mixed(colour, WHITE, 0.18)} if colour else {}


def ink_rules() -> str:
    """The inks as the custom properties of a style sheet, `--ink` and so on."""
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in INKS.items())} }}\n"


def six_digits(name: str) -> str:
    """An ink as six capital digits, without a sign before them."""
    digits = INKS[name].removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
