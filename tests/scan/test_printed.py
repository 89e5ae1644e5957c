"""Answer sheets that the books print: filled in, scanned, and graded."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.handbook import write_handbooks
from coursewright.project.load import load_projects
from coursewright.quiz.assessment.answer_sheet import AnswerSheet
from coursewright.quiz.assessment.printed import PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet
from coursewright.scan.answers import many_of
from tests.quiz.assessment.exam_course import exam_called, full_bank, load, write_exam_course
from tests.tiny import run

from .documents import pdf_of
from .drawn import Camera, Filled, fill, filled_in, phone, taken
from .printed import Sheets, on_letter, paper_of, printed_sheets

EXAM = """\
  - id: exam
    title: {zh: 认证考试, en: Certification exam}
    pass: 80
    minutes: 30
    feedback: after
    forms: 3
    levels: [remember, apply]
    cells:
      - {module: one, counts: [15, 14]}
      - {module: two, counts: [15, 14]}
    kinds:
      - {type: single, count: 54, points: 1}
      - {type: blanks, count: 4, points: 2}
    retake: {days: 0, times: 1}
"""
EDITION = """\
handbooks:
  - id: sheets
    audience: learner
    title: {zh: 答题卡, en: Answer sheets}
    parts: [answer-sheets]
    assessment: exam
    forms: [A, C]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A course, and its answer sheets as they are printed."""

    course: Path
    sheets: Sheets

    def form(self, name: str) -> tuple[PrintedForm, AnswerSheet]:
        """A form with the plan of its sheet."""
        form = printed_form(exam_called("exam", load(self.course)[0]["en"]), name)
        return form, plan_answer_sheet(form, ["A", "C"])


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("printed")
    course = write_exam_course(folder / "course", assessments=EXAM, batches=full_bank(45), talks=())
    file = course / "content/course.yml"
    text = re.sub(r"(?m)^handbooks:\n", EDITION, file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8", newline="\n")
    issues = IssueLog()
    project = load_projects(course, issues)["en"]
    edition = [row for row in project.course.handbooks if row.id == "sheets"]
    write_handbooks(project, edition, folder / "site", folder / "own", 1_700_000_000)
    assert not issues.has_errors, as_text(issues)
    (pdf,) = (folder / "own").rglob("sheets.pdf")
    return Printed(course=course, sheets=printed_sheets(pdf, folder / "pages"))


def scan(printed: Printed, name: str, folder: Path, camera: Camera | None, *, letter: bool) -> Filled:
    """Fill in the sheet of a form, and put a picture of each page into a folder; what was filled in."""
    form, sheet = printed.form(name)
    chance = np.random.default_rng(len(name) + ord(name[0]) + letter)
    all_filled: dict[tuple[str, str], tuple[str, ...]] = {}
    for page in sheet.pages:
        empty = paper_of(printed.sheets, sheet, page)
        paper, filled = filled_in(sheet, page, many_of(form), chance, empty)
        all_filled |= filled
        picture = taken(on_letter(paper) if letter else paper, camera or phone(chance), chance)
        cv2.imwrite(str(folder / f"{name}{'-letter' if letter else ''}-{page.number}.png"), picture)
    return all_filled


@pytest.mark.slow
def test_a_printed_sheet_of_two_pages_is_graded_from_scans_of_any_fineness_and_from_letter(
    printed: Printed, tmp_path: Path
) -> None:
    assert len(printed.sheets) == 4
    scans = tmp_path / "scans"
    scans.mkdir()
    filled = {
        "A-1": scan(printed, "A", scans, Camera(dpi=150, turn=0.8, noise=2, quality=90), letter=False),
        "A-letter-1": scan(printed, "A", scans, Camera(dpi=200, turn=-1.1, noise=2), letter=True),
        "C-1": scan(printed, "C", scans, Camera(dpi=300, quality=80), letter=False),
        "C-letter-1": scan(printed, "C", scans, None, letter=True),
    }
    done = run(printed.course, "grade", "--format", "json", str(scans))
    assert done.returncode == 0, done.stderr
    assert "missing" not in done.stderr
    assert "other forms" not in done.stderr
    assert [row["name"] for row in json.loads(done.stdout)] == sorted(filled)
    for name, rows in filled.items():
        text = (printed.course / "grading/hand-ins" / f"{name}.json").read_text(encoding="utf-8")
        answers = json.loads(text)["answers"]
        read = {question: (values["a"],) for question, values in answers.items()}
        assert read == {question: values for (question, _), values in rows.items() if question and values}


def test_a_printed_sheet_says_which_one_it_is(printed: Printed) -> None:
    codes = {page.code for name in "AC" for page in printed.form(name)[1].pages}
    assert set(printed.sheets) == codes
    assert sorted(code.split()[2] for code in codes) == ["1/2", "1/2", "2/2", "2/2"]


@pytest.mark.slow
def test_a_scanner_s_file_of_many_pages_is_read_whole_and_pages_are_counted_as_it_counts(
    printed: Printed, tmp_path: Path
) -> None:
    scans = tmp_path / "scans"
    scans.mkdir()
    clean = Camera(dpi=150)
    for name in "AC":
        scan(printed, name, tmp_path, clean, letter=False)
    names = ("A-1", "A-2", "C-1", "C-2")
    pages = [cv2.imread(str(tmp_path / f"{name}.png"), cv2.IMREAD_GRAYSCALE) for name in names]
    assert all(page is not None for page in pages)
    cv2.imwritemulti(str(scans / "all.tif"), pages)
    (scans / "copied.pdf").write_bytes(pdf_of([np.asarray(page, np.uint8) for page in pages], dpi=150))
    for number, page in zip((8, 9, 10, 11), pages, strict=True):
        cv2.imwrite(str(scans / f"Scan {number}.png"), page)
    (scans / "torn.pdf").write_bytes(b"%PDF-1.7")
    done = run(printed.course, "grade", "--format", "json", str(scans))
    assert done.returncode == 1
    assert "missing" not in done.stderr
    assert "torn.pdf: this PDF is damaged" in done.stderr
    assert "6 papers have several pages, put together by their order alone" in done.stderr
    rows = {row["name"]: row["points"] for row in json.loads(done.stdout)}
    assert set(rows) == {"all", "all-2", "copied", "copied-2", "Scan 8", "Scan 10"}
    assert (rows["all"], rows["all-2"]) == (rows["Scan 8"], rows["Scan 10"])
    assert (rows["copied"], rows["copied-2"]) == (rows["Scan 8"], rows["Scan 10"])

    # What somebody has put a name to was looked at; a page in a document is told by its number.
    table = printed.course / "grading" / "decide.csv"
    text = table.read_text(encoding="utf-8-sig")
    named = [f"{line}Lin" if line.split(",")[5:6] == ["name"] else line for line in text.splitlines()]
    table.write_text("\n".join(named) + "\n", encoding="utf-8", newline="\n")
    again = run(printed.course, "grade", "--format", "json", str(scans))
    assert "several pages" not in again.stderr
    assert {row["name"] for row in json.loads(again.stdout)} == {"Lin"}
    (scans / "short.pdf").write_bytes(pdf_of([np.asarray(page, np.uint8) for page in pages[:3]], dpi=150))
    short = run(printed.course, "grade", "--format", "json", str(scans / "short.pdf"))
    assert "short.pdf: page 3: of this paper page 2 is missing" in short.stderr


@pytest.mark.slow
def test_another_form_than_the_code_says_is_told(printed: Printed, tmp_path: Path) -> None:
    form, sheet = printed.form("A")
    page = sheet.pages[0]
    paper = paper_of(printed.sheets, sheet, page)
    chance = np.random.default_rng(4)
    for bubble in page.bubbles:
        if not bubble.question and bubble.value != form.name:
            fill(paper, bubble, sheet, chance)
    cv2.imwrite(str(tmp_path / "swapped.png"), taken(paper, Camera(dpi=150), chance))
    done = run(printed.course, "grade", str(tmp_path / "swapped.png"))
    assert "swapped.png: circles of other forms than A are filled in" in done.stderr
