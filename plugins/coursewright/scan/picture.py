"""Pictures as arrays: this room alone knows OpenCV and the reader of codes (extra `scan`).

A grey picture is a uint8 array of (height, width). A flat page is the sheet seen from above, `SCALE` pixels a
millimetre, as darkness: a float32 array from 0 (paper) to 1 (as black as the marks in its corners).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from coursewright.quiz.assessment.sheet_reading import LIMITS

Grey = NDArray[np.uint8]
Flat = NDArray[np.float32]
Points = NDArray[np.float64]
"""Rows of x and y."""

SCALE = LIMITS.scale
LEAST_FINE = 700
BLANK, EDGE = 600, 0.06
"""How many pixels the longer side of a picture has in which ink is looked for, and which share at its edges is not."""
INK, SPECKS = 0.85, 0.0003
"""Ink is darker than such a share of the paper; specks are no more than such a share of a page."""
LARGE = 2200
"""Codes are looked for in pictures no longer than this: finer ones have more noise than code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code in a picture: its text, and its corners from its own top left clockwise, in pixels."""

    text: str
    corners: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The `count` pictures of a file; `picture` gives one by its number, from 0. BadPicture where it cannot."""

    count: int
    picture: Callable[[int], Grey]


class BadPicture(ValueError):
    """A picture that holds no sheet that can be read; the text is one sentence that says why."""


class BlankPage(BadPicture):
    """A picture of paper with nothing on it, such as the back of a sheet."""


def read_images(path: Path) -> Pictures:
    """The pictures of a file in grey, the right way up by its own account: a TIFF may hold many.

    BadPicture where there is none.
    """
    content = np.frombuffer(path.read_bytes(), dtype=np.uint8)
    read, pictures = cv2.imdecodemulti(content, cv2.IMREAD_GRAYSCALE) if content.size else (False, ())
    if not read:
        raise BadPicture("this is no picture; PNG, JPEG, WebP, TIFF and PDF are read.")
    return Pictures(count=len(pictures), picture=lambda at: np.asarray(pictures[at], dtype=np.uint8))


def find_code(picture: Grey, begin: str) -> Code:
    """A code whose text begins so; BadPicture where there is none."""
    return find_codes(picture, begin)[0]


def find_codes(picture: Grey, begin: str) -> tuple[Code, ...]:
    """All codes whose texts begin so; BadPicture where there is none."""
    longest = max(picture.shape)
    for most in (LARGE, LARGE // 2, longest):
        factor = min(1.0, most / longest)
        found = [row for row in _codes(_smaller(picture, factor)) if row[0].startswith(begin)]
        if found:
            return tuple(
                Code(text=text, corners=_nearer(picture, text, corners / factor)) for text, corners in found
            )
    if _is_blank(picture):
        raise BlankPage("it is blank: no code of an answer sheet is on it.")
    raise BadPicture("no code of an answer sheet is on it; is the page whole, and is it an answer sheet?")


def _is_blank(picture: Grey) -> bool:
    """Whether nothing but specks is on a page; holes and shadows at its edges do not count."""
    small = _smaller(picture, min(1.0, BLANK / max(picture.shape)))
    off = [round(EDGE * side) for side in small.shape]
    inner = small[off[0] : small.shape[0] - off[0], off[1] : small.shape[1] - off[1]]
    return bool(inner.size) and float((inner < INK * np.median(inner)).mean()) <= SPECKS


def _codes(picture: Grey) -> Iterator[tuple[str, Points]]:
    for found in zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    ):
        place = found.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        yield found.text, np.array([(corner.x, corner.y) for corner in corners], dtype=np.float64)


def _nearer(picture: Grey, text: str, corners: Points) -> Points:
    """The corners as they are in the finest picture of the code alone: they are whole pixels of what was looked at."""
    reach = 0.35 * float(np.linalg.norm(corners[2] - corners[0]))
    left, top = np.maximum(np.floor(corners.min(axis=0) - reach), 0).astype(int)
    right, bottom = np.ceil(corners.max(axis=0) + reach).astype(int)
    window = picture[top:bottom, left:right]
    finer = 2.0 if max(window.shape) < LEAST_FINE else 1.0
    large = cv2.resize(window, None, fx=finer, fy=finer, interpolation=cv2.INTER_CUBIC)
    for found, own in _codes(np.asarray(large, dtype=np.uint8)):
        if found == text:
            return np.asarray(own / finer + np.array([left, top]), dtype=np.float64)
    return corners


def _smaller(picture: Grey, factor: float) -> Grey:
    if factor == 1.0:
        return picture
    return np.asarray(
        cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )


def projection(places: Points, pixels: Points) -> Points:
    """The 3 × 3 matrix that takes millimetres to pixels; BadPicture where the points give none."""
    matrix, _ = cv2.findHomography(places, pixels, 0)
    if matrix is None or not np.isfinite(matrix).all():
        raise BadPicture("its marks stand in no shape of a page.")
    return np.asarray(matrix, dtype=np.float64)


def projected(matrix: Points, places: Points) -> Points:
    """Where places in millimetres stand in a picture."""
    result = cv2.perspectiveTransform(places.astype(np.float64).reshape(-1, 1, 2), matrix)
    return np.asarray(result.reshape(-1, 2), dtype=np.float64)


def flattened(picture: Grey, matrix: Points, width: float, height: float) -> Grey:
    """The sheet seen from above, in grey."""
    size = round(width * SCALE), round(height * SCALE)
    scaled = np.diag([1 / SCALE, 1 / SCALE, 1.0])
    # Of a finer picture each pixel here is the mean of some there.
    middle = projected(matrix, np.array([[width / 2, height / 2], [width / 2 + 1, height / 2]]))
    finer = float(np.linalg.norm(middle[1] - middle[0])) / SCALE
    if finer > 1.3:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), finer / 2.5), dtype=np.uint8)
    flat = cv2.warpPerspective(
        picture, np.linalg.inv(matrix @ scaled), size, flags=cv2.INTER_LINEAR, borderValue=255
    )
    return np.asarray(flat, dtype=np.uint8)


def darkness(flat: Grey, black: Grey) -> Flat:
    """How dark each pixel is beside the paper around it; `black` are pixels as dark as ink is here."""
    small = cv2.resize(flat, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    # Paper is the lightest around, shadows and all; what is written is narrower than the window.
    light = cv2.medianBlur(cv2.dilate(small, np.ones((13, 13), np.uint8)), 21)
    light = cv2.GaussianBlur(np.maximum(light, 1).astype(np.float32), (0, 0), 1.5)
    ink = float(np.median(black)) / float(np.median(light))
    paper = cv2.resize(light, flat.shape[::-1], interpolation=cv2.INTER_LINEAR)
    dark = cv2.divide(flat, paper, scale=-1 / max(1 - ink, 0.2), dtype=cv2.CV_32F)
    return np.asarray(np.clip(dark + np.float32(1 / max(1 - ink, 0.2)), 0, 1), dtype=np.float32)


def png(picture: Grey) -> bytes:
    """A picture as a PNG file."""
    done, content = cv2.imencode(".png", picture)
    assert done  # noqa: S101  # every array is a picture
    return bytes(content.tobytes())
