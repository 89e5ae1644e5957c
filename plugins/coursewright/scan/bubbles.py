"""What is filled in and drawn at each circle of a flat page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from coursewright.quiz.assessment.answer_sheet import AnswerPage, Bubble
from coursewright.quiz.assessment.sheet_plan import PITCH
from coursewright.quiz.assessment.sheet_reading import LIMITS
from coursewright.scan.picture import BadPicture, Flat

SCALE = LIMITS.scale
REACH = int(np.ceil(LIMITS.behind * SCALE))
"""Pixels from a circle's middle that are looked at."""

Area = NDArray[np.bool_]
"""Which pixels of a square around a circle's middle are meant, `REACH` to each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is at a circle, beside what an empty one with its sign has.

    `filled`: how much darker it is; 1 is black. `traced`: how much darker the band along its line is. `near`: square
    millimetres of ink around it, and behind it where it is the last of its row; `far` leaves out what is close to it.
    What spills over from a filled circle is in neither: it is thick, and hangs on it.
    """

    filled: float
    traced: float
    near: float
    far: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Areas:
    """Where a circle is filled, its line, where paper is around it, and where ink is looked for.

    Of `near` and `far`, `near_thick` and `far_thick` are where no filled circle spills over to.
    """

    core: Area
    line: Area
    paper: Area
    near: Area
    near_thick: Area
    far: Area
    far_thick: Area


def marks_at(flat: Flat, page: AnswerPage, size: float) -> list[Mark]:
    """What each circle (`size` millimetres wide) has; BadPicture where they are not where they should be."""
    bubbles = page.bubbles
    if not bubbles:
        return []
    places = np.array([(bubble.x, bubble.y) for bubble in bubbles]) * SCALE
    shifts, seen = _shifts(flat, places, size)
    if seen < LIMITS.seen:
        raise BadPicture(
            "its circles are not where they should be; take the picture anew, flat and from above."
        )
    areas = [_areas(size, *ends) for ends in _ends(page)]
    found = [_looked_at(flat, x, y, own) for (x, y), own in zip(places + shifts, areas, strict=True)]
    by_mark: dict[str, list[float]] = defaultdict(list)
    for bubble, mark in zip(bubbles, found, strict=True):
        by_mark[bubble.mark].append(mark.filled)
    common, line = _lower([mark.filled for mark in found]), _lower([mark.traced for mark in found])
    empty = {mark: _lower(rows) if len(rows) >= LIMITS.few else common for mark, rows in by_mark.items()}
    # Where most circles of a sign are filled, what is common to all signs is the better guess.
    return [
        replace(
            mark,
            filled=mark.filled - min(empty[bubble.mark], common + LIMITS.common),
            traced=mark.traced - line,
        )
        for bubble, mark in zip(bubbles, found, strict=True)
    ]


def _ends(page: AnswerPage) -> Iterator[tuple[bool, bool]]:
    """Whether the name of a row is printed before each circle, and whether it is the last of its row."""
    named = {(bubble.question, bubble.row) for bubble in page.bubbles if _has_name(bubble, page)}
    before = None
    rows = [(bubble.question, bubble.row) for bubble in page.bubbles]
    for own, after in zip(rows, [*rows[1:], None], strict=True):
        yield own != before and own in named, own != after
        before = own


def _has_name(bubble: Bubble, page: AnswerPage) -> bool:
    return any(
        label.kind == "row" and abs(label.y - bubble.y) < 1 and 0 < bubble.x - label.x < PITCH
        for label in page.labels
    )


@cache
def _areas(size: float, named: bool, last: bool) -> _Areas:
    """A row's name is printed before its first circle, if it has one, and nothing behind its last one."""
    y, x = np.mgrid[-REACH : REACH + 1, -REACH : REACH + 1] / SCALE
    radius = np.hypot(x, y)
    unnamed = x >= (-size / 2 if named else -np.inf)
    high = np.abs(y) <= LIMITS.high
    cell = high & (np.abs(x) <= LIMITS.wide) & unnamed
    after = high & (x > LIMITS.wide) & (x <= (LIMITS.behind if last else 0))
    off = radius >= LIMITS.off
    return _Areas(
        core=radius <= size / 2 * LIMITS.core,
        line=(radius >= LIMITS.line_from) & (radius <= LIMITS.line_to) & unnamed,
        paper=cell & (radius >= LIMITS.clear),
        near=cell & (radius >= LIMITS.near_line) | after,
        near_thick=cell & (radius >= LIMITS.near_line) & (np.abs(x) <= LIMITS.own) | after & off,
        far=cell & (radius >= LIMITS.clear) | after,
        far_thick=(cell | after) & off,
    )


def _looked_at(flat: Flat, x: float, y: float, areas: _Areas) -> Mark:
    """What is at a place of a flat page beside the paper around; nothing outside of it."""
    column, row = round(x), round(y)
    window = flat[max(0, row - REACH) : row + REACH + 1, max(0, column - REACH) : column + REACH + 1]
    if window.shape != areas.core.shape:
        return Mark(filled=0.0, traced=0.0, near=0.0, far=0.0)
    paper = float(np.median(window[areas.paper]))
    ink = window > paper + LIMITS.ink
    thin = ink & ~_thick(ink)
    return Mark(
        filled=float(window[areas.core].mean()) - paper,
        traced=float(window[areas.line].mean()) - paper,
        near=float(np.count_nonzero(thin & areas.near | ink & areas.near_thick)) / SCALE**2,
        far=float(np.count_nonzero(thin & areas.far | ink & areas.far_thick)) / SCALE**2,
    )


def _thick(ink: Area) -> Area:
    """Where ink is wider than a stroke, and its rough edge."""
    rest = cv2.erode(ink.astype(np.uint8), _square(LIMITS.stroke))
    return np.asarray(cv2.dilate(rest, _square(LIMITS.stroke + 2 * LIMITS.edge)) > 0)


def _square(millimetres: float) -> NDArray[np.uint8]:
    """A square of so many pixels, an odd number, each way."""
    return np.ones((2 * round(millimetres * SCALE / 2) + 1,) * 2, np.uint8)


def _lower(values: Sequence[float]) -> float:
    """What an empty circle has: on every sheet most are empty."""
    return float(np.percentile(np.array(values), 25))


def _shifts(flat: Flat, places: np.ndarray, size: float) -> tuple[np.ndarray, float]:
    """By how many pixels circles stand beside their places, a smooth field; and how well their lines are seen there."""
    ring = _annulus(size / 2 - LIMITS.ring, size / 2) - _annulus(
        size / 2 + 0.15, size / 2 + 0.15 + LIMITS.ring
    )
    reach = round(LIMITS.shift * SCALE)
    wide = reach + ring.shape[0] // 2
    found, clear = np.zeros_like(places), []
    for row, (x, y) in enumerate(np.round(places).astype(int)):
        window = flat[max(0, y - wide) : y + wide + 1, max(0, x - wide) : x + wide + 1]
        if window.shape != (2 * wide + 1, 2 * wide + 1):
            continue
        _, height, _, best = cv2.minMaxLoc(cv2.matchTemplate(window, ring, cv2.TM_CCORR))
        clear.append(height)
        found[row] = (best[0] - reach, best[1] - reach)
    far = np.linalg.norm(places[:, None] - places[None], axis=2)
    order = np.argsort(far, axis=1, kind="stable")[:, : LIMITS.near]
    return np.asarray(np.median(found[order], axis=1)), float(np.median(clear)) if clear else 0.0


def _annulus(inner: float, outer: float) -> np.ndarray:
    reach = int(np.ceil((outer + 0.2) * SCALE))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1] / SCALE
    radius = np.hypot(x, y)
    mask = ((radius >= inner) & (radius <= outer)).astype(np.float32)
    wide = round((3.4) * SCALE)
    pad = max(0, wide - reach)
    return np.pad(mask / mask.sum(), pad)
