"""All figure kinds in one table; nothing else switches over kinds.

A new kind is one file here, one row in the table and one member of the union (a test compares the two).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from coursewright.base.shape import tagged
from coursewright.figures.kind import Kind
from coursewright.figures.kinds import (
    balance,
    blueprint,
    cycle,
    fishbone,
    flow,
    from_to,
    funnel,
    gap_chain,
    journey,
    matrix,
    pyramid,
    radar,
    rings,
    scale,
    stack,
    stair,
    triangle,
    wheel,
)
from coursewright.figures.kinds.balance import Balance
from coursewright.figures.kinds.blueprint import Blueprint
from coursewright.figures.kinds.cycle import Cycle
from coursewright.figures.kinds.fishbone import Fishbone
from coursewright.figures.kinds.flow import Flow
from coursewright.figures.kinds.from_to import FromTo
from coursewright.figures.kinds.funnel import Funnel
from coursewright.figures.kinds.gap_chain import GapChain
from coursewright.figures.kinds.journey import Journey
from coursewright.figures.kinds.matrix import Matrix
from coursewright.figures.kinds.pyramid import Pyramid
from coursewright.figures.kinds.radar import Radar
from coursewright.figures.kinds.rings import Rings
from coursewright.figures.kinds.scale import Scale
from coursewright.figures.kinds.stack import Stack
from coursewright.figures.kinds.stair import Stair
from coursewright.figures.kinds.triangle import Triangle
from coursewright.figures.kinds.wheel import Wheel
from coursewright.figures.model import Figure

AnyFigure = Annotated[
    Pyramid
    | Stack
    | Cycle
    | Blueprint
    | GapChain
    | Triangle
    | Matrix
    | Journey
    | Scale
    | Radar
    | Funnel
    | Flow
    | Fishbone
    | Balance
    | Wheel
    | FromTo
    | Stair
    | Rings,
    tagged,
]

KINDS: Mapping[str, Kind[Any]] = {
    "pyramid": pyramid.KIND,
    "stack": stack.KIND,
    "cycle": cycle.KIND,
    "blueprint": blueprint.KIND,
    "gap-chain": gap_chain.KIND,
    "triangle": triangle.KIND,
    "matrix": matrix.KIND,
    "journey": journey.KIND,
    "scale": scale.KIND,
    "radar": radar.KIND,
    "funnel": funnel.KIND,
    "flow": flow.KIND,
    "fishbone": fishbone.KIND,
    "balance": balance.KIND,
    "wheel": wheel.KIND,
    "from-to": from_to.KIND,
    "stair": stair.KIND,
    "rings": rings.KIND,
}


def kind_of(figure: Figure) -> Kind[Any]:
    """The row of a figure's kind."""
    return KINDS[figure.type]  # type: ignore[attr-defined]  # every kind's model has its type
