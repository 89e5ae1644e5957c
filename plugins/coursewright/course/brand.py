"""What a course's own looks must be like, and the line on who made it and how it may be used."""

from __future__ import annotations

from coursewright.base.colour import READABLE, is_colour, least_contrast, mixed, readable
from coursewright.course.model import Course

GROUNDS = ("#FBFAF7", "#FFFFFF", "#F3F0EA")
"""What a course's colour is written on in the light scheme: page, cards, wells; paper is as white as cards."""
TINT = 0.08
"""The share of the colour in the tint that it is written on as well."""
ASSETS = "content/assets"
"""Where its pictures lie."""
PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg"})
"""Pictures that browsers show and books print."""


def tint_of(colour: str) -> str:
    """A breath of a colour, for grounds."""
    return mixed(colour, GROUNDS[1], TINT)


def colour_fault(colour: str) -> tuple[str, str]:
    """What is wrong with a course's colour, and the cure; ("", "") for nothing."""
    if not is_colour(colour):
        return f"'{colour}' is no colour.", "Write it as six digits behind a #, in quotes: '#0B5CAD'."
    grounds = (*GROUNDS, tint_of(colour))
    found = least_contrast(colour, grounds)
    if found >= READABLE:
        return "", ""
    better = readable(colour, grounds)
    return (
        f"'{colour}' cannot be read on its grounds: a contrast of {found:.1f} : 1, text needs {READABLE:g} : 1.",
        f"Of the same hue, '{better}' will do.",
    )


def rights_line(course: Course) -> str:
    """Who made a course, and how it may be used: what stands below its pages and in its books; "" for neither."""
    author = f"© {course.author}" if course.author else ""
    return " · ".join(filter(None, (author, course.licence)))
