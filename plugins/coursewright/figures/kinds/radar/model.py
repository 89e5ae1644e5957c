"""What a radar is: axes, and series with a value for each of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from coursewright.base.shape import Number, Whole, model
from coursewright.figures.model import Element, Figure


@model
class Series(Element):
    """One value for each axis, in the order of the axes."""

    values: tuple[Number, ...]


@model
class Radar(Figure):
    """Axes, clockwise from the top, from 0 in the middle to `max` on the rim, and what is drawn on them."""

    type: Literal["radar"]
    axes: tuple[Element, ...]
    series: tuple[Series, ...] = ()
    max: Whole = 5


def printed(value: Decimal) -> str:
    """A value without needless noughts."""
    return f"{float(value):g}"
