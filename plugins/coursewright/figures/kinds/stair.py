"""`stair`: steps that rise to the right, each standing on the one before."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Rect, Scene, part
from coursewright.figures.setter import LABEL, Setter, Spot

WIDTH = 360.0
LEAST = 46.0
"""Least height of a step."""
SHIFT = 150.0
"""How far the top step is set in, altogether."""
GAP = 5.0
AIR = 12.0


@model
class Stair(Figure):
    """Steps, the bottom one first, and what they lead to."""

    type: Literal["stair"]
    steps: tuple[Element, ...]
    goal: Element | None = None


def layout_stair(figure: Stair, setter: Setter) -> Scene:
    """Bars set in further the higher they lie; the goal outlined above them, the base solid."""
    rows = [*figure.steps, *((figure.goal,) if figure.goal else ())]
    shift = SHIFT / (len(rows) - 1)
    spots = [Spot(row.text, WIDTH - 2 - n * shift - 2 * AIR) for n, row in enumerate(rows)]
    blocks = setter.fit_all(spots, LABEL)
    high = max([LEAST, *(block.height + AIR for block in blocks)])
    parts: list[Part] = []
    for n, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        top = 1 + (len(rows) - 1 - n) * (high + GAP)
        tone = "plain" if row is figure.goal else "solid" if n == 0 else "tint"
        left = 1 + n * shift
        bar = Rect(x=left, y=top, width=WIDTH - 1 - left, height=high, tone=tone, dashed=row.inferred)
        words = block.at(left + AIR, top + high / 2, "start", "on" if tone == "solid" else "ink")
        parts.append(part(row.id, bar, words))
    return Scene(width=WIDTH, height=len(rows) * (high + GAP) - GAP + 2, parts=tuple(parts))


def read_stair(figure: Stair, reader: Reader) -> tuple[Entry, ...]:
    """From the bottom up, the goal last."""
    return reader.entries((*figure.steps, *((figure.goal,) if figure.goal else ())))


KIND = Kind(model=Stair, counts={"steps": (2, 7)}, layout=layout_stair, reading=read_stair)
