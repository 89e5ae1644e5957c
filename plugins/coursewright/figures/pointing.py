"""What a drawing needs so that its parts can be pointed at: ground below bare words, and marks of choice."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from coursewright.figures.scene import Disc, Line, Part, Path, Point, Rect, Scene, Shape, stroke

AIR = 7.0
"""What is added around bare words, so that a finger finds them."""
LEAST = 44.0
"""Sides of what a finger finds."""
EDGE = 2.0
"""From the edge of the drawing: half the frame of what has the focus, which would be cut off there."""
TICK = 8.0
"""Radius of the mark on a chosen part."""
LETTER = 11.0
"""Size of a printed part's letter."""


def pointed(scene: Scene, wanted: Container[str], *, ticks: bool) -> Scene:
    """The scene with what its `wanted` parts need; `ticks` adds a mark to each, which the style sheet hides."""
    parts = tuple(_pointed(part, scene, ticks=ticks) if part.id in wanted else part for part in scene.parts)
    return replace(scene, parts=parts)


def _pointed(part: Part, scene: Scene, *, ticks: bool) -> Part:
    lines = [shape for shape in part.shapes if isinstance(shape, Line)]
    shapes = part.shapes
    if part.ground:
        shapes = (part.ground, *shapes)
    elif lines and not _is_ground(shapes[0]):
        shapes = (_ground(part.aim or lines, scene), *shapes)
    if ticks and lines:
        shapes = (*shapes, *_tick((part.aim or lines)[0]))
    return replace(part, shapes=shapes)


def lettered(scene: Scene, letters: Mapping[str, str]) -> Scene:
    """The scene with a letter before each part that has one, for print, where nobody can point."""
    parts = tuple(
        replace(part, shapes=(*part.shapes, *_letter(letters[part.id], *_beside(part))))
        if part.id in letters
        else part
        for part in scene.parts
    )
    return replace(scene, parts=parts)


def _letter(text: str, x: float, y: float) -> tuple[Shape, ...]:
    wide = TICK * 1.2 * len(text)
    sign = Line(text=text, x=x, y=y, size=LETTER, wide=wide, weight=700)
    return Disc(x=x, y=y, radius=max(TICK, wide / 2 + 2), tone="ring"), sign


def _beside(part: Part) -> Point:
    """Where a part's mark stands: before its first line, or in its middle."""
    lines = [shape for shape in part.shapes if isinstance(shape, Line)]
    if lines:
        return _before((part.aim or lines)[0])
    shape = part.ground or next((row for row in part.shapes if isinstance(row, Rect | Disc)), None)
    if isinstance(shape, Rect):
        return shape.x + shape.width / 2, shape.y + shape.height / 2
    if isinstance(shape, Disc):
        return shape.x, shape.y
    ends = [step[1][-2:] for row in part.shapes if isinstance(row, Path) for step in row.steps if step[1]]
    return sum(end[0] for end in ends) / len(ends), sum(end[1] for end in ends) / len(ends)


def _before(line: Line) -> Point:
    return max(TICK + 1, line.box[0] - TICK - 3), line.y


def _is_ground(shape: Shape) -> bool:
    """Whether a part's first shape is large enough to be pointed at, and to show what has the focus."""
    if isinstance(shape, Rect):
        return min(shape.width, shape.height) >= LEAST / 2
    if isinstance(shape, Disc):
        return shape.radius >= LEAST / 4
    return isinstance(shape, Path) and shape.steps[-1][0] == "Z"


def _ground(lines: Sequence[Line], scene: Scene) -> Rect:
    """A rectangle that is felt and not seen; no side of it leaves the drawing."""
    left, top = min(line.box[0] for line in lines), min(line.box[1] for line in lines)
    right, bottom = max(line.box[2] for line in lines), max(line.box[3] for line in lines)
    x, width = _span(left, right, scene.width)
    y, height = _span(top, bottom, scene.height)
    tone = "hit-on" if lines[0].ink == "on" else "hit"
    return Rect(x=x, y=y, width=width, height=height, tone=tone, radius=4)


def _span(first: float, last: float, whole: float) -> tuple[float, float]:
    """Where a side begins that holds words with their air, and its length."""
    half, middle = max(LEAST, last - first + 2 * AIR) / 2, (first + last) / 2
    start = max(EDGE, middle - half)
    return start, min(whole - EDGE, middle + half) - start


def _tick(line: Line) -> tuple[Shape, ...]:
    """A tick on a disc before a part's first line."""
    x, y = _before(line)
    sign = stroke([(x - 3.6, y + 0.2), (x - 1.2, y + 2.8), (x + 3.8, y - 2.8)], "tick-sign")
    return Disc(x=x, y=y, radius=TICK, tone="tick"), sign
