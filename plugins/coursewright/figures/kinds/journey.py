"""`journey`: moments in time order on a curve of scores, with its peak, lowest point and end named."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.places import Where
from coursewright.base.shape import Flag, Whole, model
from coursewright.base.words import words
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader, signed
from coursewright.figures.scene import Disc, Line, Point, Scene, Shape, curve, part, stroke
from coursewright.figures.setter import NAME, Block, Setter, Spot, Style
from coursewright.figures.wrap import break_lines

LEFT = 30.0
"""Where the plot begins, right of its numbers."""
MARGIN = 50.0
"""Right of the plot: the name of the mean."""
STEP = 27.0
"""Height of one score."""
HEAD = 28.0
"""Above +3: half a point and its mark."""
RADIUS = 10.5
FOOT = HEAD + 6 * STEP + 30
"""Where the labels begin: below −3 and its mark."""
FITS = 12.0
"""Size in which labels must fit below their points, or they become a list."""
MARK = Style(sizes=(11,), weight=700, lines=1)
NUMBER = 11.0


@model
class Moment(Element):
    """A moment and its score."""

    score: Whole


@model
class Journey(Figure):
    """Moments in time order; `mean` draws the mean of the scores."""

    type: Literal["journey"]
    points: tuple[Moment, ...]
    mean: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Where things stand in a drawing: its width, that of the curve's field, that of a moment's column."""

    width: float
    right: float
    column: float

    def x(self, index: int) -> float:
        """The middle of a moment's column."""
        return LEFT + self.column * (index + 0.5)


def check_journey(figure: Journey, where: Where, issues: IssueLog) -> None:
    """Scores are those of the scale."""
    for index, point in enumerate(figure.points):
        if not -3 <= point.score <= 3:
            issues.error(
                "figure/score-off-the-scale",
                where.value("points", index, "score"),
                f"{signed(point.score)} is no score of the scale.",
                "Write a whole number from −3 to +3.",
            )


def mean_of(scores: list[int]) -> float:
    """The mean, exact where two decimals say it, else with one, halves away from zero."""
    mean = Fraction(sum(scores), len(scores))
    if (mean * 100).denominator == 1:
        return float(mean)
    tenths = int(abs(mean) * 10 + Fraction(1, 2))
    return tenths / 10 if mean > 0 else -tenths / 10


def marks_of(scores: list[int]) -> dict[int, tuple[str, ...]]:
    """Words for the first of the highest, the first of the lowest (if they differ) and the last moment."""
    found: dict[int, tuple[str, ...]] = {}
    if max(scores) > min(scores):
        found[scores.index(max(scores))] = ("peak",)
        found[scores.index(min(scores))] = ("lowest",)
    last = len(scores) - 1
    found[last] = (*found.get(last, ()), "end")
    return found


def layout_journey(figure: Journey, setter: Setter) -> Scene:
    """The curve with its field behind it, and the labels below their points, in two rows, or as a list."""
    right = setter.room - (MARGIN if figure.mean else 12)
    plot = Plot(width=setter.room, right=right, column=(right - LEFT) / len(figure.points))
    scores = [point.score for point in figure.points]
    points = [(plot.x(index), _y(score)) for index, score in enumerate(scores)]
    words_of, guides, height = _labels(figure, setter, plot)
    back: list[Shape] = [*_field(plot), *guides]
    if figure.mean:
        back.extend(_mean(mean_of(scores), plot, setter))
    parts = [part("", back), part("", curve(points, "bold"))]
    marks = marks_of(scores)
    for index, (point, place) in enumerate(zip(figure.points, points, strict=True)):
        mark = _mark(marks[index], scores, index, place, setter) if index in marks else ()
        parts.append(part(point.id, _dot(point, place), mark, words_of[index]))
    return Scene(width=setter.room, height=height, parts=tuple(parts))


def _y(score: float) -> float:
    return HEAD + (3 - score) * STEP


def _field(plot: Plot) -> list[Shape]:
    """A line and a number for each score, that of zero stronger."""
    shapes: list[Shape] = []
    for score in range(3, -4, -1):
        y = _y(score)
        shapes.append(stroke([(LEFT, y), (plot.right, y)], "rule" if score == 0 else "hair"))
        shapes.append(Line(text=signed(score), x=LEFT - 8, y=y, size=12, wide=18, anchor="end", ink="quiet"))
    return shapes


def _mean(mean: float, plot: Plot, setter: Setter) -> list[Shape]:
    """A dashed line, its name and number at the right, outside the plot."""
    y = _y(mean)
    name = setter.fit(_word(setter, "mean"), MARK, MARGIN - 6)
    value = Line(
        text=signed(mean), x=plot.right + 6, y=y + 8, size=12, wide=MARGIN - 12, weight=700, anchor="start"
    )
    return [stroke([(LEFT, y), (plot.right, y)], "cut"), *name.at(plot.right + 6, y - 7, "start"), value]


def _word(setter: Setter, *keys: str) -> Label:
    """Words of ours as a label in all languages of the figure."""
    return Label(
        texts=tuple(
            (name, " · ".join(words(name or setter.shown or "en")[f"figure.{key}"] for key in keys))
            for name in setter.languages or ("",)
        )
    )


def _mark(
    keys: tuple[str, ...], scores: list[int], index: int, place: Point, setter: Setter
) -> tuple[Line, ...]:
    """What a point is, above it; below it where the curve comes from above."""
    before = scores[index - 1] if index else scores[index]
    below = "lowest" in keys or ("peak" not in keys and before > scores[index])
    block = setter.fit(_word(setter, *keys), MARK, 120)
    x = min(place[0], setter.room - block.width / 2 - 1)
    return block.at(x, place[1] + (1 if below else -1) * (RADIUS + 10))


def _dot(point: Moment, place: Point) -> list[Shape]:
    tone = f"grade{signed(point.score).replace('−', '-')}"
    disc = Disc(x=place[0], y=place[1], radius=RADIUS, tone=tone, dashed=point.inferred)
    return [disc, _number(signed(point.score), place, tone)]


def _number(text: str, place: Point, ink: str) -> Line:
    return Line(text=text, x=place[0], y=place[1], size=NUMBER, wide=16, weight=700, ink=ink)


def _labels(figure: Journey, setter: Setter, plot: Plot) -> tuple[list[list[Shape]], list[Shape], float]:
    """The words of each point, lines that lead to them, and the height of the drawing."""
    for rows in (1, 2):
        if _fit(figure, setter, plot.column * rows - 8):
            return _under(figure, setter, plot, rows)
    return _listed(figure, setter, plot)


def _fit(figure: Journey, setter: Setter, width: float) -> bool:
    """Whether all labels are two lines at most in all languages, no word cut."""
    broken = [
        break_lines(point.text.text(language), width / FITS, NAME.weight)
        for point in figure.points
        for language in setter.languages or ("",)
    ]
    return not any(lines.forced or len(lines.lines) > 2 for lines in broken)


def _under(
    figure: Journey, setter: Setter, plot: Plot, rows: int
) -> tuple[list[list[Shape]], list[Shape], float]:
    """Labels below their points, in two rows by turns where one is too narrow."""
    width = plot.column * rows - 8
    spots = [Spot(point.text, _own_width(plot, index, width)) for index, point in enumerate(figure.points)]
    blocks = setter.fit_all(spots, NAME)
    first = max(block.height for block in blocks[::rows])
    second = FOOT + first + 8
    tops = [FOOT if index % rows == 0 else second for index in range(len(blocks))]
    shapes: list[list[Shape]] = [
        list(block.below(plot.x(index), top))
        for index, (block, top) in enumerate(zip(blocks, tops, strict=True))
    ]
    guides: list[Shape] = [
        stroke([(plot.x(index), FOOT - 8), (plot.x(index), second - 3)], "hair")
        for index in range(1, len(blocks), 2)
        if rows == 2
    ]
    height = max(top + block.height for top, block in zip(tops, blocks, strict=True)) + 2
    return shapes, guides, height


def _own_width(plot: Plot, index: int, width: float) -> float:
    """A label's width, less where it would leave the canvas."""
    x = plot.x(index)
    return min(width, 2 * min(x, plot.width - x) - 2)


def _listed(figure: Journey, setter: Setter, plot: Plot) -> tuple[list[list[Shape]], list[Shape], float]:
    """Numbers below the points, and a list in columns below them."""
    count = len(figure.points)
    columns = 2 if plot.width < 400 else 3
    down = -(-count // columns)
    cell = plot.width / columns
    blocks = setter.fit_all([Spot(point.text, cell - 34) for point in figure.points], NAME)
    heights = [max(_row(blocks, row, down)) + 10 for row in range(down)]
    shapes: list[list[Shape]] = []
    for index, block in enumerate(blocks):
        left, row = index // down * cell, index % down
        middle = FOOT + 34 + sum(heights[:row]) + heights[row] / 2
        key = str(index + 1)
        number = Line(text=key, x=left + 18, y=middle, size=12, wide=16, anchor="end", ink="quiet")
        shapes.append(
            [
                _number(key, (plot.x(index), FOOT + 8), "quiet"),
                number,
                *block.at(left + 26, middle, "start"),
            ]
        )
    rule = stroke([(1, FOOT + 26), (plot.width - 1, FOOT + 26)], "hair")
    return shapes, [rule], FOOT + 34 + sum(heights)


def _row(blocks: list[Block], row: int, down: int) -> list[float]:
    return [block.height for block in blocks[row::down]]


def read_journey(figure: Journey, reader: Reader) -> tuple[Entry, ...]:
    """Moments in time order with their scores and marks; the mean after them."""
    scores = [point.score for point in figure.points]
    marks = marks_of(scores)
    entries = [
        reader.entry(
            point, says=" · ".join((signed(point.score), *(reader.word(key) for key in marks.get(index, ()))))
        )
        for index, point in enumerate(figure.points)
    ]
    if figure.mean:
        entries.append(Entry(text=f"{reader.word('mean')} · {signed(mean_of(scores))}"))
    return tuple(entries)


KIND = Kind(
    model=Journey,
    counts={"points": (2, 10)},
    layout=layout_journey,
    reading=read_journey,
    check=check_journey,
)
