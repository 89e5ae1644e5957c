"""`stair`: steps that rise to the right under one bold outline, and a flag at the top for what they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Line, Part, Path, Point, Rect, Scene, Shape, part, polygon, stroke
from coursewright.figures.setter import LABEL, Block, Setter, Spot, Style
from coursewright.figures.wrap import break_lines

COLUMN = Style(sizes=(15, 14, 13), weight=700, second=10.5, lines=2)
ONE_LINE = Style(sizes=(14,), weight=700, lines=1)
TWO_LINES = Style(sizes=(13,), weight=700, lines=2)
RISE = 150.0
"""How far columns rise, altogether."""
SHIFTS = (0.7, 0.64, 0.58, 0.52, 0.46, 0.4)
"""How far the top slab may be set in, in shares of the width; the first that leaves room for its words."""
LEAST = 46.0
"""Least height of a slab."""
AIR = 12.0
SIDE = 7.0
"""Beside words in a column."""
NOTCH = 9.0
"""Depth of the flag's cut end."""
POLE = 18.0
"""From the flag down to the top step."""


@model
class Stair(Figure):
    """Steps, the bottom one first, and what they lead to."""

    type: Literal["stair"]
    steps: tuple[Element, ...]
    goal: Element | None = None


def layout_stair(figure: Stair, setter: Setter) -> Scene:
    """Columns that stand on the floor where their words have room, else slabs that lie on each other."""
    steps = figure.steps
    wide = setter.room - 4
    flag, head = _flag(figure.goal, setter)
    column = wide / len(steps)
    words: list[tuple[Line, ...]] = []
    upright = _has_room(steps, [column - 2 * SIDE] * len(steps), setter, TWO_LINES)
    if upright:
        boxes, blocks = _columns(steps, setter, column, head)
        for n, (box, block) in enumerate(zip(boxes, blocks, strict=True)):
            words.append(block.below(box.x + box.width / 2, box.y + AIR, ink=_ink(n)))
    else:
        boxes, blocks = _slabs(steps, setter, wide, head)
        for n, (box, block) in enumerate(zip(boxes, blocks, strict=True)):
            words.append(block.at(box.x + AIR, box.y + box.height / 2, "start", _ink(n)))
    parts = [part(row.id, box, lines) for row, box, lines in zip(steps, boxes, words, strict=True)]
    lines = part("", _hairs(boxes[1:], upright=upright), _outline(boxes))
    return Scene(width=setter.room, height=boxes[0].y + boxes[0].height + 2, parts=(*parts, lines, *flag))


def _hairs(boxes: Sequence[Rect], *, upright: bool) -> list[Path]:
    """Hairlines between tinted steps, where no dashed outline parts them."""
    corners = [
        (
            (box.x, box.y if upright else box.y + box.height),
            (box.x if upright else box.x + box.width, box.y + box.height),
        )
        for below, box in pairwise(boxes)
        if not (below.dashed or box.dashed)
    ]
    return [stroke(ends, "hair") for ends in corners]


def _ink(index: int) -> str:
    """The first step is solid."""
    return "on" if index == 0 else "ink"


def _has_room(steps: Sequence[Element], rooms: Sequence[float], setter: Setter, style: Style) -> bool:
    """Whether all labels fit in all languages, without a word cut, in the style's smallest size."""
    size = style.sizes[-1]
    broken = [
        break_lines(step.text.text(language), room / size, style.weight)
        for step, room in zip(steps, rooms, strict=True)
        for language in setter.languages or ("",)
    ]
    return all(not each.forced and len(each.lines) <= style.lines for each in broken)


def _columns(
    steps: Sequence[Element], setter: Setter, wide: float, head: float
) -> tuple[list[Rect], list[Block]]:
    """Steps side by side on one floor."""
    blocks = setter.fit_all([Spot(step.text, wide - 2 * SIDE) for step in steps], COLUMN)
    rise = min(46.0, RISE / (len(steps) - 1))
    least = max(48.0, *(block.height - n * rise + 2 * AIR for n, block in enumerate(blocks)))
    floor = head + least + rise * (len(steps) - 1)
    return [
        Rect(
            x=2 + n * wide, y=floor - least - n * rise, width=wide, height=least + n * rise,
            tone="solid" if n == 0 else "tint", radius=0, dashed=step.inferred,
        )
        for n, step in enumerate(steps)
    ], blocks  # fmt: skip


def _slabs(
    steps: Sequence[Element], setter: Setter, wide: float, head: float
) -> tuple[list[Rect], list[Block]]:
    """Steps one upon the other, each set in; as far as their words allow."""
    last = len(steps) - 1
    rooms: list[float] = []
    shift = 0.0
    for style, share in product((ONE_LINE, TWO_LINES), SHIFTS):
        shift = wide * share
        rooms = [wide - n * shift / last - 1.5 * AIR for n in range(len(steps))]
        if _has_room(steps, rooms, setter, style):
            break
    blocks = setter.fit_all([Spot(step.text, room) for step, room in zip(steps, rooms, strict=True)], LABEL)
    high = max([LEAST, *(block.height + AIR for block in blocks)])
    return [
        Rect(
            x=2 + n * shift / last, y=head + (last - n) * high, width=wide - n * shift / last, height=high,
            tone="solid" if n == 0 else "tint", radius=0, dashed=step.inferred,
        )
        for n, step in enumerate(steps)
    ], blocks  # fmt: skip


def _outline(boxes: Sequence[Rect]) -> list[Path]:
    """The bold line up the risers and along the treads; it leaves out what is dashed."""
    runs: list[list[Point]] = []
    ends = [*(box.x for box in boxes[1:]), boxes[-1].x + boxes[-1].width]
    feet = [boxes[0].y + boxes[0].height, *(box.y for box in boxes)]
    goes_on = False
    for box, end, foot in zip(boxes, ends, feet, strict=False):
        points: list[Point] = [(box.x, foot), (box.x, box.y), (end, box.y)]
        if goes_on and not box.dashed:
            runs[-1].extend(points[1:])
        elif not box.dashed:
            runs.append(points)
        goes_on = not box.dashed
    return [stroke(run, "act") for run in runs]


def _flag(goal: Element | None, setter: Setter) -> tuple[tuple[Part, ...], float]:
    """The flag that flies to the left from a pole on the top step, and the height above that step."""
    if goal is None:
        return (), 2.0
    block = setter.fit(goal.text, LABEL, setter.room * 0.6)
    high = max(36.0, block.height + AIR)
    right = setter.room - 2
    left = right - block.width - 2 * AIR - NOTCH
    cloth = polygon(
        [(right, 2), (left, 2), (left + NOTCH, 2 + high / 2), (left, 2 + high), (right, 2 + high)],
        "plain", dashed=goal.inferred,
    )  # fmt: skip
    pole: Shape = stroke([(right, 2), (right, 2 + high + POLE)], "act")
    words = block.at((left + NOTCH + right) / 2, 2 + high / 2)
    return (part(goal.id, cloth, pole, words),), 2 + high + POLE


def read_stair(figure: Stair, reader: Reader) -> tuple[Entry, ...]:
    """From the bottom up, the goal last."""
    return reader.entries((*figure.steps, *((figure.goal,) if figure.goal else ())))


KIND = Kind(model=Stair, counts={"steps": (2, 7)}, layout=layout_stair, reading=read_stair)
