"""What a drawing needs so that its parts can be pointed at: ground below bare words, and marks of choice."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from coursewright.figures.scene import Disc, Line, Part, Path, Rect, Scene, Shape, stroke

AIR = 7.0
"""What is added around bare words, so that a finger finds them."""
LEAST = 44.0
"""Sides of what a finger finds."""
TICK = 8.0
"""Radius of the mark on a chosen part."""


def pointed(scene: Scene, wanted: Container[str], *, ticks: bool) -> Scene:
    """The scene with what its `wanted` parts need; `ticks` adds a mark to each, which the style sheet hides."""
    parts = tuple(_pointed(part, ticks=ticks) if part.id in wanted else part for part in scene.parts)
    return replace(scene, parts=parts)


def _pointed(part: Part, *, ticks: bool) -> Part:
    lines = [shape for shape in part.shapes if isinstance(shape, Line)]
    shapes = part.shapes
    if part.ground:
        shapes = (part.ground, *shapes)
    elif lines and not _is_ground(shapes[0]):
        shapes = (_ground(part.aim or lines), *shapes)
    if ticks and lines:
        shapes = (*shapes, *_tick((part.aim or lines)[0]))
    return replace(part, shapes=shapes)


def _is_ground(shape: Shape) -> bool:
    """Whether a part's first shape is large enough to be pointed at, and to show what has the focus."""
    if isinstance(shape, Rect):
        return min(shape.width, shape.height) >= LEAST / 2
    if isinstance(shape, Disc):
        return shape.radius >= LEAST / 4
    return isinstance(shape, Path) and shape.steps[-1][0] == "Z"


def _ground(lines: Sequence[Line]) -> Rect:
    """A rectangle that is felt and not seen."""
    left, top = min(line.box[0] for line in lines), min(line.box[1] for line in lines)
    right, bottom = max(line.box[2] for line in lines), max(line.box[3] for line in lines)
    width, height = max(LEAST, right - left + 2 * AIR), max(LEAST, bottom - top + 2 * AIR)
    return Rect(
        x=(left + right - width) / 2,
        y=(top + bottom - height) / 2,
        width=width,
        height=height,
        tone="hit-on" if lines[0].ink == "on" else "hit",
        radius=4,
    )


def _tick(line: Line) -> tuple[Shape, ...]:
    """A tick on a disc before a part's first line."""
    x, y = max(TICK + 1, line.box[0] - TICK - 3), line.y
    sign = stroke([(x - 3.6, y + 0.2), (x - 1.2, y + 2.8), (x + 3.8, y - 2.8)], "tick-sign")
    return Disc(x=x, y=y, radius=TICK, tone="tick"), sign
