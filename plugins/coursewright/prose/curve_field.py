"""The field of a curve that is drawn by hand: a line for each grade, an upright for each moment, on the whole width."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.markup import Element, el
from coursewright.figures.paper import book_face
from coursewright.languages.words import words
from coursewright.paper.inks import INKS
from coursewright.prose.form_cells import GRADES

MOMENTS = 8
LEFT, BELOW, ABOVE = 24.0, 15.0, 3.0
"""Millimetres of the grades' names, of the moments' with a line to write on, and of the white above the best grade."""
APART = 12.9
"""Millimetres between two grades, at most."""
BLANK = 0.85
"""The share of an upright's place that its moment has to be written on."""
RULES = {"0": {"stroke-width": "0.5"}, "+1": {"stroke-width": "0.4", "stroke-dasharray": "1.6 1.2"}}
"""The lines that are not like the others: neither good nor bad, and as expected."""


def curve_field(width: float, height: float, language: str) -> Element:
    """The field, so many millimetres wide and at most so high."""
    step = min(APART, (height - ABOVE - BELOW) / (len(GRADES) - 1))
    bottom = ABOVE + step * (len(GRADES) - 1)
    whole = bottom + BELOW
    size = {"width": f"{width:g}mm", "height": f"{whole:.2f}mm", "viewBox": f"0 0 {width:g} {whole:.2f}"}
    face = book_face(language)
    levels = {grade: ABOVE + step * row for row, grade in enumerate(reversed(GRADES))}
    return el(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "class": "field", **size},
        el("title", None, words(language)["by_hand.field"].format(n=MOMENTS)),
        [node for grade, y in levels.items() for node in _level(grade, y, width)],
        [node for number in range(MOMENTS) for node in _moment(number, bottom, levels, width, face)],
        _text(LEFT - 4.5, bottom + 11.5, words(language)["by_hand.moment"], face, "3.25", "end"),
    )


def _level(grade: str, y: float, width: float) -> Iterator[Element]:
    yield _text(LEFT - 4.5, y + 1.6, grade, "Song", "4.5", "end", weight="900")
    rule = {"stroke-width": "0.15", **RULES.get(grade, {})}
    yield el("path", {"d": f"M{LEFT:g} {y:.2f}H{width:g}", "stroke": INKS["ink"], **rule})


def _moment(
    number: int, bottom: float, levels: dict[str, float], width: float, face: str
) -> Iterator[Element]:
    """An upright with a dot on each line, its number, and a line for its name."""
    place = (width - LEFT) / MOMENTS
    x = LEFT + place * (number + 0.5)
    yield el(
        "path", {"d": f"M{x:.2f} {ABOVE:g}V{bottom:.2f}", "stroke": INKS["quiet"], "stroke-width": "0.15"}
    )
    dot = {"r": "0.7", "fill": "#fff", "stroke": INKS["ink"], "stroke-width": "0.25"}
    for y in levels.values():
        yield el("circle", {"cx": f"{x:.2f}", "cy": f"{y:.2f}", **dot})
    yield _text(x, bottom + 5, str(number + 1), face, "3.25", "middle", weight="700")
    half = place * BLANK / 2
    line = f"M{x - half:.2f} {bottom + 12:.2f}H{x + half:.2f}"
    yield el("path", {"d": line, "stroke": INKS["quiet"], "stroke-width": "0.25"})


def _text(
    x: float, y: float, said: str, family: str, size: str, anchor: str, *, weight: str = "400"
) -> Element:
    return el(
        "text",
        {
            "x": f"{x:.2f}",
            "y": f"{y:.2f}",
            "font-family": family,
            "font-size": size,
            "font-weight": weight,
            "text-anchor": anchor,
            "fill": INKS["ink"],
        },
        said,
    )
