"""Where a sheet lies in a picture: by its code, then by the marks in its corners."""

from __future__ import annotations

import cv2
import numpy as np

from coursewright.quiz.assessment.answer_sheet import AnswerSheet, CornerMark
from coursewright.quiz.assessment.sheet_reading import LIMITS
from coursewright.scan.picture import BadPicture, Code, Grey, Points, projected, projection

UNSEEN = "the black squares in its corners are not to be seen; lay the whole sheet into the picture."


def place_sheet(picture: Grey, code: Code, sheet: AnswerSheet) -> Points:
    """The matrix from millimetres of a sheet to pixels of its picture; BadPicture where too few marks are seen."""
    half = sheet.code / 2
    own = np.array(
        [(sheet.code_x + x * half, sheet.code_y + y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    )
    places, pixels = list(own), list(code.corners)
    seen = 0
    for mark in sorted(
        sheet.corners, key=lambda mark: np.hypot(mark.x - sheet.code_x, mark.y - sheet.code_y)
    ):
        # Each mark that is found tells better where the next one is.
        near = _similar(np.array(places), np.array(pixels), bent=seen > 1)
        spot = _mark(picture, near, mark, sheet, LIMITS.nearest if not seen else LIMITS.further)
        if spot is not None:
            seen += 1
            places.append(np.array([mark.x, mark.y]))
            pixels.append(spot)
    if seen < LIMITS.least_marks:
        raise BadPicture(UNSEEN)
    used = slice(len(own), None) if seen == len(sheet.corners) else slice(None)
    matrix = projection(np.array(places[used]), np.array(pixels[used]))
    if _off(matrix, np.array(places), np.array(pixels)) > LIMITS.most_off:
        raise BadPicture(UNSEEN)
    return matrix


def _similar(places: Points, pixels: Points, *, bent: bool) -> Points:
    """The matrix of a turn and a size, or of any straight one (`bent`), that fits best."""
    fit = cv2.estimateAffine2D if bent else cv2.estimateAffinePartial2D
    matrix, _ = fit(places, pixels, ransacReprojThreshold=1e6)
    if matrix is None or not np.isfinite(matrix).all():
        raise BadPicture(UNSEEN)
    return np.vstack([matrix, [0.0, 0.0, 1.0]])


def _off(matrix: Points, places: Points, pixels: Points) -> float:
    """The greatest distance between places and where pixels say that they are, in millimetres."""
    back = projected(np.asarray(np.linalg.inv(matrix), dtype=np.float64), pixels)
    return float(np.max(np.linalg.norm(back - places, axis=1)))


def _mark(picture: Grey, near: Points, mark: CornerMark, sheet: AnswerSheet, around: float) -> Points | None:
    """The middle of a mark in pixels; None where nothing of its size and shape is near its place."""
    corners: Points = np.array(
        [(mark.x + x * around, mark.y + y * around) for x in (-1, 1) for y in (-1, 1)], dtype=np.float64
    )
    box = projected(near, corners)
    left, top = np.floor(np.maximum(box.min(axis=0), 0)).astype(int)
    right, bottom = np.ceil(box.max(axis=0)).astype(int) + 1
    window = picture[top:bottom, left:right]
    if min(window.shape) < 8:
        return None
    middle = projected(near, np.array([[mark.x, mark.y], [mark.x + sheet.mark, mark.y]]))
    side = float(np.linalg.norm(middle[1] - middle[0]))
    smooth = cv2.GaussianBlur(window, (0, 0), max(side / 24, 0.6))
    best: tuple[float, Points] | None = None
    for share in LIMITS.ink_shares:
        dark = np.asarray((smooth < share * np.percentile(smooth, 90)) * 255, dtype=np.uint8)
        contours, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for contour in contours:
            spot = _square(contour, side)
            if spot is None or mark.hollow != _is_hollow(dark, spot, side):
                continue
            point = spot + np.array([left, top])
            far = float(np.linalg.norm(point - middle[0]))
            if best is None or far < best[0]:
                best = far, point
    return None if best is None else best[1]


def _square(contour: cv2.typing.MatLike, side: float) -> Points | None:
    """The middle of an outline that is a square of about that side; else None."""
    area = cv2.contourArea(contour)
    width, height = cv2.minAreaRect(contour)[1]
    if not 0.6 * side * side < area < 1.6 * side * side or min(width, height) < 0.6 * max(width, height):
        return None
    # A filled circle has less of its box.
    if area < 0.86 * width * height:
        return None
    moments = cv2.moments(contour)
    return np.array([moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]])


def _is_hollow(dark: Grey, spot: Points, side: float) -> bool:
    reach = max(1, round(side * 0.14))
    x, y = np.round(spot).astype(int)
    inside = dark[max(0, y - reach) : y + reach + 1, max(0, x - reach) : x + reach + 1]
    return float(inside.mean()) < 128
