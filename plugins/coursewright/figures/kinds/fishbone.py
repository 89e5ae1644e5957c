"""`fishbone`: causes on ribs that lead along a spine to their effect.

The fish swims downwards on screen, so that words have half a page each, and to the right on paper.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Element, Figure, Group
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Point, Rect, Scene, arrow, part, stroke
from coursewright.figures.setter import LABEL, NAME, Block, Setter, Spot, Style

PADDING = 8.0
CAUSE = Style(sizes=(13, 12, 11), second=10.5, keep=12)
"""A cause on a rib."""
BETWEEN = 9.0
"""From cause to cause."""
LEAST = 40.0
"""Least height of a rib."""
TWIG = 10.0
"""From a cause's words to its rib."""

DOWN_WIDTH = 360.0
DOWN_NAME = 148.0
"""Width of a bone's name, fish downwards."""
DOWN_HEAD = 220.0
DOWN_LEAN = 44.0
"""How far a rib leans, fish downwards."""

ACROSS_HEAD = 112.0
ACROSS_LEAN = 26.0
ACROSS_MOST = 190.0
"""Greatest distance of two ribs."""
ACROSS_AIR = 12.0
"""Between the names of two bones."""


@model
class Fishbone(Figure):
    """An effect and the bones of its causes."""

    type: Literal["fishbone"]
    head: Element
    bones: tuple[Group, ...]


def layout_fishbone(figure: Fishbone, setter: Setter) -> Scene:
    """Downwards on a phone, to the right on paper."""
    return _down(figure, setter) if setter.room < 400 else _across(figure, setter)


def _down(figure: Fishbone, setter: Setter) -> Scene:
    """Bones by turns left and right of a spine; the head is at the foot."""
    middle = DOWN_WIDTH / 2
    names, causes = _set(figure, setter, DOWN_NAME, middle - DOWN_LEAN - TWIG - 14)
    head = setter.fit(figure.head.text, LABEL, DOWN_HEAD - 24)
    box, rib = _heights(names, causes)
    row = box + rib + 8
    parts: list[Part] = []
    for index, bone in enumerate(figure.bones):
        side = -1 if index % 2 == 0 else 1
        top = 1 + index // 2 * row
        left = 1 if side < 0 else DOWN_WIDTH - DOWN_NAME - 1
        plate = Rect(x=left, y=top, width=DOWN_NAME, height=box, tone="tint", dashed=bone.inferred)
        line = ((middle + side * DOWN_LEAN, top + box), (middle, top + box + rib))
        parts.extend(_bone(bone, names[index], causes[index], plate, (line, top + box + 6, side)))
    foot = 1 + -(-len(figure.bones) // 2) * row + 14
    height = max(48.0, head.height + 20)
    plate = Rect(x=middle - DOWN_HEAD / 2, y=foot, width=DOWN_HEAD, height=height, tone="solid")
    spine = arrow([(middle, 1 + box), (middle, foot)], "bold", 9)
    first = [part("", spine), _head(figure.head, head, plate)]
    return Scene(width=DOWN_WIDTH, height=foot + height + 1, parts=(*first, *parts))


def _across(figure: Fishbone, setter: Setter) -> Scene:
    """Bones by turns above and below a spine; the head is at the right."""
    columns = -(-len(figure.bones) // 2)
    width = min(setter.room, columns * ACROSS_MOST + ACROSS_HEAD + 16)
    joint = width - ACROSS_HEAD - 16
    pitch = joint / columns
    wide = pitch - ACROSS_AIR
    names, causes = _set(figure, setter, wide, pitch - ACROSS_LEAN - TWIG - 20)
    head = setter.fit(figure.head.text, LABEL, ACROSS_HEAD - 2 * PADDING)
    box, rib = _heights(names, causes)
    middle = 1 + box + rib
    parts: list[Part] = []
    for index, bone in enumerate(figure.bones):
        above = index % 2 == 0
        end = joint - (columns - 1 - index // 2) * pitch
        left, top = end - pitch + ACROSS_AIR / 2, 1.0 if above else middle + rib
        plate = Rect(x=left, y=top, width=wide, height=box, tone="tint", dashed=bone.inferred)
        line = ((end - ACROSS_LEAN, 1 + box if above else top), (end, middle))
        begin = 7 + box if above else middle + rib - 6 - _high(causes[index])
        parts.extend(_bone(bone, names[index], causes[index], plate, (line, begin, -1)))
    height = max(56.0, head.height + 24)
    left = width - ACROSS_HEAD - 1
    plate = Rect(x=left, y=middle - height / 2, width=ACROSS_HEAD, height=height, tone="solid")
    spine = arrow([(joint - columns * pitch + 8, middle), (left, middle)], "bold", 9)
    first = [part("", spine), _head(figure.head, head, plate)]
    return Scene(width=width, height=middle + rib + box + 1, parts=(*first, *parts))


def _set(
    figure: Fishbone, setter: Setter, name: float, cause: float
) -> tuple[list[Block], list[list[Block]]]:
    """The set names of all bones, and the set causes of each, in widths of theirs."""
    names = setter.fit_all([Spot(bone.text, name - 2 * PADDING) for bone in figure.bones], NAME)
    spots = [Spot(item.text, cause) for bone in figure.bones for item in bone.items]
    blocks = iter(setter.fit_all(spots, CAUSE))
    return names, [[next(blocks) for _ in bone.items] for bone in figure.bones]


def _heights(names: list[Block], causes: list[list[Block]]) -> tuple[float, float]:
    """The height that all names share, and that of all ribs."""
    return max(36.0, *(name.height + 14 for name in names)), max(map(_high, causes)) + 12


def _high(blocks: list[Block]) -> float:
    """Height of a bone's causes below one another."""
    return max(LEAST, sum(block.height + BETWEEN for block in blocks))


def _bone(
    bone: Group, name: Block, blocks: list[Block], plate: Rect, rib: tuple[tuple[Point, Point], float, int]
) -> list[Part]:
    """A name and its rib, and the causes beside that: `rib` is its line, where they begin, and on which side."""
    ((x1, y1), (x2, y2)), top, side = rib
    words = name.at(plate.x + plate.width / 2, plate.y + plate.height / 2)
    parts = [part(bone.id, stroke([(x1, y1), (x2, y2)]), plate, words)]
    for item, block in zip(bone.items, blocks, strict=True):
        y = top + (block.height + BETWEEN) / 2
        x = x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        twig = stroke([(x + side * TWIG, y), (x, y)], "cut" if item.inferred else "rule")
        lines = block.at(x + side * (TWIG + 4), y, "end" if side < 0 else "start")
        parts.append(part(item.id, twig, lines))
        top += block.height + BETWEEN
    return parts


def _head(head: Element, block: Block, plate: Rect) -> Part:
    """The effect on its plate."""
    words = block.at(plate.x + plate.width / 2, plate.y + plate.height / 2, ink="on")
    return part(head.id, replace(plate, dashed=head.inferred), words)


def read_fishbone(figure: Fishbone, reader: Reader) -> tuple[Entry, ...]:
    """The effect, below it each bone with its causes."""
    bones = (reader.entry(bone, *reader.entries(bone.items)) for bone in figure.bones)
    return (reader.entry(figure.head, *bones),)


KIND = Kind(
    model=Fishbone,
    counts={"bones": (2, 6), "bones.items": (0, 3)},
    layout=layout_fishbone,
    reading=read_fishbone,
)
