"""What a stack is made of."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import Id, model
from coursewright.figures.model import Figure, Group


@model
class Stack(Figure):
    """Layers, the top one first; the water line is drawn above the one that `water` names."""

    type: Literal["stack"]
    layers: tuple[Group, ...]
    water: Id | None = None
