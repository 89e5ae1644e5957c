"""`rings`: sets that lie within one another, the widest outermost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import sqrt
from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.ring import disc_room
from coursewright.figures.scene import Disc, Part, Scene, part
from coursewright.figures.setter import LABEL, Block, Setter, Spot

WIDTH = 360.0
CORE = 60.0
"""Radius of the innermost ring."""
AIR = 8.0
"""Between a label and the rings around it."""
EDGE = 5.0
"""Between a corner of a label and the ring around it."""
CROWN = 22.0
"""How far below a ring's top the first line of its label is wished for."""
HIGHEST = 64.0
"""Most height of a label."""
WIDER = (1.0, 1.15, 0.85)
"""Widths to try for labels, in wished ones: wide ones stand lower in their ring, narrow ones break sooner."""
STYLES = (
    LABEL,
    replace(LABEL, sizes=(13, 12)),
    replace(LABEL, sizes=(15, 14), second=0),
    replace(LABEL, sizes=(13,), second=0),
    replace(LABEL, sizes=(12, 11), second=0),
    replace(LABEL, sizes=(11,), second=0),
)


@model
class Rings(Figure):
    """Rings, the outermost first."""

    type: Literal["rings"]
    rings: tuple[Element, ...]


def layout_rings(figure: Rings, setter: Setter) -> Scene:
    """Circles that touch at the foot, so that each ring's label has room above the next one."""
    blocks, radii = _best(figure, setter)
    height = 2 * radii[0] + 2
    parts: list[Part] = []
    for index, (ring, block, radius) in enumerate(zip(figure.rings, blocks, radii, strict=True)):
        last = index == len(radii) - 1
        tone = "solid" if last else "tint" if index == len(radii) - 2 else "plain"
        disc = Disc(x=WIDTH / 2, y=height - 1 - radius, radius=radius, tone=tone, dashed=ring.inferred)
        middle = disc.y if last else disc.y - radius + _drop(block, radius) + block.height / 2
        parts.append(part(ring.id, disc, block.at(WIDTH / 2, middle, ink="on" if last else "ink")))
    return Scene(width=WIDTH, height=height, parts=tuple(parts))


def _best(figure: Rings, setter: Setter) -> tuple[list[Block], list[float]]:
    """The first setting of the labels whose rings are not wider than the drawing; else the smallest one."""
    for style, wider in ((style, wider) for style in STYLES for wider in WIDER):
        tried = replace(setter, misfits=[])
        blocks = tried.fit_all(list(_spots(figure.rings, wider)), style)
        radii = _radii(blocks)
        if not tried.misfits and 2 * radii[0] + 2 <= WIDTH:
            return blocks, radii
    # Nothing helps: labels higher than their share of the drawing are named as too long.
    share = min(HIGHEST, (WIDTH - 2 - 2 * CORE) / (len(figure.rings) - 1) - AIR - CROWN)
    blocks = setter.fit_all(list(_spots(figure.rings, 1.0, share)), STYLES[-1])
    return blocks, _radii(blocks)


def _spots(rings: Sequence[Element], wider: float, height: float = HIGHEST) -> Iterator[Spot]:
    """Room for each label: about the chord of its ring a crown below the top."""
    steps = len(rings) - 1
    for index, ring in enumerate(rings[:-1]):
        radius = CORE + (WIDTH / 2 - 1 - CORE) * (steps - index) / steps
        chord = 2 * sqrt(radius**2 - (radius - CROWN) ** 2)
        yield Spot(ring.text, wider * (chord - 2 * AIR), height)
    yield Spot(rings[-1].text, *disc_room(CORE))


def _radii(blocks: Sequence[Block]) -> list[float]:
    """Radii from the outermost inwards, each ring as small as its label and the rings within allow."""
    radii = [CORE]
    for block in reversed(blocks[:-1]):
        radius = radii[0] + (block.height + 2 * AIR) / 2
        while 2 * (radius - radii[0]) < _drop(block, radius) + block.height + AIR:
            radius += 0.5
        radii.insert(0, radius)
    return radii


def _drop(block: Block, radius: float) -> float:
    """How far below a ring's top a label keeps its air to the ring at both ends."""
    within = radius - EDGE
    return max(AIR, radius - sqrt(max(within**2 - (block.width / 2) ** 2, 0)))


def read_rings(figure: Rings, reader: Reader) -> tuple[Entry, ...]:
    """From the outermost inwards."""
    return reader.entries(figure.rings)


KIND = Kind(model=Rings, counts={"rings": (2, 5)}, layout=layout_rings, reading=read_rings)
