"""`radar`: series of values on axes that start in one point.

Series differ by line, ground and mark (disc, open square, diamond), and all values are printed.
"""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.figures.kind import Kind
from coursewright.figures.kinds.radar.model import Radar, Series, printed
from coursewright.figures.kinds.radar.plot import layout_radar
from coursewright.figures.reading import Entry, Reader

__all__ = ["KIND", "Radar"]

MOST, DECIMALS = 1000, 2
"""The highest end of a scale, and the most decimals of a value, for which there is room beside an axis."""


def check_radar(figure: Radar, where: Where, issues: IssueLog) -> None:
    """A scale from 0 up, and in each series one value on it for each axis."""
    if not 1 <= figure.max <= MOST:
        issues.error(
            "figure/scale-end",
            where.value("max"),
            f"the scale would end at {figure.max}.",
            f"Write a whole number from 1 to {MOST}, like 'max: 5'.",
        )
        return
    for index, row in enumerate(figure.series):
        here = where.below("series", index, "values")
        if len(row.values) != len(figure.axes):
            issues.error(
                "figure/value-count",
                here.value(),
                f"series '{row.id}' has {len(row.values)} values for {len(figure.axes)} axes.",
                "Write one value for each axis, in the order of the axes.",
            )
        if row.inferred:
            issues.error(
                "figure/inferred-series",
                where.value("series", index, "inferred"),
                f"series '{row.id}' cannot be drawn dashed: dashes tell one series from another here.",
                "Delete the key, and say it in 'text:' or 'note:'.",
            )
        _check_values(row, figure.max, here, issues)


def _check_values(row: Series, end: int, where: Where, issues: IssueLog) -> None:
    for index, value in enumerate(row.values):
        if not 0 <= value <= end:
            issues.error(
                "figure/value-off-scale",
                where.value(index),
                f"{float(value):g} is not on a scale from 0 to {end}.",
                "Change the value, or end the scale higher with 'max:'.",
            )
        elif int(value.normalize().as_tuple().exponent) < -DECIMALS:
            issues.error(
                "figure/value-decimals",
                where.value(index),
                f"{value} has more than {DECIMALS} decimals.",
                "Round it: nobody reads more from a drawing.",
            )


def read_radar(figure: Radar, reader: Reader) -> tuple[Entry, ...]:
    """The axes with the values on them, then the series."""
    axes = (
        reader.entry(
            axis,
            says=" · ".join(
                f"{reader.text(row.text)} {printed(row.values[n], figure)}" for row in figure.series
            ),
        )
        for n, axis in enumerate(figure.axes)
    )
    return (*axes, *reader.entries(figure.series))


KIND = Kind(
    model=Radar,
    counts={"axes": (3, 8), "series": (0, 3)},
    layout=layout_radar,
    reading=read_radar,
    check=check_radar,
)
