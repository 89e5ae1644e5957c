"""What a blueprint is made of: lanes, steps in their cells, links between them."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import Flag, Id, Whole, model
from coursewright.figures.model import Element, Figure, Link
from coursewright.figures.routes import Cell

COLUMNS = 8
"""Most columns that a blueprint may have."""


@model
class Lane(Element):
    """Who acts, or what is seen; `below` names the line under the lane."""

    below: Literal["interaction", "visibility", "internal"] | None = None


@model
class Step(Element):
    """What happens in a cell; `fail` where it often goes wrong, `wait` where somebody waits."""

    lane: Id
    column: Whole
    fail: Flag = False
    wait: Flag = False


@model
class Blueprint(Figure):
    """Lanes, the top one first; steps in columns from left to right."""

    type: Literal["blueprint"]
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    links: tuple[Link, ...] = ()


def cells_of(figure: Blueprint) -> dict[str, Cell]:
    """Where each step stands."""
    lanes = {lane.id: index for index, lane in enumerate(figure.lanes)}
    return {step.id: (lanes[step.lane], step.column - 1) for step in figure.steps}
