"""What a worksheet's form says on screen and on paper alike."""

from __future__ import annotations

from coursewright.base.markup import Node, Prose
from coursewright.course.tables import Cell

GRADES = ("−3", "−2", "−1", "0", "+1", "+2", "+3")
"""What a moment can score, from the worst."""


def cell_text(cell: Cell) -> list[Node]:
    """What stands in a cell; nothing where it is to be filled in."""
    return [Prose(text=cell.text, place=cell.place)] if cell.text else []
