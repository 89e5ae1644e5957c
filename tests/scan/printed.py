"""Answer sheets as the books print them, as pictures to fill in."""

from __future__ import annotations

import subprocess
from pathlib import Path

import cv2
import numpy as np

from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet
from coursewright.scan.picture import BadPicture, find_code

from .drawn import FINE, Picture

LETTER = 215.9, 279.4
Sheets = dict[str, Picture]


def printed_sheets(pdf: Path, folder: Path) -> Sheets:
    """The pages of a book that are answer sheets, by the text of their codes, `FINE` pixels a millimetre."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["pdftoppm", "-gray", "-r", f"{FINE * 25.4:g}", str(pdf), str(folder / pdf.stem)], check=True
    )
    found: Sheets = {}
    for file in sorted(folder.glob(f"{pdf.stem}-*.pgm")):
        picture = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
        file.unlink()
        assert picture is not None
        try:
            found[find_code(np.asarray(picture, np.uint8), "CW1 ").text] = np.asarray(picture, np.uint8)
        except BadPicture:
            continue
    return found


def paper_of(sheets: Sheets, sheet: AnswerSheet, page: AnswerPage) -> Picture:
    """An empty printed page of a sheet, of the size that the plan says."""
    printed = sheets[page.code]
    size = round(sheet.width * FINE), round(sheet.height * FINE)
    return np.asarray(cv2.resize(printed, size, interpolation=cv2.INTER_AREA), np.uint8)


def on_letter(paper: Picture) -> Picture:
    """A page of A4 as a printer puts it on Letter: smaller, in the middle."""
    wide, high = (round(side * FINE) for side in LETTER)
    factor = min(wide / paper.shape[1], high / paper.shape[0])
    small = cv2.resize(paper, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    left, top = (wide - small.shape[1]) // 2, (high - small.shape[0]) // 2
    page = np.full((high, wide), 255, np.uint8)
    page[top : top + small.shape[0], left : left + small.shape[1]] = small
    return page
