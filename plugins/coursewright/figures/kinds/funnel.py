"""`funnel`: steps that narrow down to what comes out, or sources that flow into one."""

from __future__ import annotations

from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Point, Rect, Scene, arrow, part, polygon
from coursewright.figures.setter import LABEL, Block, Setter, Spot

WIDTH = 360.0
SPOUT = 164.0
"""Width of the funnel's foot."""
BAND = 50.0
"""Least height of a band, a source and what comes out."""
GAP = 5.0
AIR = 12.0
DROP = 26.0
"""Length of the arrow to what comes out."""
OUT = 200.0
"""Most width of the label of what comes out."""
ABREAST = 3
"""Most sources that stand side by side; more stand upon one another."""
POINT = 16.0
"""How far a source points towards the funnel."""
DEPTH = 72.0
"""Least height of the funnel below sources."""
MOUTH = 8.0
"""Between the points of the sources and the funnel."""
SIDE = 224.0
"""Width of sources that stand upon one another, without their points."""


@model
class Funnel(Figure):
    """Steps, the widest first, and what comes out; `sources` are steps that flow into it side by side."""

    type: Literal["funnel"]
    steps: tuple[Element, ...]
    out: Element | None = None
    form: Literal["bands", "sources"] = "bands"


def layout_funnel(figure: Funnel, setter: Setter) -> Scene:
    """The form that the author chose."""
    if figure.form == "bands" or figure.out is None:
        return _bands(figure, setter)
    form = _abreast if len(figure.steps) <= ABREAST else _piled
    return form(figure.steps, figure.out, setter)


def _bands(figure: Funnel, setter: Setter) -> Scene:
    """Bands narrower from one to the next, and an arrow from the last to what comes out."""
    count = len(figure.steps)
    spots = [Spot(step.text, 2 * _edge(n + 1, count) - 4) for n, step in enumerate(figure.steps)]
    spots.extend([Spot(figure.out.text, OUT)] if figure.out else [])
    blocks = setter.fit_all(spots, LABEL)
    high = _high(blocks)
    parts: list[Part] = []
    for n, (step, block) in enumerate(zip(figure.steps, blocks, strict=False)):
        upper, lower = _edge(n, count), _edge(n + 1, count)
        top = 1 + n * (high + GAP)
        corners = _mirrored(((upper, top), (lower, top + high)))
        band = polygon(corners, "tint", dashed=step.inferred)
        parts.append(part(step.id, band, block.at(WIDTH / 2, top + high / 2)))
    foot = 1 + count * (high + GAP) - GAP
    if figure.out is None:
        return Scene(width=WIDTH, height=foot + 1, parts=tuple(parts))
    top = foot + DROP + 4
    parts.append(part("", arrow([(WIDTH / 2, foot + 4), (WIDTH / 2, top - 3)])))
    wide = max(SPOUT, blocks[-1].width + 2 * AIR)
    left = (WIDTH - wide) / 2
    box = Rect(x=left, y=top, width=wide, height=high, tone="solid", dashed=figure.out.inferred)
    parts.append(part(figure.out.id, box, blocks[-1].at(WIDTH / 2, top + high / 2, ink="on")))
    return Scene(width=WIDTH, height=top + high + 1, parts=tuple(parts))


def _edge(index: int, count: int) -> float:
    """Half the width of the funnel above a band."""
    return (WIDTH - 2 - (WIDTH - 2 - SPOUT) * index / count) / 2


def _high(blocks: list[Block]) -> float:
    return max(BAND, *(block.height + AIR + 4 for block in blocks))


def _mirrored(edge: tuple[Point, ...]) -> list[Point]:
    """Corners to the right of the axis, given from the top by their distance from it, and the same to the left."""
    axis = WIDTH / 2
    return [*((axis + x, y) for x, y in edge), *((axis - x, y) for x, y in reversed(edge))]


def _abreast(steps: tuple[Element, ...], out: Element, setter: Setter) -> Scene:
    """Sources side by side that point down into the funnel."""
    wide = (WIDTH - 2 - GAP * (len(steps) - 1)) / len(steps)
    blocks = setter.fit_all([Spot(step.text, wide - 2 * AIR) for step in steps], LABEL)
    end = setter.fit(out.text, LABEL, OUT)
    high = _high(blocks)
    parts: list[Part] = []
    for n, (step, block) in enumerate(zip(steps, blocks, strict=True)):
        left = 1 + n * (wide + GAP)
        middle, right = left + wide / 2, left + wide
        corners = [(left, 1), (right, 1), (right, 1 + high), (middle, 1 + high + POINT), (left, 1 + high)]
        shape = polygon(corners, "tint", dashed=step.inferred)
        parts.append(part(step.id, shape, block.at(middle, 1 + high / 2 + 2)))
    top = 1 + high + POINT + MOUTH
    # The label stands where the funnel is still wider than it.
    deep = max(DEPTH, end.height / 0.6)
    corners = _mirrored((((WIDTH - 2) / 2, top), (SPOUT / 2, top + deep)))
    funnel = polygon(corners, "solid", dashed=out.inferred)
    parts.append(part(out.id, funnel, end.at(WIDTH / 2, top + 0.44 * deep, ink="on")))
    return Scene(width=WIDTH, height=top + deep + 1, parts=tuple(parts))


def _piled(steps: tuple[Element, ...], out: Element, setter: Setter) -> Scene:
    """Sources upon one another that point right into the funnel, which lies on its side."""
    mouth = 1 + SIDE + POINT + MOUTH
    room = WIDTH - 1 - mouth
    blocks = setter.fit_all([Spot(step.text, SIDE - AIR) for step in steps], LABEL)
    end = setter.fit(out.text, LABEL, room - 2 * AIR)
    high = _high(blocks)
    parts: list[Part] = []
    for n, (step, block) in enumerate(zip(steps, blocks, strict=True)):
        top = 1 + n * (high + GAP)
        right, foot = 1 + SIDE, top + high
        corners = [(1, top), (right, top), (right + POINT, top + high / 2), (right, foot), (1, foot)]
        shape = polygon(corners, "tint", dashed=step.inferred)
        parts.append(part(step.id, shape, block.at(1 + SIDE / 2, top + high / 2)))
    foot = 1 + len(steps) * (high + GAP) - GAP
    neck = min((foot - 1) / 4, (foot - 1 - end.height) / 2 - AIR)
    corners = [(mouth, 1), (WIDTH - 1, 1 + neck), (WIDTH - 1, foot - neck), (mouth, foot)]
    funnel = polygon(corners, "solid", dashed=out.inferred)
    parts.append(part(out.id, funnel, end.at(mouth + room / 2, (1 + foot) / 2, ink="on")))
    return Scene(width=WIDTH, height=foot + 1, parts=tuple(parts))


def check_funnel(figure: Funnel, where: Where, issues: IssueLog) -> None:
    """Sources flow into something."""
    if figure.form == "sources" and figure.out is None:
        issues.error(
            "figure/sources-without-out",
            where.value("form"),
            "these sources flow into nothing.",
            "Add 'out:' with what they bring about, or leave out 'form: sources'.",
        )


def read_funnel(figure: Funnel, reader: Reader) -> tuple[Entry, ...]:
    """The steps, the widest first, then what comes out."""
    out = () if figure.out is None else (reader.entry(figure.out, says=reader.word("outcome")),)
    return (*reader.entries(figure.steps), *out)


KIND = Kind(
    model=Funnel,
    counts={"steps": (2, 6)},
    layout=layout_funnel,
    reading=read_funnel,
    check=check_funnel,
)
