"""The parts that a book can have, a row each; what one prints is in the file of its name in `handbook/parts`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part by its name in course.yml.

    `secret`: it holds answers, and is for trainers alone. `withheld`: it holds none, but trainers hand it out, and no
    site shows it before. `tests`: it prints forms of the assessment that its edition names. `lessons`: it prints
    something of each lesson. `chapters`: what it prints has the lessons' own anchors, so that a book has one such part
    at most. `modules`: each module begins with a page.
    `mirror`: it names pages of the learners' book, unless its own book has the lessons. `live` and `block`
    are the least width and height of a page that it is drawn for, in mm.
    """

    name: str
    secret: bool = False
    withheld: bool = False
    tests: bool = False
    lessons: bool = False
    chapters: bool = False
    modules: bool = False
    mirror: bool = False
    live: float = 0.0
    block: float = 0.0


PARTS = {
    row.name: row
    for row in (
        PartRow(name="cover"),
        PartRow(name="contents"),
        PartRow(name="lessons", lessons=True, chapters=True, modules=True),
        PartRow(
            name="sessions",
            lessons=True,
            chapters=True,
            modules=True,
            mirror=True,
            secret=True,
            live=168,
            block=168,
        ),
        PartRow(name="handouts", lessons=True, chapters=True),
        PartRow(name="exercises", lessons=True, chapters=True, mirror=True),
        PartRow(name="scenarios"),
        PartRow(name="worksheets", lessons=True),
        PartRow(name="cards"),
        PartRow(name="cut-cards", live=84),
        PartRow(name="glossary"),
        PartRow(name="figures", lessons=True),
        PartRow(name="frameworks", lessons=True, mirror=True),
        PartRow(name="terms", lessons=True, mirror=True),
        PartRow(name="figures-list", lessons=True, mirror=True),
        PartRow(name="key", lessons=True, mirror=True, secret=True),
        PartRow(name="test-papers", tests=True, withheld=True),
        PartRow(name="answer-sheets", tests=True, withheld=True),
        PartRow(name="test-key", tests=True, secret=True, live=168),
    )
}


def names_learners_pages(parts: Collection[str]) -> bool:
    """Whether a book of these parts names pages of the learners' book."""
    rows = [PARTS[name] for name in parts]
    return any(row.mirror for row in rows) and all(row.mirror for row in rows if row.chapters)


if TYPE_CHECKING:
    PartName = str
else:
    PartName = Literal[tuple(PARTS)]
