"""`cycle`: steps that come round again, clockwise from the top, each pointing at the next."""

from __future__ import annotations

from math import pi
from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.ring import CENTRE, Piece, disc_room, label_room
from coursewright.figures.scene import Disc, Line, Part, Scene, on_circle, part
from coursewright.figures.setter import LABEL, Setter, Spot

WIDTH = 360.0
OUTER = {3: 168.0, 4: 156.0, 5: 174.0}
"""Radius of the ring by the number of steps; more steps take all the width."""
HOLES = {3: 0.36, 4: 0.46}
"""Radius of the hole, in radii of the ring, by the number of steps."""
MANY = 6
"""From so many steps on, the labels need more of the ring."""
GAP = 4.0
AIR = 5.0
COIN = 9.0
"""Radius of a step's number, which sits on the ring's inner edge."""


@model
class Cycle(Figure):
    """Steps, clockwise from the top, around what they are all about."""

    type: Literal["cycle"]
    steps: tuple[Element, ...]
    centre: Element | None = None


def layout_cycle(figure: Cycle, setter: Setter) -> Scene:
    """A ring of pieces that point clockwise, numbered on the inside."""
    count = len(figure.steps)
    outer = OUTER.get(count, WIDTH / 2 - 1)
    inner = round(outer * HOLES.get(count, 0.4))
    centre = (WIDTH / 2, outer + 1)
    pieces = [_piece(index, count, inner, outer) for index in range(count)]
    rooms = [label_room(_free(piece), AIR) for piece in pieces]
    spots = [Spot(step.text, room[2], room[3]) for step, room in zip(figure.steps, rooms, strict=True)]
    parts: list[Part] = []
    if figure.centre is not None:
        radius = inner - COIN - 7
        block = setter.fit(figure.centre.text, CENTRE, *disc_room(radius))
        hub = Disc(x=centre[0], y=centre[1], radius=radius, tone="solid", dashed=figure.centre.inferred)
        parts.append(part(figure.centre.id, hub, block.at(*centre, ink="on")))
    blocks = setter.fit_all(spots, LABEL)
    for index, (step, piece, room) in enumerate(zip(figure.steps, pieces, rooms, strict=True)):
        coin = on_circle(centre, inner, index / count)
        parts.append(
            part(
                step.id,
                piece.outline(centre, "tint", dashed=step.inferred),
                Disc(x=coin[0], y=coin[1], radius=COIN, tone="plain"),
                _number(index, coin[0], coin[1]),
                blocks[index].at(centre[0] + room[0], centre[1] + room[1]),
            )
        )
    return Scene(width=WIDTH, height=2 * outer + 2, parts=tuple(parts))


def _piece(index: int, count: int, inner: float, outer: float) -> Piece:
    """The piece of a step: the first one's label is straight at the top."""
    depth = 13.0 if count < MANY else 8.0
    back = depth / 2 / (pi * (inner + outer))
    turns = ((index - 0.5) / count - back, (index + 0.5) / count - back)
    return Piece(inner=inner, outer=outer, turns=turns, gap=GAP, depth=depth)


def _free(piece: Piece) -> Piece:
    """What of a piece its number leaves for the label."""
    return Piece(
        inner=piece.inner + COIN - 4, outer=piece.outer, turns=piece.turns, gap=GAP, depth=piece.depth
    )


def _number(index: int, x: float, y: float) -> Line:
    return Line(text=str(index + 1), x=x, y=y, size=11, wide=9, weight=700)


def read_cycle(figure: Cycle, reader: Reader) -> tuple[Entry, ...]:
    """What it is about, then the steps in their order."""
    hub = () if figure.centre is None else (reader.entry(figure.centre, says=reader.word("centre")),)
    return (
        *hub,
        *(reader.entry(step, says=reader.word("place", n=n)) for n, step in enumerate(figure.steps, 1)),
    )


KIND = Kind(model=Cycle, counts={"steps": (3, 8)}, layout=layout_cycle, reading=read_cycle)
