"""An answer sheet as numbers: where everything on it stands, in millimetres from the left and the top edge of its page.

Whoever draws a sheet, or its key, draws these places; whoever reads a scan finds what was filled in by them. `x` and
`y` are the middle of a thing. Nothing here tells what is right. `as_json` is what other programs read.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

VERSION = 1
WIDTH, HEIGHT = 210.0, 297.0
BUBBLE = 5.1
MARK, MARK_INSET = 6.0, 10.5
CODE = 18.0
FORM, STAFF = "form", "staff"
"""Rows of no question: the form's letter, and the number of whoever answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerMark:
    """A square in a corner; the one at the bottom right is `hollow`, so that a sheet on its head is seen."""

    x: float
    y: float
    hollow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """A circle to fill in: of which question and row, the `value` that it stands for, and the sign in it."""

    question: str
    row: str
    value: str
    mark: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SignBox:
    """A box for one sign of a number or a word, by its place from 0."""

    question: str
    row: str
    place: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingLine:
    """A line to write on; `y` is where it is drawn."""

    question: str
    row: str
    place: int
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text beside what is filled in: a number, a row's name, a unit; `x` is its left edge."""

    kind: str
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of a group, below a rule of a `width`; `y` is the rule."""

    title: str
    how: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """A page, and the text of its code, which names course, assessment, form, page and the state of the questions."""

    number: int
    code: str
    bubbles: tuple[Bubble, ...]
    boxes: tuple[SignBox, ...]
    lines: tuple[WritingLine, ...]
    labels: tuple[Label, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet:
    """The sheet of one form. `digest` is that of its questions: other questions, another sheet."""

    course: str
    assessment: str
    form: str
    language: str
    title: str
    digest: str
    pages: tuple[AnswerPage, ...]
    version: int = VERSION
    width: float = WIDTH
    height: float = HEIGHT
    bubble: float = BUBBLE
    mark: float = MARK
    code: float = CODE
    code_x: float = 177.0
    code_y: float = 31.0
    corners: tuple[CornerMark, ...] = ()


def corner_marks() -> tuple[CornerMark, ...]:
    """The four corners of a page."""
    near, right, bottom = MARK_INSET + MARK / 2, WIDTH - MARK_INSET - MARK / 2, HEIGHT - MARK_INSET - MARK / 2
    return tuple(
        CornerMark(x=x, y=y, hollow=(x, y) == (right, bottom)) for y in (near, bottom) for x in (near, right)
    )


def as_json(sheet: AnswerSheet) -> dict[str, Any]:
    """The sheet as values that JSON has; names of fields are what readers go by, and stay."""
    return asdict(sheet)
