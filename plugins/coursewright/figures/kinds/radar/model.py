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


def printed(value: Decimal, figure: Radar) -> str:
    """A value with as many decimals as the figure's finest one, so that columns compare at a glance."""
    finest = max((-int(value.normalize().as_tuple().exponent) for value in _values(figure)), default=0)
    return f"{value:.{max(finest, 0)}f}"


def _values(figure: Radar) -> tuple[Decimal, ...]:
    return tuple(value for row in figure.series for value in row.values)
