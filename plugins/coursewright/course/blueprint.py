"""What course.yml says of an exam."""

from __future__ import annotations

from typing import Annotated, Literal

from coursewright.base.shape import Id, Text, Whole, Word, model, renamed


@model
class Cell:
    """How many questions of a module an assessment holds, by level, and the share that must be right."""

    module: Id
    counts: tuple[Whole, ...]
    pass_: Annotated[Whole, renamed("pass")] = 0


@model
class KindCount:
    """How many questions of a kind an assessment holds, and what each is worth."""

    type: Word
    count: Whole
    points: Whole = 1


@model
class ScenarioShare:
    """The dialogues of an assessment: from which tag, how many, points, and the least to reach."""

    from_: Annotated[Word, renamed("from")]
    count: Whole
    points: Whole
    min: Whole = 0


@model
class Retake:
    """When and how often an assessment may be taken again."""

    days: Whole
    times: Whole


@model
class Assessment:
    """The blueprint of an exam; `grading` says who knows the key: the page, or the trainer alone."""

    id: Id
    title: Text
    pass_: Annotated[Whole, renamed("pass")] = 80
    minutes: Whole = 0
    feedback: Literal["none", "after"] = "after"
    grading: Literal["browser", "trainer"] = "browser"
    forms: Whole = 1
    levels: tuple[Word, ...] = ()
    cells: tuple[Cell, ...] = ()
    kinds: tuple[KindCount, ...] = ()
    scenario: ScenarioShare | None = None
    retake: Retake | None = None
