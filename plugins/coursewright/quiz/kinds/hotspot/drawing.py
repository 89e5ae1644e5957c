"""The areas of a picture: a drawing that lies over it, each area with its letter.

Positions are percentages, so that it fits whatever size the picture has, and no letter is stretched with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coursewright.base.markup import Element, el
from coursewright.paper.inks import INKS, WHITE
from coursewright.quiz.choices import letter, shown_options
from coursewright.quiz.kinds.hotspot.model import HotspotQuestion, Spot
from coursewright.quiz.number import plain_number
from coursewright.quiz.sheet import Sheet

RADIUS, MIDDLE, SIZE, DROP = 11, 14, 13, 18.5
"""Of a letter in its disc: radius, middle from the area's corner, size, and where it stands, in pixels."""
FINGER = 12
"""Radius in pixels of what a finger finds of any area, however small the picture is shown (WCAG 2.2, 2.5.8)."""
_SIGNS = {"ok": "M8.5 14.5l4 4 7.5-9", "no": "M9 9l10 10M19 9L9 19"}
"""A tick and a cross, in place of the letter once the answer is told."""


def areas_on_screen(question: HotspotQuestion, sheet: Sheet) -> Element:
    """Areas with the tokens of their choices; the style sheet colours them, the script makes them buttons."""
    rows = lettered_spots(question, sheet)
    halo = [el("rect", {**_box(spot), "class": "cw-spots__halo"}) for _, spot in rows]
    return el(
        "svg",
        {"class": "cw-spots__map cw-f-live", "role": "group", "width": "100%", "height": "100%"},
        halo,
        [_area_on_screen(name, spot, sheet) for name, spot in rows],
    )


def _area_on_screen(name: str, spot: Spot, sheet: Sheet) -> Element:
    x, y, width, height = spot.area
    return el(
        "g",
        {"data-pick": sheet.token("option", spot.id)},
        el("rect", {**_box(spot), "class": "cw-spots__area"}),
        el(
            "circle",
            {
                "cx": _percent(x + width / 2),
                "cy": _percent(y + height / 2),
                "r": FINGER,
                "class": "cw-f-hit",
            },
        ),
        el(
            "svg",
            {"x": _percent(x), "y": _percent(y), "class": "cw-spots__mark", "aria-hidden": "true"},
            _disc({}),
            _sign(name, {}),
            [el("path", {"class": f"cw-spots__{sign}", "d": _SIGNS[sign]}) for sign in _SIGNS],
        ),
    )


def areas_on_paper(question: HotspotQuestion, sheet: Sheet, *, opened: bool) -> Element:
    """Areas with letters in print; `opened`, the right ones are filled discs."""
    return el(
        "svg",
        {"width": "100%", "height": "100%", "role": "img"},
        el("title", None, sheet.word("comma").join(name for name, _ in lettered_spots(question, sheet))),
        [
            node
            for name, spot in lettered_spots(question, sheet)
            for node in _area_on_paper(name, spot, on=opened and spot.correct)
        ],
    )


def _area_on_paper(name: str, spot: Spot, *, on: bool) -> Iterator[Element]:
    edge = {**_box(spot), "fill": "none"}
    yield el("rect", {**edge, "stroke": WHITE, "stroke-width": "3.5"})
    yield el("rect", {**edge, "stroke": INKS["ink"], "stroke-width": "1.3"})
    x, y, *_ = spot.area
    disc = {"fill": INKS["ink"] if on else WHITE, "stroke": INKS["ink"], "stroke-width": "1"}
    ink = {"fill": WHITE if on else INKS["ink"], "font-family": "Sans"}
    yield el("svg", {"x": _percent(x), "y": _percent(y)}, _disc(disc), _sign(name, ink))


def lettered_spots(question: HotspotQuestion, sheet: Sheet) -> tuple[tuple[str, Spot], ...]:
    """The choices with their letters, in the order of page and paper."""
    rows = {row.id: row for row in question.options}
    return tuple(
        (letter(place), rows[option.id]) for place, (_, option) in enumerate(shown_options(question, sheet))
    )


def _box(spot: Spot) -> dict[str, object]:
    x, y, width, height = map(plain_number, spot.area)
    return {"x": f"{x}%", "y": f"{y}%", "width": f"{width}%", "height": f"{height}%", "rx": 4}


def _disc(look: Mapping[str, object]) -> Element:
    return el("circle", {"cx": MIDDLE, "cy": MIDDLE, "r": RADIUS, **look})


def _sign(name: str, look: Mapping[str, object]) -> Element:
    size = SIZE if len(name) == 1 else SIZE - 3
    return el("text", {"x": MIDDLE, "y": DROP, "font-size": size, "text-anchor": "middle", **look}, name)


def _percent(number: Decimal) -> str:
    return f"{plain_number(number)}%"
