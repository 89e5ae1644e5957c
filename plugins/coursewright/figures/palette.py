"""Colours of figures: classes on screen (the style sheet has the hues), presentation attributes on paper.

WeasyPrint draws `var()` black and logs every `style` in an SVG; a page's policy drops `style` as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.paper.inks import INKS

INK, TWO, TINT, QUIET, HAIR = (INKS[name] for name in ("ink", "two", "cool", "quiet", "hair"))
WHITE = "#fff"
FRAME = "1.3"
"""0.35 mm in units of a printed figure (0.2656 mm each)."""

Attributes = Mapping[str, str]


def _fill(fill: str, stroke: str = "none", thick: str = FRAME) -> dict[str, str]:
    return {"fill": fill} if stroke == "none" else {"fill": fill, "stroke": stroke, "stroke-width": thick}


def _line(colour: str, thick: str, dashes: str = "") -> dict[str, str]:
    found = {"fill": "none", "stroke": colour, "stroke-width": thick, "stroke-linejoin": "round"}
    return {**found, "stroke-dasharray": dashes} if dashes else found


PAPER: Mapping[str, Attributes] = {
    "solid": _fill(TWO),
    "tint": _fill(TINT, INK, "0.9"),
    "plain": _fill(WHITE, INK),
    "well": _fill(WHITE, HAIR, "0.9"),
    "dot": _fill(INK),
    "tip": _fill(INK),
    "tip-act": _fill(TWO),
    "ring": _fill(WHITE, INK, "1"),
    "grid": _line(HAIR, "0.6"),
    "hair": _line(HAIR, "0.6"),
    "hair-on": _line(WHITE, "0.9"),
    "rule": _line(INK, "1"),
    "bold": _line(INK, "2"),
    "act": _line(TWO, "2"),
    "cut": _line(INK, "1", "4 3"),
    # Form says it: the worse the more open, the better the fuller; the number is always printed.
    "grade-3": _fill(WHITE, INK, "2.6"),
    "grade-2": _fill(WHITE, INK, "1.7"),
    "grade-1": _fill(WHITE, INK, "0.8"),
    "grade0": _fill("#dcdcdc", HAIR, "0.8"),
    "grade+1": _fill(TINT, INK, "0.8"),
    "grade+2": _fill(TWO),
    "grade+3": _fill(INK),
}
"""Attributes of each tone on paper."""
PAPER_INKS: Mapping[str, str] = {
    "ink": INK, "quiet": QUIET, "on": WHITE, "on-dot": WHITE, "act": TWO, "grade+2": WHITE, "grade+3": WHITE,
}  # fmt: skip
"""Colours of texts on paper; those of other grades are ink."""
DASHES = "5 3"
"""What is inferred has a dashed outline."""


def paper_attributes(tone: str, *, dashed: bool) -> Attributes:
    """Presentation attributes of a shape; a dashed one is always outlined."""
    found = PAPER[tone]
    if not dashed:
        return found
    return {"stroke": INK, "stroke-width": FRAME, **found, "stroke-dasharray": DASHES}


def screen_classes(tone: str, *, dashed: bool) -> str:
    """Classes of a shape on screen."""
    return f"cw-f-{_plain(tone)} cw-f-dash" if dashed else f"cw-f-{_plain(tone)}"


def ink_class(ink: str) -> str:
    """Class of a text on screen."""
    return f"cw-f-t-{_plain(ink)}"


def _plain(name: str) -> str:
    """A grade as the style sheet names it (m3, z0, p1): class names have no signs."""
    if not name.startswith("grade"):
        return name
    score = name.removeprefix("grade")
    return score.replace("+", "p").replace("-", "m") if score != "0" else "z0"
