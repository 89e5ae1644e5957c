"""The curve of scores with its field, its mean and the words at its points."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.figures.kinds.journey.labels import LEFT, Plot, number_at, set_labels
from coursewright.figures.kinds.journey.model import Journey, Moment, marks_of, mean_of
from coursewright.figures.reading import signed
from coursewright.figures.scene import Disc, Line, Part, Point, Scene, Shape, curve, part, stroke
from coursewright.figures.setter import Block, Setter, Style

MARGIN = 50.0
"""Right of the plot: the name of the mean."""
STEP = 28.0
"""Height of one score."""
HEAD = 26.0
"""Above +3: half a point and its mark."""
FOOT = HEAD + 6 * STEP + 31
"""Where the labels begin: below −3 and its mark."""
RADIUS = 10.5
MARK = Style(sizes=(11,), weight=700, lines=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word at a point, around its middle."""

    block: Block
    x: float
    y: float


def layout_journey(figure: Journey, setter: Setter) -> Scene:
    """The curve with its field behind it, and the labels below their points, in two rows, or as a list."""
    right = setter.room - (MARGIN if figure.mean else 12)
    plot = Plot(width=setter.room, right=right, column=(right - LEFT) / len(figure.points), foot=FOOT)
    scores = [point.score for point in figure.points]
    points = [(plot.x(index), _y(score)) for index, score in enumerate(scores)]
    words_of, guides, height = set_labels(figure, setter, plot)
    mean = mean_of(scores) if figure.mean else None
    back: list[Shape] = [*_field(plot, "grid" if mean == 0 else "rule"), *guides]
    marks = {
        index: _mark(keys, scores, index, points[index], setter) for index, keys in marks_of(scores).items()
    }
    if mean is not None:
        back.extend(_mean(mean, plot, setter, marks[len(points) - 1]))
    parts = [part("", back), part("", curve(points, "bold"))]
    for index, (point, place) in enumerate(zip(figure.points, points, strict=True)):
        mark = marks[index].block.at(marks[index].x, marks[index].y) if index in marks else ()
        shapes = (*_dot(point, place), *mark, *words_of[index])
        parts.append(Part(id=point.id, shapes=shapes, aim=words_of[index]))
    return Scene(width=setter.room, height=height, parts=tuple(parts))


def _y(score: float) -> float:
    return HEAD + (3 - score) * STEP


def _field(plot: Plot, zero: str) -> list[Shape]:
    """A line and a number for each score, that of zero in its own tone."""
    shapes: list[Shape] = []
    for score in range(3, -4, -1):
        y = _y(score)
        shapes.append(stroke([(LEFT, y), (plot.right, y)], "grid" if score else zero))
        shapes.append(Line(text=signed(score), x=LEFT - 8, y=y, size=12, wide=18, anchor="end", ink="quiet"))
    return shapes


def _mean(mean: float, plot: Plot, setter: Setter, end: Mark) -> list[Shape]:
    """A dashed line, its name and number at the right, outside the plot; it makes way for the mark of the end."""
    y = _y(mean)
    name = setter.fit(setter.word("mean"), MARK, MARGIN - 6)
    value = Line(
        text=signed(mean), x=plot.right + 6, y=y + 8, size=12, wide=MARGIN - 12, weight=700, anchor="start"
    )
    half = end.block.width / 2 + 3 if abs(end.y - y) < end.block.height / 2 + 2 else 0
    spans = [(LEFT, end.x - half), (end.x + half, plot.right)] if half else [(LEFT, plot.right)]
    lines = [stroke([(left, y), (right, y)], "cut") for left, right in spans if left < right]
    return [*lines, *name.at(plot.right + 6, y - 7, "start"), value]


def _mark(keys: tuple[str, ...], scores: list[int], index: int, place: Point, setter: Setter) -> Mark:
    """What a point is, above it; below it where the curve comes from above."""
    before = scores[index - 1] if index else scores[index]
    below = "lowest" in keys or ("peak" not in keys and before > scores[index])
    block = setter.fit(setter.word(*keys), MARK, 120)
    x = min(place[0], setter.room - block.width / 2 - 1)
    return Mark(block=block, x=x, y=place[1] + (1 if below else -1) * (RADIUS + 8.5))


def _dot(point: Moment, place: Point) -> list[Shape]:
    tone = f"grade{signed(point.score).replace('−', '-')}"
    disc = Disc(x=place[0], y=place[1], radius=RADIUS, tone=tone, dashed=point.inferred)
    return [disc, number_at(signed(point.score), place, tone)]
