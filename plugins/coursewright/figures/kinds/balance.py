"""`balance`: two sides weighed against each other."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import model
from coursewright.figures.kind import Kind
from coursewright.figures.model import Figure, Group
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Disc, Part, Rect, Scene, Shape, part, stroke
from coursewright.figures.setter import LABEL, Block, Setter, Spot, Style

GAP = 30.0
"""Between the two sides; the post stands in it."""
BEAM = 20.0
"""Height of the beam above the foot of its pivot."""
DIP = 15.0
"""How far the heavier side sinks, and the lighter one rises."""
STRING = 34.0
"""Length of the strings when the beam is level."""
STEP = 4.0
"""Between what lies in a pan."""
ITEM = Style(sizes=(13, 12, 11), second=10.5, keep=11)
"""What lies in a pan."""


@model
class Balance(Figure):
    """Two sides with what lies in their pans, and the one that weighs more."""

    type: Literal["balance"]
    left: Group
    right: Group
    tilt: Literal["left", "right", "level"] = "level"


def layout_balance(figure: Balance, setter: Setter) -> Scene:
    """A beam on a post; from its arms hang the two sides, each a name with its items below."""
    width = setter.room
    pan = (width - GAP) / 2 - 1
    sides = (figure.left, figure.right)
    heads = setter.fit_all([Spot(side.text, pan - 20) for side in sides], LABEL)
    spots = [Spot(item.text, pan - 24) for side in sides for item in side.items]
    items = iter(setter.fit_all(spots, ITEM))
    rows = [[next(items) for _ in side.items] for side in sides]
    head = max(46.0, *(block.height + 18 for block in heads))
    dips = {"left": (DIP, -DIP), "right": (-DIP, DIP), "level": (0.0, 0.0)}[figure.tilt]
    parts: list[Part] = []
    lows = []
    arms = [1 + pan / 2, width - 1 - pan / 2]
    for side, block, row, left, dip in zip(sides, heads, rows, (1.0, width - 1 - pan), dips, strict=True):
        top = BEAM + DIP + STRING + dip
        parts.extend(_side(side, block, row, (left, top, pan), head))
        lows.append(top + head + sum(STEP + _high(item) for item in row))
    foot = max(lows) + 14
    frame = _frame(width / 2, arms, dips, foot, pan)
    return Scene(width=width, height=foot + 2, parts=(part("", frame), *parts))


def _frame(
    middle: float, arms: list[float], dips: tuple[float, float], foot: float, pan: float
) -> list[Shape]:
    """The post on its foot, the beam with its pivot, and the strings down to the sides."""
    ends = [(x, BEAM + dip) for x, dip in zip(arms, dips, strict=True)]
    strings = [
        stroke(
            [
                (x + way * (pan / 2 - 16), y + DIP + STRING),
                (x, y),
                (x - way * (pan / 2 - 16), y + DIP + STRING),
            ]
        )
        for (x, y), way in zip(ends, (1, -1), strict=True)
    ]
    return [
        stroke([(middle, BEAM), (middle, foot)], "bold"),
        stroke([(middle - 60, foot), (middle + 60, foot)], "bold"),
        *strings,
        stroke(ends, "bold"),
        *(Disc(x=x, y=y, radius=3, tone="dot") for x, y in ends),
        Disc(x=middle, y=BEAM, radius=8, tone="solid"),
    ]


def _high(block: Block) -> float:
    """Height of an item."""
    return max(34.0, block.height + 12)


def _side(
    side: Group, name: Block, row: list[Block], room: tuple[float, float, float], head: float
) -> list[Part]:
    """The name of a side, then its items below one another; `room` is left, top, width."""
    left, top, width = room
    plate = Rect(x=left, y=top, width=width, height=head, tone="solid", dashed=side.inferred)
    parts = [part(side.id, plate, name.at(left + width / 2, top + head / 2, ink="on"))]
    top += head + STEP
    for item, block in zip(side.items, row, strict=True):
        high = _high(block)
        plate = Rect(x=left, y=top, width=width, height=high, tone="tint", dashed=item.inferred)
        parts.append(part(item.id, plate, block.at(left + width / 2, top + high / 2)))
        top += high + STEP
    return parts


def read_balance(figure: Balance, reader: Reader) -> tuple[Entry, ...]:
    """Both sides with their items; the heavier one says so."""
    return tuple(
        reader.entry(
            side,
            *reader.entries(side.items),
            says=reader.word("heavier") if figure.tilt == name else "",
        )
        for name, side in (("left", figure.left), ("right", figure.right))
    )


KIND = Kind(
    model=Balance,
    counts={"left.items": (0, 6), "right.items": (0, 6)},
    layout=layout_balance,
    reading=read_balance,
)
