"""An exam's answer sheets as somebody photographed them: good ones, doubtful ones, and such as cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet
from coursewright.quiz.assessment.printed import Asked, PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet
from tests.quiz.assessment.exam_course import exam_called, load
from tests.scan.drawn import FINE, Camera, Picture, blank, fill, taken

CLEAN, TURNED = Camera(dpi=150, quality=80), Camera(dpi=160, turn=92, side=0.02, shade=0.3, quality=70)
Marks = Mapping[str, str]
"""The signs of circles that are filled in, by question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photographed:
    """A folder of photographs, the form that is on them, and what was filled in on the good sheet."""

    folder: Path
    form: PrintedForm
    sheet: AnswerSheet
    right: Marks

    def files(self, *names: str) -> list[Path]:
        """Photographs by name."""
        return [self.folder / name for name in names]

    @property
    def single(self) -> Asked:
        """The question in which the doubtful sheet has two circles."""
        return next(row for row in self.form.asked if row.entry.question.type == "single")

    @property
    def written(self) -> Asked:
        """The question in which the doubtful sheet has a word."""
        return next(row for row in self.form.asked if row.entry.question.type == "blanks")


def photograph(course: Path, folder: Path) -> Photographed:
    """Take the photographs."""
    folder.mkdir()
    form = printed_form(exam_called("exam", load(course)[0]["en"]), "A")
    sheet = plan_answer_sheet(form, ["A", "B"])
    right = {
        asked.entry.sheet.name: "".join(
            choice.mark for row in asked.rows for choice in row.choices if choice.value in row.right
        )
        for asked in form.asked
        if asked.entry.question.type == "single"
    }
    made = Photographed(folder=folder, form=form, sheet=sheet, right=right)
    page = sheet.pages[0]
    paper = filled_paper(sheet, page, right, "Lin Mei")
    doubtful = filled_paper(sheet, page, right | {made.single.entry.sheet.name: "AB"}, "Wu Jun")
    line = next(row for row in page.lines if row.question == made.written.entry.sheet.name)
    write_on(doubtful, "seven", line.x + 5, line.y - 2)
    chance = np.random.default_rng(1)
    good = taken(paper, CLEAN, chance)
    height, width = good.shape
    pictures = {
        "good.jpg": good,
        "doubt.jpg": taken(doubtful, TURNED, chance),
        "again.jpg": taken(paper, TURNED, chance),
        "cooking.jpg": taken(coded(sheet, page, "exam-case", "cooking"), CLEAN, chance),
        "old.jpg": taken(coded(sheet, page, form.mark, "0" * len(form.mark)), CLEAN, chance),
        "cut.jpg": good[: round(height * 0.75)],
        "wall.png": np.full((height, width), 220, np.uint8),
        "blurred.jpg": np.asarray(cv2.GaussianBlur(good, (0, 0), 12), np.uint8),
        "far.jpg": taken(paper, Camera(dpi=90), chance),
    }
    for name, picture in pictures.items():
        cv2.imwrite(str(folder / name), picture)
    (folder / "torn.jpg").write_bytes(b"no picture")
    return made


def filled_paper(sheet: AnswerSheet, page: AnswerPage, marks: Marks, name: str) -> Picture:
    """A page with some circles filled in and a name on it."""
    chance = np.random.default_rng(7)
    paper = blank(sheet, page)
    for bubble in page.bubbles:
        if bubble.mark in marks.get(bubble.question, "" if bubble.question else sheet.form):
            fill(paper, bubble, sheet, chance)
    write_on(paper, name, 40, 56)
    return paper


def write_on(paper: Picture, text: str, x: float, y: float) -> None:
    """Write by hand, from a place in millimetres."""
    place = round(x * FINE), round(y * FINE)
    cv2.putText(paper, text, place, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2.5, 40, 5, cv2.LINE_AA)


def coded(sheet: AnswerSheet, page: AnswerPage, old: str, new: str) -> Picture:
    """An empty page whose code says something else."""
    return blank(sheet, replace(page, code=page.code.replace(old, new)))
