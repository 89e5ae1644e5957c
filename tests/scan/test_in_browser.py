"""Photographs read by pages: the same verdicts as the reader in Python has, and the same hand-ins."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.random import Generator

from coursewright.base.issues import IssueLog
from coursewright.project.assessments import assessments_of, exam_of
from coursewright.project.load import load_projects
from coursewright.quiz.assessment.printed import Asked, PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet
from coursewright.scan.answers import answer_of, many_of
from coursewright.scan.picture import BadPicture, find_code
from coursewright.scan.reading import RowReading, read_page
from coursewright.trainer.answer_sheets import sheets_contents, sheets_script
from tests.quiz.assessment.exam_course import exam_called, full_bank, load, write_exam_course
from tests.tiny import ROOT

from .drawn import Camera, Picture, cross_out, filled_in, phone, rub_out, scanner, stray, taken
from .in_browser import Rows, bundled, read_in_browser, run_in_node, write_picture
from .printed import on_letter

SEEDS = range(300, 324)
WAYS = ("scan", "photograph", "letter", "spoiled")
EXAM = """\
  - id: exam
    title: {zh: 认证考试, en: Certification exam}
    pass: 80
    minutes: 30
    feedback: after
    forms: 2
    levels: [remember, apply]
    cells:
      - {module: one, counts: [13, 12]}
      - {module: two, counts: [13, 12]}
    kinds:
      - {type: single, count: 46, points: 1}
      - {type: blanks, count: 4, points: 2}
    scenario: {from: exam, count: 1, points: 9, min: 3}
    retake: {days: 0, times: 1}
"""
CLEAN = Camera(dpi=200)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose exam fills sheets of two pages."""
    return write_exam_course(tmp_path_factory.mktemp("course"), assessments=EXAM, batches=full_bank(45))


@pytest.fixture(scope="module")
def sheets(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pages know of its sheets."""
    file = tmp_path_factory.mktemp("sheets") / "sheets.js"
    file.write_text(sheets_script(load(course)[0]), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reader of pages, for Node."""
    return bundled(tmp_path_factory.mktemp("reader"), "read.mjs")


def forms(course: Path) -> list[PrintedForm]:
    """The forms in both languages."""
    known = load(course)[0]
    return [
        printed_form(exam_called("exam", known[language]), name) for language in ("en", "zh") for name in "AB"
    ]


def photographed(way: str, seed: int, form: PrintedForm) -> tuple[Picture, Rows]:
    """A page that somebody filled in, as a picture; what the reader in Python says of it, nothing if it refuses."""
    chance = np.random.default_rng(seed)
    sheet = plan_answer_sheet(form, ["A", "B"])
    page = sheet.pages[seed % len(sheet.pages)]
    paper, filled = filled_in(sheet, page, many_of(form), chance)
    if way == "spoiled":
        for bubble in page.bubbles:
            if bubble.value not in filled[bubble.question, bubble.row] and chance.random() < 0.05:
                rub_out(paper, bubble, sheet, chance)
            elif chance.random() < 0.04:
                cross_out(paper, bubble)
        stray(paper, chance)
        for line in page.lines[:1]:
            place = round((line.x + 5) * 12), round((line.y - 2) * 12)
            cv2.putText(paper, "seven", place, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2, 40, 5, cv2.LINE_AA)
    camera = scanner(chance) if way in ("scan", "letter") else phone(chance)
    picture = taken(on_letter(paper) if way == "letter" else paper, camera, chance)
    try:
        read = read_page(picture, find_code(picture, "CW1 "), sheet, page, many_of(form))
    except BadPicture:
        return picture, {}
    return picture, {(row.question, row.row): (row.why, row.values) for row in read.rows}


@pytest.mark.slow
def test_pages_say_the_same_of_the_same_pictures(
    course: Path, sheets: Path, reader: Path, tmp_path: Path
) -> None:
    wanted = {}
    own = forms(course)
    for turn, seed in enumerate(SEEDS):
        picture, rows = photographed(WAYS[turn % len(WAYS)], seed, own[turn % len(own)])
        write_picture(tmp_path, str(seed), picture)
        wanted[str(seed)] = rows
    found = read_in_browser(reader, sheets, tmp_path)
    assert {name: row.rows for name, row in found.items()} == wanted
    doubts = {why for rows in wanted.values() for why, _ in rows.values()}
    assert {"", "faint", "beside", "written"} <= doubts


def bad_pictures(course: Path) -> Iterator[tuple[str, Picture]]:
    """Pictures of which no page is read, by the reason."""
    form = forms(course)[0]
    chance = np.random.default_rng(1)
    sheet = plan_answer_sheet(form, ["A", "B"])
    paper, _ = filled_in(sheet, sheet.pages[0], many_of(form), chance)
    good = taken(paper, CLEAN, chance)
    height, width = good.shape
    yield "corners", good[: round(height * 0.75)]
    yield "code", good[round(height * 0.3) :]
    yield "small", taken(paper, Camera(dpi=90), chance)
    yield "blurred", np.asarray(cv2.GaussianBlur(good, (0, 0), 12), np.uint8)
    yield "both", np.hstack([good, good])
    yield "blank", np.full((height, width), 220, np.uint8)
    holes = np.full((height, width), 245, np.uint8)
    for y in (0.36, 0.64):
        cv2.circle(holes, (round(0.045 * width), round(y * height)), round(0.012 * width), 30, -1)
    yield "blank ", holes
    noted = holes.copy()
    cv2.putText(noted, "see over", (400, 400), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2, 60, 4, cv2.LINE_AA)
    yield "code ", noted


@pytest.mark.slow
def test_pictures_without_a_sheet_are_refused_with_the_reason(
    course: Path, sheets: Path, reader: Path, tmp_path: Path
) -> None:
    for why, picture in bad_pictures(course):
        write_picture(tmp_path, why, picture)
    found = read_in_browser(reader, sheets, tmp_path)
    assert {name: row.why for name, row in found.items()} == {name: name.strip() for name in found}


@pytest.mark.slow
def test_a_sheet_may_lie_any_way_and_one_of_its_squares_may_be_missing(
    course: Path, sheets: Path, reader: Path, tmp_path: Path
) -> None:
    form = forms(course)[0]
    chance = np.random.default_rng(2)
    sheet = plan_answer_sheet(form, ["A", "B"])
    paper, filled = filled_in(sheet, sheet.pages[0], many_of(form), chance)
    picture = taken(paper, CLEAN, chance)
    for turn in range(4):
        write_picture(tmp_path, f"turned {90 * turn}", np.ascontiguousarray(np.rot90(picture, turn)))
    hidden = paper.copy()
    hidden[-300:, :300] = 255
    write_picture(tmp_path, "three squares", taken(hidden, CLEAN, chance))
    found = read_in_browser(reader, sheets, tmp_path)
    assert len(found) == 5
    for name, read in found.items():
        chosen = {place: values for place, (_, values) in read.rows.items() if place in filled}
        assert chosen == filled, name


def test_what_pages_know_of_sheets_tells_no_key(course: Path, sheets: Path) -> None:
    text = sheets.read_text(encoding="utf-8")
    for form in forms(course):
        texts = [row.text for asked in form.asked for row in asked.rows if row.text]
        assert texts
        assert not [word for word in texts if word in text]


def filled_rows(asked: Asked, chance: Generator) -> dict[str, tuple[str, ...]]:
    """Values of some rows of a question, by the name of the row."""
    rows = {}
    for row in asked.rows:
        if chance.random() < 0.8:
            values = [choice.value for choice in row.choices] or ["7", "seven"]
            count = int(chance.integers(1, len(values) + 1)) if row.many else 1
            rows[row.name] = tuple(values[int(at)] for at in sorted(chance.permutation(len(values))[:count]))
    return rows


@pytest.mark.slow
def test_rows_of_every_kind_become_the_same_answers(tmp_path: Path) -> None:
    projects = load_projects(ROOT, IssueLog())
    contents = sheets_contents(projects)
    known: dict[tuple[str, ...], dict[str, object]] = {
        (form["assessment"], form["language"], form["form"]): {row["question"]: row for row in form["asked"]}
        for form in contents["forms"]  # type: ignore[attr-defined]
    }
    chance = np.random.default_rng(5)
    cases, wanted, kinds = [], [], set()
    for language, project in projects.items():
        for row in assessments_of(project):
            form = printed_form(exam_of(row, project), "A")
            for asked in (asked for asked in form.asked if asked.rows):
                rows = filled_rows(asked, chance)
                name = asked.entry.sheet.name
                shown = known[row.id, language, "A"][name]
                cases.append([shown, list(rows.items()), asked.entry.key])
                wanted.append(answer_of(asked, readings(name, rows), {}))
                kinds.add(asked.entry.question.type)
    assert len(kinds) >= 8
    answers = run_in_node(bundled(tmp_path, "answers.mjs"), text=json.dumps(cases))
    assert json.loads(answers) == json.loads(json.dumps(wanted))


def readings(question: str, rows: Mapping[str, tuple[str, ...]]) -> Mapping[tuple[str, str], RowReading]:
    """Rows as they are read where nothing is in doubt."""
    none = np.zeros((1, 1), np.uint8)
    return {
        (question, row): RowReading(
            question=question, row=row, state="answered", values=values, why="", picture=none
        )
        for row, values in rows.items()
    }
