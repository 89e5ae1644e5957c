"""What a pyramid is, and what both its drawings share: slopes, tones, and how items share a tier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coursewright.base.label import Label
from coursewright.base.shape import model
from coursewright.figures.measure import width
from coursewright.figures.model import Figure, Group
from coursewright.figures.wrap import pieces


@model
class Pyramid(Figure):
    """Tiers, the bottom one first, each with its items."""

    type: Literal["pyramid"]
    tiers: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """The two straight sides of a pyramid: widths at top and foot around a middle, and how high it is."""

    middle: float
    top: float
    foot: float
    high: float

    def wide(self, y: float) -> float:
        """The width at a height, counted from the top."""
        return self.top + (self.foot - self.top) * y / self.high

    def across(self, y: float, share: float = 0) -> float:
        """The x at a height: 0 is the left side, 1 the right one."""
        return self.middle + (share - 0.5) * self.wide(y)


def tone_of(index: int, count: int) -> str:
    """Solid at the base, outlined at the top, the mix between."""
    return "solid" if index == count - 1 else "plain" if index == 0 else "tint"


def ink_of(tone: str) -> str:
    """The colour of words on a tier."""
    return "on" if tone == "solid" else "ink"


def share_tiers(
    tiers: Sequence[Group],
    rooms: Sequence[float],
    languages: tuple[str, ...],
    sizes: tuple[float, ...],
    air: float,
) -> list[list[float]]:
    """Widths of the cells of each tier, in the largest size that no word is cut in.

    Cells of a tier are equal unless a long word needs more; `air` is what a cell has beside its word.
    """
    wants: list[list[float]] = []
    for size in sizes:
        wants = [[_word(item.text, languages) * size + air for item in tier.items] for tier in tiers]
        if all(sum(row) <= room for row, room in zip(wants, rooms, strict=True)):
            break
    return [shares(row, room) for row, room in zip(wants, rooms, strict=True)]


def _word(label: Label, languages: tuple[str, ...]) -> float:
    """The widest word of a label in any language, in ems."""
    return max(
        width(piece.rstrip(), 700) for name in languages or ("",) for piece in pieces(label.text(name))
    )


def shares(wants: Sequence[float], room: float) -> list[float]:
    """A room parted as evenly as the wants allow; where they are more than the room, the greatest give way."""
    enough = sum(wants) <= room
    found = dict(enumerate(wants))
    undecided = set(found)
    while undecided:
        level = (room - sum(found[n] for n in found if n not in undecided)) / len(undecided)
        settled = {n for n in undecided if (wants[n] > level if enough else wants[n] < level)}
        if not settled:
            found.update(dict.fromkeys(undecided, level))
            break
        undecided -= settled
    return [found[n] for n in range(len(wants))]
