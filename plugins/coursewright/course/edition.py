"""What course.yml says of a book to print."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import Flag, Id, Text, Word, model
from coursewright.course.parts import PARTS, PartName
from coursewright.paper.geometry import Geometry, PaperName, geometry_of


@model
class Handbook:
    """An edition to print: for whom, which parts in order, in which languages (none: all), and on which paper.

    `modules`, `lessons`, `path` and `role` each leave out lessons; without any of them it has all. `large`: with
    letters of 16 points. One that is not `duplex` has one side of each sheet. `assessment` and `forms` say which test
    its papers, answer sheets and key are of; without `forms` all that the assessment has. `cover` is a line
    on its cover. `bilingual`: its worksheets speak two languages.
    """

    id: Id
    audience: Literal["learner", "trainer"]
    title: Text
    parts: tuple[PartName, ...]
    languages: tuple[Id, ...] = ()
    modules: tuple[Id, ...] = ()
    lessons: tuple[Id, ...] = ()
    path: Id | None = None
    role: Id | None = None
    paper: PaperName = "A4"
    large: Flag = False
    duplex: Flag = True
    cover: Text = ""
    assessment: Id | None = None
    forms: tuple[Word, ...] = ()
    bilingual: Flag = False

    @property
    def holds_answers(self) -> bool:
        """Whether learners must never see it."""
        return self.audience == "trainer" or any(PARTS[name].secret for name in self.parts)

    @property
    def is_for_trainers(self) -> bool:
        """Whether no site offers it: the one rule of who may see which book.

        It holds answers, or what learners get from their trainer's hand alone.
        """
        return self.holds_answers or any(PARTS[name].withheld for name in self.parts)

    @property
    def page(self) -> Geometry:
        """The page that it is printed on."""
        return geometry_of(self.paper, large=self.large)
