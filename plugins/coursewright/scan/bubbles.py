"""How much of each circle of a flat page is filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import cv2
import numpy as np

from coursewright.quiz.assessment.answer_sheet import Bubble
from coursewright.quiz.assessment.sheet_reading import LIMITS
from coursewright.scan.picture import BadPicture, Flat

SCALE = LIMITS.scale


def fillings(flat: Flat, bubbles: Sequence[Bubble], size: float) -> list[float]:
    """How much darker each circle (`size` millimetres wide) is than an empty one with its sign; 1 is black."""
    if not bubbles:
        return []
    places = np.array([(bubble.x, bubble.y) for bubble in bubbles]) * SCALE
    shifts, seen = _shifts(flat, places, size)
    if seen < LIMITS.seen:
        raise BadPicture(
            "its circles are not where they should be; take the picture anew, flat and from above."
        )
    moved = places + shifts
    disc = _disc(size / 2 * LIMITS.core)
    means = [_mean(flat, x, y, disc) for x, y in moved]
    by_mark: dict[str, list[float]] = defaultdict(list)
    for bubble, mean in zip(bubbles, means, strict=True):
        by_mark[bubble.mark].append(mean)
    common = _lower(means)
    empty = {mark: _lower(rows) if len(rows) >= LIMITS.few else common for mark, rows in by_mark.items()}
    # Where most circles of a sign are filled, what is common to all signs is the better guess.
    return [
        mean - min(empty[bubble.mark], common + LIMITS.common)
        for bubble, mean in zip(bubbles, means, strict=True)
    ]


def _lower(means: Sequence[float]) -> float:
    """What an empty circle has: on every sheet most are empty."""
    return float(np.percentile(np.array(means), 25))


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


def _disc(radius: float) -> np.ndarray:
    reach = int(np.ceil(radius * SCALE))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1] / SCALE
    return np.asarray(np.hypot(x, y) <= radius)


def _mean(flat: Flat, x: float, y: float, disc: np.ndarray) -> float:
    reach = disc.shape[0] // 2
    column, row = round(x), round(y)
    window = flat[row - reach : row + reach + 1, column - reach : column + reach + 1]
    return float(window[disc].mean()) if window.shape == disc.shape else 0.0
