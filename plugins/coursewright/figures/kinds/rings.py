"""`rings`: sets that lie within one another, the widest outermost."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Disc, Part, Scene, part
from coursewright.figures.setter import LABEL, Setter, Spot

WIDTH = 360.0
CORE = 62.0
"""Radius of the innermost ring."""
ROOM = 150.0
"""Width of a label between two rings."""
AIR = 16.0
"""Above and below such a label."""


@model
class Rings(Figure):
    """Rings, the outermost first."""

    type: Literal["rings"]
    rings: tuple[Element, ...]


def layout_rings(figure: Rings, setter: Setter) -> Scene:
    """Circles that touch at the foot, so that each ring's label has room above the next one."""
    count = len(figure.rings)
    crown = (WIDTH - 2 - 2 * CORE) / (count - 1)
    spots = [Spot(ring.text, ROOM, crown - AIR) for ring in figure.rings[:-1]]
    blocks = setter.fit_all([*spots, Spot(figure.rings[-1].text, 2 * CORE - 24, CORE + 8)], LABEL)
    crowns = [block.height + AIR for block in blocks[:-1]]
    core = CORE
    height = 2 * core + sum(crowns) + 2
    parts: list[Part] = []
    top = 1.0
    for index, (ring, block) in enumerate(zip(figure.rings, blocks, strict=True)):
        last = index == count - 1
        radius = (height - 1 - top) / 2
        tone = "solid" if last else "tint" if index == count - 2 else "plain"
        middle = top + radius if last else top + 8 + block.height / 2
        disc = Disc(x=WIDTH / 2, y=height - 1 - radius, radius=radius, tone=tone, dashed=ring.inferred)
        parts.append(part(ring.id, disc, block.at(WIDTH / 2, middle, ink="on" if last else "ink")))
        top += crowns[index] if not last else 0
    return Scene(width=WIDTH, height=height, parts=tuple(parts))


def read_rings(figure: Rings, reader: Reader) -> tuple[Entry, ...]:
    """From the outermost inwards."""
    return reader.entries(figure.rings)


KIND = Kind(model=Rings, counts={"rings": (2, 5)}, layout=layout_rings, reading=read_rings)
