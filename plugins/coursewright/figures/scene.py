"""A figure as numbers: shapes and lines of text on a canvas, in units (one pixel on a phone 360 wide).

Layout makes scenes, `draw` writes them as SVG; nothing here knows colours or fonts. x grows to the right,
y downwards. A *tone* names what a shape means in the palette:
solid, tint, plain (outlined), well (quiet fill), dot (filled ink), ring (outlined in ink), and grade-3 … grade+3
for scores; lines have grid, hair (hair-on: on a solid ground), rule, bold, act, and cut (dashed); arrows' heads are
tip and tip-act; `pointing` adds hit, hit-on, tick and tick-sign, which only pages show.
An *ink* is a text's colour: ink, quiet (secondary), on (on a solid ground), on-dot, act (the accent), or a grade's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle with corners of a radius; `dashed` for what is inferred."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    radius: float = 8
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    tone: str
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """An outline of SVG's absolute commands (M, L, C, A, Z), each with its numbers."""

    steps: tuple[tuple[str, tuple[float, ...]], ...]
    tone: str
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text: `y` is its middle, `wide` its width in units with what is to spare."""

    text: str
    x: float
    y: float
    size: float
    wide: float
    weight: int = 400
    anchor: Anchor = "middle"
    ink: str = "ink"
    language: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the letters."""
        left = {"start": self.x, "middle": self.x - self.wide / 2, "end": self.x - self.wide}[self.anchor]
        return left, self.y - self.size * 0.55, left + self.wide, self.y + self.size * 0.55


Shape = Rect | Disc | Path | Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Shapes that belong together; with the `id` of an element they can be pointed at.

    `aim` are the lines that a finger aims at, where not all of the part's lines lie together; `ground` is what the
    part takes of the drawing, where its shapes do not show it.
    """

    shapes: tuple[Shape, ...]
    id: str = ""
    aim: tuple[Line, ...] = ()
    ground: Rect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A canvas and its parts, drawn in order."""

    width: float
    height: float
    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of text."""
        return tuple(shape for part in self.parts for shape in part.shapes if isinstance(shape, Line))


def part(element: str, *shapes: Shape | Sequence[Shape]) -> Part:
    """Shapes (or rows of them) as the part of an element's id; "" for what belongs to none."""
    flat: list[Shape] = []
    for shape in shapes:
        flat.extend((shape,) if isinstance(shape, Shape) else shape)
    return Part(id=element, shapes=tuple(flat))


def polygon(points: Sequence[Point], tone: str, *, dashed: bool = False) -> Path:
    """A closed outline through points."""
    steps = (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))
    return Path(steps=steps, tone=tone, dashed=dashed)


def stroke(points: Sequence[Point], tone: str = "rule") -> Path:
    """An open line through points."""
    return Path(steps=(("M", points[0]), *(("L", point) for point in points[1:])), tone=tone)


def curve(points: Sequence[Point], tone: str = "rule") -> Path:
    """A smooth open line through points that never swings beyond its neighbours' heights.

    Cubic Hermite segments with the slopes of Fritsch and Carlson (1980); x must grow from point to point.
    """
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    tangents = [slopes[0], *(_tangent(a, b) for a, b in pairwise(slopes)), slopes[-1]]
    steps: list[tuple[str, tuple[float, ...]]] = [("M", points[0])]
    for index, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        first = (a[0] + third, a[1] + tangents[index] * third)
        second = (b[0] - third, b[1] - tangents[index + 1] * third)
        steps.append(("C", (*first, *second, *b)))
    return Path(steps=tuple(steps), tone=tone)


def _tangent(before: float, after: float) -> float:
    """The harmonic mean of two slopes; none where the line turns."""
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def arrow(points: Sequence[Point], tone: str = "rule", head: float = 6) -> tuple[Path, Path]:
    """An open line with a filled head at its last point."""
    (x1, y1), (x2, y2) = points[-2], points[-1]
    length = hypot(x2 - x1, y2 - y1) or 1
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    base = (x2 - dx * head, y2 - dy * head)
    wing = head * 0.55
    corners = (
        (x2, y2),
        (base[0] - dy * wing, base[1] + dx * wing),
        (base[0] + dy * wing, base[1] - dx * wing),
    )
    tip = "tip-act" if tone == "act" else "tip"
    return stroke((*points[:-1], base), tone), polygon(corners, tip)


def on_circle(centre: Point, radius: float, turn: float) -> Point:
    """The point at a turn (0 at the top, 0.25 at the right, clockwise)."""
    return centre[0] + radius * sin(2 * pi * turn), centre[1] - radius * cos(2 * pi * turn)
