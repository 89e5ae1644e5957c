"""Answer sheets as pictures: drawn from their plan, filled in as people do, then scanned or photographed badly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import segno
from numpy.random import Generator
from numpy.typing import NDArray

from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet, Bubble

FINE = 12
"""Pixels a millimetre of the paper that is drawn: about 300 to an inch."""
INK, SIGN = 20, 119
Picture = NDArray[np.uint8]


def blank(sheet: AnswerSheet, page: AnswerPage) -> Picture:
    """An empty page."""
    paper = np.full((round(sheet.height * FINE), round(sheet.width * FINE)), 255, np.uint8)
    for mark in sheet.corners:
        _box(paper, mark.x, mark.y, sheet.mark, INK)
        if mark.hollow:
            _box(paper, mark.x, mark.y, sheet.mark - 2.8, 255)
    _code(paper, page.code, sheet)
    for bubble in page.bubbles:
        _circle(paper, bubble, sheet)
    for box in page.boxes:
        corners = [(box.x + s * box.width / 2, box.y + s * box.height / 2) for s in (-1, 1)]
        (left, top), (right, bottom) = corners
        cv2.rectangle(paper, _at(left, top), _at(right, bottom), 90, 3)
    for line in page.lines:
        cv2.line(paper, _at(line.x, line.y), _at(line.x + line.width, line.y), 60, 2)
    for label in page.labels:
        text = label.text.encode("ascii", "replace").decode()
        cv2.putText(paper, text, _at(label.x, label.y + 1), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 40, 2, cv2.LINE_AA)
    for head in page.headings:
        cv2.line(paper, _at(head.x, head.y), _at(head.x + head.width, head.y), INK, 6)
    return paper


def _at(x: float, y: float) -> tuple[int, int]:
    return round(x * FINE), round(y * FINE)


def _box(paper: Picture, x: float, y: float, side: float, shade: int) -> None:
    cv2.rectangle(paper, _at(x - side / 2, y - side / 2), _at(x + side / 2, y + side / 2), shade, -1)


def _code(paper: Picture, text: str, sheet: AnswerSheet) -> None:
    matrix = np.array(
        [list(row) for row in segno.make(text, error="m", boost_error=False, micro=False).matrix]
    )
    side = round(sheet.code * FINE)
    drawn = cv2.resize(
        255 - matrix.astype(np.uint8) * (255 - INK), (side, side), interpolation=cv2.INTER_NEAREST
    )
    left, top = _at(sheet.code_x - sheet.code / 2, sheet.code_y - sheet.code / 2)
    paper[top : top + side, left : left + side] = drawn


def _circle(paper: Picture, bubble: Bubble, sheet: AnswerSheet) -> None:
    cv2.circle(paper, _at(bubble.x, bubble.y), round((sheet.bubble / 2 - 0.15) * FINE), INK, 4, cv2.LINE_AA)
    sign = bubble.mark.encode("ascii", "replace").decode()[:2]
    spot = _at(bubble.x - 0.8 * len(sign), bubble.y + 0.8)
    cv2.putText(paper, sign, spot, cv2.FONT_HERSHEY_SIMPLEX, 0.75, SIGN, 2, cv2.LINE_AA)


def fill(paper: Picture, bubble: Bubble, sheet: AnswerSheet, chance: Generator) -> None:
    """Fill a circle as one is asked to: to its line or up to 1.5 mm beyond, with pen or pencil, not quite evenly."""
    radius = sheet.bubble / 2 - 0.15
    shade = int(chance.choice([25, 40, 60, 80]))
    for _ in range(14):
        x, y = np.clip(chance.normal(0, radius * 0.35, 2), -0.8 * radius, 0.8 * radius)
        cv2.circle(
            paper, _at(bubble.x + x, bubble.y + y), round(radius * 0.55 * FINE), shade, -1, cv2.LINE_AA
        )
    if chance.random() < 0.5:
        cv2.circle(paper, _at(bubble.x, bubble.y), round(radius * 0.9 * FINE), shade, -1, cv2.LINE_AA)


def rub_out(paper: Picture, bubble: Bubble, sheet: AnswerSheet, chance: Generator) -> None:
    """What is left of a mark that was rubbed out."""
    shade = int(chance.integers(190, 235))
    cv2.circle(paper, _at(bubble.x, bubble.y), round((sheet.bubble / 2 - 0.5) * FINE), shade, -1, cv2.LINE_AA)
    _circle(paper, bubble, sheet)


def cross_out(paper: Picture, bubble: Bubble) -> None:
    """A cross through a circle and beyond its line."""
    for x in (-3, 3):
        ends = _at(bubble.x - x, bubble.y - 3), _at(bubble.x + x, bubble.y + 3)
        cv2.line(paper, *ends, 50, round(0.4 * FINE), cv2.LINE_AA)


def stray(paper: Picture, chance: Generator) -> None:
    """A pen's line across the page."""
    height, width = paper.shape
    ends = [(int(chance.integers(width)), int(chance.integers(height))) for _ in range(2)]
    cv2.line(paper, ends[0], ends[1], int(chance.integers(40, 120)), int(chance.integers(2, 6)), cv2.LINE_AA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """How a page is taken: pixels an inch, turn in degrees, look from the side, light, sharpness, JPEG quality."""

    dpi: float = 200
    turn: float = 0.0
    side: float = 0.0
    shade: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    quality: int = 95
    size: float = 1.0
    """How large the page is printed: 0.94 is A4 on Letter."""


def scanner(chance: Generator) -> Camera:
    """A clean scan."""
    return Camera(
        dpi=float(chance.choice([150, 200, 300])), turn=float(chance.normal(0, 1)), noise=2, quality=90
    )


def phone(chance: Generator) -> Camera:
    """A photograph by hand."""
    return Camera(
        dpi=float(chance.uniform(150, 300)),
        turn=float(chance.choice([0, 90, 180, 270]) + chance.normal(0, 6)),
        side=float(chance.uniform(0, 0.06)),
        shade=float(chance.uniform(0, 0.45)),
        blur=float(chance.uniform(0.3, 1.1)),
        noise=float(chance.uniform(1, 6)),
        quality=int(chance.integers(40, 91)),
        size=float(chance.choice([1.0, 1.0, 0.94])),
    )


def taken(paper: Picture, camera: Camera, chance: Generator) -> Picture:
    """The picture that a camera gives."""
    height, width = paper.shape
    factor = camera.dpi / 25.4 / FINE * camera.size
    around = 0.12
    wide, high = width * factor, height * factor
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    middle = np.array([wide / 2, high / 2])
    angle = np.deg2rad(camera.turn)
    turning = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = (corners * factor - middle) * (1 + chance.normal(0, max(camera.side, 1e-9), (4, 1)))
    seen = seen @ turning.T
    seen -= seen.min(axis=0) - around * min(wide, high)
    size = np.ceil(seen.max(axis=0) + around * min(wide, high)).astype(int)
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    source = cv2.GaussianBlur(paper, (0, 0), max(0.4, 0.4 / factor))
    picture = cv2.warpPerspective(
        source, matrix, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR, borderValue=150
    )
    lit = picture.astype(np.float32)
    if camera.shade:
        y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
        way = chance.uniform(0, 2 * np.pi)
        slope = (x / size[0] - 0.5) * np.cos(way) + (y / size[1] - 0.5) * np.sin(way)
        lit *= 1 - camera.shade * (slope + 0.5)
    if camera.blur:
        lit = cv2.GaussianBlur(lit, (0, 0), camera.blur * camera.dpi / 200)
    if camera.noise:
        lit += chance.standard_normal(lit.shape, dtype=np.float32) * np.float32(camera.noise)
    picture = np.clip(lit, 0, 255).astype(np.uint8)
    _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, camera.quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


Filled = Mapping[tuple[str, str], tuple[str, ...]]
"""The values that somebody filled in, by question and row."""
Spoil = Callable[[Picture, AnswerSheet, AnswerPage, Generator], None]


def filled_in(
    sheet: AnswerSheet,
    page: AnswerPage,
    many: frozenset[str],
    chance: Generator,
    empty: Picture | None = None,
) -> tuple[Picture, Filled]:
    """A page that somebody has filled in: most rows, each as it is asked for; drawn, or the `empty` one as printed."""
    paper = blank(sheet, page) if empty is None else empty.copy()
    rows: dict[tuple[str, str], list[Bubble]] = {}
    for bubble in page.bubbles:
        rows.setdefault((bubble.question, bubble.row), []).append(bubble)
    filled: dict[tuple[str, str], tuple[str, ...]] = {}
    for (question, row), bubbles in rows.items():
        if not question:
            chosen = [bubble for bubble in bubbles if bubble.value == sheet.form]
        elif chance.random() < 0.06:
            chosen = []
        else:
            count = int(chance.integers(1, len(bubbles))) if question in many and len(bubbles) > 1 else 1
            chosen = [bubbles[int(place)] for place in sorted(chance.permutation(len(bubbles))[:count])]
        for bubble in chosen:
            fill(paper, bubble, sheet, chance)
        filled[question, row] = tuple(bubble.value for bubble in chosen)
    return paper, filled
