"""`matrix`: four cells between two axes, each with a low and a high end."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import LabelText, model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Rect, Scene, arrow, part
from coursewright.figures.setter import LABEL, TIER, Block, Setter, Spot, Style

WIDTH = 360.0
GUTTER = 68.0
"""Where the upward axis stands; its ends are named to the left of it."""
GAP = 6.0
CELL = (WIDTH - GUTTER - 3 * GAP) / 2
LEAST = 92.0
"""Least height of a cell."""
END = Style(sizes=(12, 11), lines=4)
"""The name of an axis' end."""


@model
class Axis:
    """What an axis measures, and what its two ends are called."""

    text: LabelText
    low: LabelText
    high: LabelText


@model
class Matrix(Figure):
    """Two axes and four cells: top left, top right, bottom left, bottom right."""

    type: Literal["matrix"]
    across: Axis
    up: Axis
    cells: tuple[Element, ...]


def layout_matrix(figure: Matrix, setter: Setter) -> Scene:
    """The upward axis at the left with its name above, the other one below the cells."""
    blocks = setter.fit_all([Spot(cell.text, CELL - 20) for cell in figure.cells], LABEL)
    up, across = setter.fit_all([Spot(axis.text, WIDTH - 8) for axis in (figure.up, figure.across)], TIER)
    sides = setter.fit_all([Spot(label, GUTTER - 10) for label in (figure.up.high, figure.up.low)], END)
    feet = setter.fit_all([Spot(label, CELL - 8) for label in (figure.across.low, figure.across.high)], END)
    high = max(LEAST, *(block.height + 24 for block in blocks), *(block.height + 8 for block in sides))
    top = up.height + 10
    foot = top + 2 * high + 2 * GAP
    ends = foot + 6 + max(block.height for block in feet)
    parts = [_axes(top, foot), part("", up.below(1, 1, "start"))]
    parts.extend(part("", side.at(GUTTER - 8, top + high / 2 + n * (high + GAP), "end", "quiet"))
                 for n, side in enumerate(sides))  # fmt: skip
    parts.extend(_cell(cell, n, block, (top, high))
                 for n, (cell, block) in enumerate(zip(figure.cells, blocks, strict=True)))  # fmt: skip
    parts.extend(
        part("", end.below(_left(n) + CELL / 2, foot + 6, ink="quiet")) for n, end in enumerate(feet)
    )
    parts.append(part("", across.below(WIDTH - 1, ends + 4, "end")))
    return Scene(width=WIDTH, height=ends + across.height + 6, parts=tuple(parts))


def _left(column: int) -> float:
    return GUTTER + GAP + column * (CELL + GAP)


def _axes(top: float, foot: float) -> Part:
    """Both axes from their common corner."""
    return part("", arrow([(GUTTER, foot), (GUTTER, top)]), arrow([(GUTTER, foot), (WIDTH - 1, foot)]))


def _cell(cell: Element, index: int, block: Block, rows: tuple[float, float]) -> Part:
    """A cell by its place; `rows` are the top of the first row and the height of both."""
    top, high = rows
    row, column = divmod(index, 2)
    y = top + row * (high + GAP)
    box = Rect(x=_left(column), y=y, width=CELL, height=high, tone="tint", dashed=cell.inferred)
    return part(cell.id, box, block.at(_left(column) + CELL / 2, y + high / 2))


def read_matrix(figure: Matrix, reader: Reader) -> tuple[Entry, ...]:
    """Both axes with their ends, then the cells, each with the ends it lies at."""
    axes = [
        reader.line(axis.text, *reader.line(axis.low), *reader.line(axis.high))
        for axis in (figure.up, figure.across)
    ]
    cells = []
    for index, cell in enumerate(figure.cells):
        row, column = divmod(index, 2)
        ends = (figure.up.low if row else figure.up.high, figure.across.high if column else figure.across.low)
        cells.append(reader.entry(cell, says=" · ".join(reader.text(end) for end in ends)))
    return (*axes[0], *axes[1], *cells)


KIND = Kind(model=Matrix, counts={"cells": (4, 4)}, layout=layout_matrix, reading=read_matrix)
