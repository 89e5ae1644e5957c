"""What every question has, whatever its kind; each kind's own part stands in `kinds/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coursewright.base.places import Steps
from coursewright.base.shape import Flag, HintText, Id, SealedText, Text, Whole, Word, model

Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
"""Bloom's levels in the revised taxonomy (Anderson & Krathwohl 2001)."""


@model
class Question:
    """The fields common to all kinds; texts are Markdown.

    `minor` are revisions before a change that is too small to ask anybody again.
    """

    id: Id
    objective: Word
    prompt: Text
    level: Level | None = None
    frameworks: tuple[Id, ...] = ()
    roles: tuple[Id, ...] = ()
    moments: tuple[Id, ...] = ()
    tags: tuple[Id, ...] = ()
    figure: Word = ""
    points: Whole = 1
    must: Flag = False
    hints: tuple[HintText, ...] = ()
    explain: SealedText = ""
    data: Literal["practice"] | None = None
    revision: Whole = 1
    minor: tuple[Word, ...] = ()
    formerly: tuple[Word, ...] = ()


@model
class Option:
    """One choice of a choice question; `part` is the part of the question's figure that stands for it."""

    id: Id
    text: Text
    correct: Flag = False
    why: SealedText = ""
    pin: Flag = False
    part: Word = ""


@model
class ChoiceQuestion(Question):
    """What questions with written options share; `shuffle` left out means: as the quiz says."""

    options: tuple[Option, ...]
    shuffle: Flag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A part of the question's figure that stands for a choice: that choice's side, id and place in the question."""

    part: str
    side: str
    id: str
    steps: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Stable:
    """What a revision is made of: no texts, no accepted words, no order of options.

    `things` are all that an answer can point at, as (side, id); `key` is the right answer in ids.
    """

    things: tuple[tuple[str, str], ...] = ()
    key: object = None
    numbers: tuple[str, ...] = ()
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What an answer earns: `got` parts of `of`, a verdict by token, and which named slip was made by token.

    Verdicts are `right`, `wrong` and `missed`; what is rightly left alone is not listed.
    """

    got: int
    of: int
    marks: Mapping[str, str]
    slips: Mapping[str, str]
