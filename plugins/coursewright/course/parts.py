"""The parts that a book can have, a row each; what one prints is in the file of its name in `handbook/parts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part by its name in course.yml.

    `secret`: it is for trainers alone. `lessons`: it prints something of each lesson. `chapters`: what it prints has
    the lessons' own anchors, so that a book has one such part at most.
    """

    name: str
    secret: bool = False
    lessons: bool = False
    chapters: bool = False


PARTS = {
    row.name: row
    for row in (
        PartRow(name="cover"),
        PartRow(name="contents"),
        PartRow(name="lessons", lessons=True, chapters=True),
        PartRow(name="sessions", lessons=True, chapters=True, secret=True),
        PartRow(name="scenarios"),
        PartRow(name="worksheets", lessons=True),
        PartRow(name="cards"),
        PartRow(name="glossary"),
        PartRow(name="key", lessons=True, secret=True),
    )
}

if TYPE_CHECKING:
    PartName = str
else:
    PartName = Literal[*PARTS]
