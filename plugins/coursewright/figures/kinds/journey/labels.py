"""The words of moments: below their points, in two rows by turns, or as a numbered list."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.figures.kinds.journey.model import Journey
from coursewright.figures.scene import Line, Point, Shape, stroke
from coursewright.figures.setter import NAME, Block, Setter, Spot, Style
from coursewright.figures.wrap import break_lines

LEFT = 30.0
"""Where the plot begins, right of its numbers."""
STAGE = Style(sizes=(13, 12, 11), weight=700, second=10.5, lines=2, keep=11)
"""A moment's name below its point."""
FITS = 12.0
"""Size in which labels must fit below their points, or they become a list."""
NUMBER = 11.0
"""Size of the numbers in points, and of those in a list."""

Placed = tuple[list[tuple[Line, ...]], list[Shape], float]
"""The words of each point, what leads to them, and the height of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Where things stand: width of the drawing, right end of the field, width of a column, top of the labels."""

    width: float
    right: float
    column: float
    foot: float

    def x(self, index: int) -> float:
        """The middle of a moment's column."""
        return LEFT + self.column * (index + 0.5)


def set_labels(figure: Journey, setter: Setter, plot: Plot) -> Placed:
    """The words of each point, lines that lead to them, and the height of the drawing."""
    for rows in (1, 2):
        if _fit(figure, setter, plot.column * rows - 8):
            return _under(figure, setter, plot, rows)
    return _listed(figure, setter, plot)


def _fit(figure: Journey, setter: Setter, width: float) -> bool:
    """Whether all labels are two lines at most in all languages, no word cut."""
    broken = [
        break_lines(point.text.text(language), width / FITS, STAGE.weight)
        for point in figure.points
        for language in setter.languages or ("",)
    ]
    return not any(lines.forced or len(lines.lines) > 2 for lines in broken)


def _under(figure: Journey, setter: Setter, plot: Plot, rows: int) -> Placed:
    """Labels below their points, in two rows by turns where one is too narrow."""
    width = plot.column * rows - 8
    spots = [Spot(point.text, _own_width(plot, index, width)) for index, point in enumerate(figure.points)]
    blocks = setter.fit_all(spots, STAGE)
    first = max(block.height for block in blocks[::rows])
    second = plot.foot + first + 8
    tops = [plot.foot if index % rows == 0 else second for index in range(len(blocks))]
    words = [
        block.below(plot.x(index), top) for index, (block, top) in enumerate(zip(blocks, tops, strict=True))
    ]
    guides: list[Shape] = [
        stroke([(plot.x(index), plot.foot + 2), (plot.x(index), second - 3)], "hair")
        for index in range(1, len(blocks), 2)
        if rows == 2
    ]
    height = max(top + block.height for top, block in zip(tops, blocks, strict=True)) + 2
    return words, guides, height


def _own_width(plot: Plot, index: int, width: float) -> float:
    """A label's width, less where it would leave the canvas."""
    x = plot.x(index)
    return min(width, 2 * min(x, plot.width - x) - 2)


def _listed(figure: Journey, setter: Setter, plot: Plot) -> Placed:
    """Numbers below the points, and a list in columns below them."""
    count = len(figure.points)
    columns = 2 if plot.width < 400 else 3
    down = -(-count // columns)
    cell = plot.width / columns
    blocks = setter.fit_all([Spot(point.text, cell - 34) for point in figure.points], NAME)
    heights = [max(_row(blocks, row, down)) + 10 for row in range(down)]
    words: list[tuple[Line, ...]] = []
    back: list[Shape] = []
    for index, block in enumerate(blocks):
        left, row = index // down * cell, index % down
        middle = plot.foot + 34 + sum(heights[:row]) + heights[row] / 2
        key = str(index + 1)
        back.append(number_at(key, (plot.x(index), plot.foot + 8), "quiet"))
        words.append((number_at(key, (left + 10, middle), "quiet"), *block.at(left + 26, middle, "start")))
    rule = stroke([(1, plot.foot + 26), (plot.width - 1, plot.foot + 26)], "hair")
    return words, [*back, rule], plot.foot + 34 + sum(heights)


def _row(blocks: list[Block], row: int, down: int) -> list[float]:
    return [block.height for block in blocks[row::down]]


def number_at(text: str, place: Point, ink: str) -> Line:
    """A small bold number in the middle of a place."""
    return Line(text=text, x=place[0], y=place[1], size=NUMBER, wide=16, weight=700, ink=ink)
