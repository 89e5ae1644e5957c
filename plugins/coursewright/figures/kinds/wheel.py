"""`wheel`: parts of equal weight around a hub, as pieces of a ring or at the ends of spokes."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.ring import CENTRE, Piece, disc_room, label_room
from coursewright.figures.scene import Disc, Part, Point, Rect, Scene, on_circle, part, stroke
from coursewright.figures.setter import LABEL, Block, Setter, Spot

WIDTH = 360.0
OUTER = {3: 160.0, 4: 156.0, 5: 166.0}
"""Radius of a ring by the number of parts; more parts take all the width."""
MANY = 6
"""From so many parts on, the labels need more of the ring."""
BOXES = {3: 132.0, 4: 102.0, 5: 110.0, 6: 110.0, 7: 92.0, 8: 84.0}
"""Width of the boxes at the ends of spokes."""
HUB = 52.0
"""Radius of the hub that spokes come from."""
SPOKE = 20.0
"""Least length of a spoke."""


@model
class Wheel(Figure):
    """Parts, clockwise from the top, around what they are parts of."""

    type: Literal["wheel"]
    parts: tuple[Element, ...]
    centre: Element | None = None
    form: Literal["ring", "spokes"] = "ring"


def layout_wheel(figure: Wheel, setter: Setter) -> Scene:
    """The form that the author chose."""
    return _ring(figure, setter) if figure.form == "ring" else _spokes(figure, setter)


def _ring(figure: Wheel, setter: Setter) -> Scene:
    count = len(figure.parts)
    outer = OUTER.get(count, WIDTH / 2 - 1)
    inner = round(outer * (0.4 if 3 < count < MANY else 0.34))
    centre = (WIDTH / 2, outer + 1)
    pieces = [
        Piece(inner=inner, outer=outer, turns=((n - 0.5) / count, (n + 0.5) / count), gap=4)
        for n in range(count)
    ]
    rooms = [label_room(piece, 5) for piece in pieces]
    spots = [Spot(row.text, room[2], room[3]) for row, room in zip(figure.parts, rooms, strict=True)]
    blocks = setter.fit_all(spots, LABEL)
    parts = _hub(figure.centre, setter, centre, inner - 5)
    for row, piece, room, block in zip(figure.parts, pieces, rooms, blocks, strict=True):
        outline = piece.outline(centre, "tint", dashed=row.inferred)
        parts.append(part(row.id, outline, block.at(centre[0] + room[0], centre[1] + room[1])))
    return Scene(width=WIDTH, height=2 * outer + 2, parts=tuple(parts))


def _hub(centre: Element | None, setter: Setter, at: Point, radius: float) -> list[Part]:
    """The hub with its label; none where the figure has no centre."""
    if centre is None:
        return []
    block = setter.fit(centre.text, CENTRE, *disc_room(radius))
    disc = Disc(x=at[0], y=at[1], radius=radius, tone="solid", dashed=centre.inferred)
    return [part(centre.id, disc, block.at(*at, ink="on"))]


def _spokes(figure: Wheel, setter: Setter) -> Scene:
    count = len(figure.parts)
    width = BOXES[count]
    blocks = setter.fit_all([Spot(row.text, width - 14) for row in figure.parts], LABEL)
    height = max(44.0, *(block.height + 16 for block in blocks))
    hub = HUB if figure.centre is not None else 7
    ends = spoke_ends(count, (width, height), hub + SPOKE)
    top = height / 2 + 1 - min(y for _, y in ends)
    low = max(y for _, y in ends) + top + height / 2 + 1
    middle = (WIDTH / 2, top)
    spokes = [stroke([middle, (middle[0] + x, middle[1] + y)]) for x, y in ends]
    around = [
        _box(row, (middle[0] + x, middle[1] + y), (width, height), block)
        for row, (x, y), block in zip(figure.parts, ends, blocks, strict=True)
    ]
    nave = _hub(figure.centre, setter, middle, HUB) or [
        part("", Disc(x=middle[0], y=middle[1], radius=7, tone="solid"))
    ]
    return Scene(width=WIDTH, height=low, parts=(part("", spokes), *nave, *around))


def spoke_ends(count: int, box: tuple[float, float], clear: float) -> list[Point]:
    """Middles of boxes on an ellipse around the origin, as flat as keeps them apart and clear of the hub.

    The upper one of an odd number comes nearer where its spoke would be the longest by far.
    """
    widest = max(on_circle((0, 0), 1, n / count)[0] for n in range(count))
    across = ((WIDTH - 2 - box[0]) / 2) / widest
    down = clear
    while True:
        ends = [(across * x, down * y) for x, y in (on_circle((0, 0), 1, n / count) for n in range(count))]
        if all(_apart(a, b, box) for a, b in combinations(ends, 2)) and all(
            _distance(end, box) >= clear for end in ends
        ):
            return [_nearer(ends[0], box, clear), *ends[1:]] if count % 2 else ends
        down += 2


def _nearer(end: Point, box: tuple[float, float], clear: float) -> Point:
    return end[0], max(end[1], -clear - SPOKE - box[1] / 2)


def _apart(a: Point, b: Point, box: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) >= box[0] + 9 or abs(a[1] - b[1]) >= box[1] + 12


def _distance(end: Point, box: tuple[float, float]) -> float:
    """How far a box is from the origin."""
    x, y = (max(abs(at) - size / 2, 0) for at, size in zip(end, box, strict=True))
    return hypot(x, y)


def _box(row: Element, at: Point, size: tuple[float, float], block: Block) -> Part:
    outline = Rect(
        x=at[0] - size[0] / 2, y=at[1] - size[1] / 2, width=size[0], height=size[1], tone="plain",
        dashed=row.inferred,
    )  # fmt: skip
    return part(row.id, outline, block.at(*at))


def read_wheel(figure: Wheel, reader: Reader) -> tuple[Entry, ...]:
    """What the parts are parts of, then the parts."""
    hub = () if figure.centre is None else (reader.entry(figure.centre, says=reader.word("centre")),)
    return (*hub, *reader.entries(figure.parts))


KIND = Kind(model=Wheel, counts={"parts": (3, 8)}, layout=layout_wheel, reading=read_wheel)
