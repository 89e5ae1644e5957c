"""A page of an answer sheet, read: each row answered, left empty, or in doubt with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

import numpy as np

from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet, Bubble
from coursewright.quiz.assessment.sheet_reading import LIMITS, NAME_FIELD, Area, written_areas
from coursewright.scan.bubbles import Mark, marks_at
from coursewright.scan.picture import Code, Grey, darkness, flattened
from coursewright.scan.placing import place_sheet

State = Literal["answered", "empty", "doubt"]
Why = Literal["", "faint", "several", "beside", "written", "form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """A row of a page: which circles are filled, and why it is in doubt, if it is.

    `faint`: a circle is neither empty nor filled; `several`: more are filled than may be; `beside`: something is drawn
    through, around or beside a circle; `written`: words or digits, which people read; `form`: another form is filled in
    than the code says. `picture` is the row as it was seen.
    """

    question: str
    row: str
    state: State
    values: tuple[str, ...]
    why: Why
    picture: Grey


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """A page: its number, its rows, and the field at its head where a name is written."""

    number: int
    rows: tuple[RowReading, ...]
    name: Grey


def read_page(
    picture: Grey, code: Code, sheet: AnswerSheet, page: AnswerPage, many: frozenset[str]
) -> PageReading:
    """Read a page; `many` are the questions that may have several circles filled. BadPicture where no sheet is seen."""
    matrix = place_sheet(picture, code, sheet)
    grey = flattened(picture, matrix, sheet.width, sheet.height)
    flat = darkness(grey, _black(grey, sheet))
    marks = marks_at(flat, page, sheet.bubble)
    rows = [
        *_bubble_rows(grey, page, marks, many, sheet),
        *_written_rows(grey, flat, page),
    ]
    return PageReading(number=page.number, rows=tuple(rows), name=_cut(grey, *NAME_FIELD))


def _black(grey: Grey, sheet: AnswerSheet) -> Grey:
    """Pixels inside the marks that are black."""
    reach = sheet.mark / 2 - 1
    cuts = [
        _cut(grey, mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach).ravel()
        for mark in sheet.corners
        if not mark.hollow
    ]
    return np.concatenate(cuts)


def _bubble_rows(
    grey: Grey, page: AnswerPage, marks: Sequence[Mark], many: frozenset[str], sheet: AnswerSheet
) -> Iterator[RowReading]:
    together = zip(page.bubbles, marks, strict=True)
    for (question, row), group in groupby(together, key=lambda pair: (pair[0].question, pair[0].row)):
        pairs = list(group)
        on = tuple(bubble.value for bubble, mark in pairs if mark.filled >= LIMITS.full)
        own = [mark for _, mark in pairs]
        why = _why_of_question(on, own, question in many) if question else _why_of_form(on, own, sheet)
        yield RowReading(
            question=question,
            row=row,
            state="doubt" if why else "answered" if on else "empty",
            values=on,
            why=why,
            picture=_around(grey, [bubble for bubble, _ in pairs]),
        )


def _why_of_question(on: Sequence[str], marks: Sequence[Mark], many: bool) -> Why:
    if _is_faint(marks):
        return "faint"
    if len(on) > 1 and not many:
        return "several"
    return "beside" if any(map(_is_drawn_at, marks)) else ""


def _why_of_form(on: Sequence[str], marks: Sequence[Mark], sheet: AnswerSheet) -> Why:
    if _is_faint(marks):
        return "faint"
    if len(on) > 1:
        return "several"
    return "form" if on and on[0] != sheet.form else ""


def _is_faint(marks: Sequence[Mark]) -> bool:
    return any(LIMITS.empty <= mark.filled < LIMITS.full for mark in marks)


def _is_drawn_at(mark: Mark) -> bool:
    """Whether something is drawn through, around or beside a circle, or along its line."""
    if mark.filled >= LIMITS.full:
        return mark.far >= LIMITS.stray
    return mark.near >= LIMITS.stray or mark.traced >= LIMITS.traced


def _written_rows(grey: Grey, flat: np.ndarray, page: AnswerPage) -> Iterator[RowReading]:
    """Digits and words: whether anything is written is seen, what it says people read."""
    for (question, row), areas in written_areas(page).items():
        if not question:
            continue
        around = LIMITS.around
        written = any(_is_written(flat, area) for area in areas)
        left, top = min(area[0] for area in areas), min(area[1] for area in areas)
        right, bottom = max(area[2] for area in areas), max(area[3] for area in areas)
        yield RowReading(
            question=question,
            row=row,
            state="doubt" if written else "empty",
            values=(),
            why="written" if written else "",
            picture=_cut(grey, left - around, top - around, right + around, bottom + around),
        )


def _is_written(flat: np.ndarray, area: Area) -> bool:
    """Whether more than specks are inside a field, away from its lines."""
    left, top, right, bottom = area
    off = LIMITS.inside
    inside = _cut(flat, left + off, top + off, right - off, bottom - off)
    dark = inside > LIMITS.written_dark
    return bool(inside.size) and float(dark.mean()) > LIMITS.written_share


def _around(grey: Grey, bubbles: Sequence[Bubble]) -> Grey:
    xs, ys = [bubble.x for bubble in bubbles], [bubble.y for bubble in bubbles]
    more = LIMITS.around + 2.6
    behind = max(more, LIMITS.behind)
    seen: Grey = _cut(grey, min(xs) - more - 7, min(ys) - more, max(xs) + behind, max(ys) + more)
    return seen


def _cut(flat: Any, left: float, top: float, right: float, bottom: float) -> Any:
    scale = LIMITS.scale
    rows = slice(max(0, round(top * scale)), max(0, round(bottom * scale)))
    return flat[rows, max(0, round(left * scale)) : max(0, round(right * scale))]
