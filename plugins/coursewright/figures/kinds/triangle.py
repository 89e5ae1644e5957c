"""`triangle`: three corners, what lies between two of them, and what they stand around."""

from __future__ import annotations

from math import sqrt
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import Id, did_you_mean, model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.ring import CENTRE, disc_room
from coursewright.figures.scene import Disc, Part, Point, Rect, Scene, part, polygon
from coursewright.figures.setter import LABEL, NAME, Block, Setter, Spot

WIDTH = 360.0
CORNER = 112.0
"""Width of a corner's box."""
SIDE = 108.0
"""Width of the box of a side, which stands on its line."""
SLANT = 0.46
"""How far down the slanting lines the boxes of their sides stand."""
OUT = 28.0
"""How far such a box stands out, so that the middle is free."""
HUB = 46.0
"""Radius of the centre."""
AIR = 12.0
LEAST = 176.0
"""Least height of the triangle, from the middle of its upper box to that of the lower ones."""


@model
class Side(Element):
    """What lies between two corners."""

    between: tuple[Id, ...]


@model
class Triangle(Figure):
    """Corners at the top, at the left and at the right."""

    type: Literal["triangle"]
    corners: tuple[Element, ...]
    sides: tuple[Side, ...] = ()
    centre: Element | None = None


def layout_triangle(figure: Triangle, setter: Setter) -> Scene:
    """Boxes on the corners and on the middles of the sides, the centre in the free middle."""
    corners = setter.fit_all([Spot(corner.text, CORNER - 14) for corner in figure.corners], LABEL)
    sides = setter.fit_all([Spot(side.text, SIDE - 14) for side in figure.sides], NAME)
    high = max(46.0, *(block.height + 16 for block in corners))
    chips = max([34.0, *(block.height + 12 for block in sides)]) if sides else 0.0
    ids = [corner.id for corner in figure.corners]
    below = chips / 2 if any(set(side.between) == set(ids[1:]) for side in figure.sides) else 0.0
    rise = _rise(figure, high, chips, below)
    top = 1 + high / 2
    base = top + rise
    points = dict(
        zip(ids, ((WIDTH / 2, top), (1 + CORNER / 2, base), (WIDTH - 1 - CORNER / 2, base)), strict=True)
    )
    parts = [part("", polygon(list(points.values()), "plain"))]
    if figure.centre is not None:
        parts.append(_centre(figure.centre, setter, _middle(base, below)))
    for corner, block in zip(figure.corners, corners, strict=True):
        parts.append(_box(corner, points[corner.id], (CORNER, high), "tint", block))
    for side, block in zip(figure.sides, sides, strict=True):
        at = _on_line(*sorted((points[name] for name in side.between), key=lambda point: point[1]))
        parts.append(_box(side, at, (SIDE, chips), "plain", block))
    low = base + max(high / 2, below) + 1
    return Scene(width=WIDTH, height=low, parts=tuple(parts))


def _on_line(upper: Point, lower: Point) -> Point:
    """Where the box of a side stands: in the middle of the base, or outwards from a slanting line."""
    if upper[1] == lower[1]:
        return (upper[0] + lower[0]) / 2, upper[1]
    out = OUT if lower[0] > upper[0] else -OUT
    return upper[0] + (lower[0] - upper[0]) * SLANT + out, upper[1] + (lower[1] - upper[1]) * SLANT


def _middle(base: float, below: float) -> float:
    """Height of the centre's middle, over the base and the box on it."""
    return base - max(below + AIR, 24.0) - HUB


def _rise(figure: Triangle, high: float, chips: float, below: float) -> float:
    """How high the triangle must be so that its boxes and its centre keep clear of each other."""
    rise = max(LEAST, (high / 2 + chips / 2 + AIR) / SLANT if chips else 0)
    if figure.centre is None:
        return max(rise, (high / 2 + chips / 2 + AIR) / (1 - SLANT))
    rise = max(rise, high / 2 + AIR - _middle(0, below) + HUB + 12)
    if not chips:
        return rise
    # The nearest corner of a slanting side's box lies this far beside the centre's middle.
    beside = (WIDTH - 2 - CORNER) / 2 * SLANT + OUT - SIDE / 2
    over = sqrt(max((HUB + 8) ** 2 - beside**2, 0))
    return max(rise, (chips / 2 + over - _middle(0, below)) / (1 - SLANT))


def _centre(centre: Element, setter: Setter, y: float) -> Part:
    block = setter.fit(centre.text, CENTRE, *disc_room(HUB))
    disc = Disc(x=WIDTH / 2, y=y, radius=HUB, tone="solid", dashed=centre.inferred)
    return part(centre.id, disc, block.at(WIDTH / 2, y, ink="on"))


def _box(row: Element, at: Point, size: tuple[float, float], tone: str, block: Block) -> Part:
    outline = Rect(
        x=at[0] - size[0] / 2, y=at[1] - size[1] / 2, width=size[0], height=size[1], tone=tone,
        dashed=row.inferred,
    )  # fmt: skip
    return part(row.id, outline, block.at(*at))


def check_triangle(figure: Triangle, where: Where, issues: IssueLog) -> None:
    """Each side lies between two different corners, and no two sides between the same ones."""
    names = [corner.id for corner in figure.corners]
    taken: dict[frozenset[str], str] = {}
    for index, side in enumerate(figure.sides):
        unknown = [n for n, name in enumerate(side.between) if name not in names]
        for n in unknown:
            issues.error(
                "figure/unknown-corner",
                where.value("sides", index, "between", n),
                f"side '{side.id}' names '{side.between[n]}', which is no corner.",
                did_you_mean(side.between[n], names),
            )
        if unknown:
            continue
        ends = frozenset(side.between)
        if len(side.between) != 2 or len(ends) != 2:
            issues.error(
                "figure/side-ends",
                where.value("sides", index, "between"),
                f"side '{side.id}' does not lie between two corners.",
                f"Write two of {', '.join(names)}.",
            )
        elif ends in taken:
            issues.error(
                "figure/side-twice",
                where.value("sides", index, "between"),
                f"sides '{taken[ends]}' and '{side.id}' lie between the same corners.",
                "Change one of them, or put both texts into one side.",
            )
        taken.setdefault(ends, side.id)


def read_triangle(figure: Triangle, reader: Reader) -> tuple[Entry, ...]:
    """The centre, the corners, then the sides with the corners they join."""
    hub = () if figure.centre is None else (reader.entry(figure.centre, says=reader.word("centre")),)
    names = {corner.id: reader.text(corner.text) for corner in figure.corners}
    sides = (
        reader.entry(side, says=reader.word("between", a=names[side.between[0]], b=names[side.between[1]]))
        for side in figure.sides
    )
    return (*hub, *reader.entries(figure.corners), *sides)


KIND = Kind(
    model=Triangle,
    counts={"corners": (3, 3), "sides": (0, 3)},
    layout=layout_triangle,
    reading=read_triangle,
    check=check_triangle,
)
