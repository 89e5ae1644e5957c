"""Answer sheets read back: what was filled in, and never a guess."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from numpy.random import Generator

from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet
from coursewright.quiz.assessment.printed import PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet
from coursewright.quiz.kinds import kind_of
from coursewright.scan.answers import Paper, answer_of, hand_in_of, many_of, open_rows
from coursewright.scan.doubts import READ, is_of_another, mark_of
from coursewright.scan.files import read_pictures
from coursewright.scan.papers import ScannedPage, Sheets, falls, papers_of, read_scan, stacks_of
from coursewright.scan.picture import BadPicture, find_code
from coursewright.scan.reading import PageReading, read_page
from tests.quiz.assessment.exam_course import exam_called, load, write_exam_course
from tests.tiny import ROOT, run

from .documents import locked_pdf, pdf_of
from .drawn import (
    FINE,
    Camera,
    Filled,
    Picture,
    blank,
    fill,
    filled_in,
    phone,
    rub_out,
    scanner,
    stray,
    taken,
)

CLEAN = Camera(dpi=200)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course with an exam."""
    return write_exam_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def form(course: Path) -> PrintedForm:
    """The exam's first form, in English."""
    return printed_form(exam_called("exam", load(course)[0]["en"]), "A")


@pytest.fixture(scope="module")
def sheet(form: PrintedForm) -> AnswerSheet:
    """Its answer sheet."""
    return plan_answer_sheet(form, ["A", "B"])


def read(picture: Picture, sheet: AnswerSheet, page: AnswerPage, form: PrintedForm) -> PageReading:
    """A page as it is read from a picture."""
    return read_page(picture, find_code(picture, "CW1 "), sheet, page, many_of(form))


def compared(reading: PageReading, filled: Filled) -> tuple[int, int, list[object]]:
    """Rows that were read rightly, rows in doubt, and rows that were read wrongly without a word."""
    right, doubt, wrong = 0, 0, []
    for row in reading.rows:
        wanted = filled.get((row.question, row.row))
        if wanted is None:
            continue
        if row.state == "doubt":
            doubt += 1
        elif row.values == wanted:
            right += 1
        else:
            wrong.append((row.question, row.row, wanted, row.values))
    return right, doubt, wrong


@pytest.mark.slow
@pytest.mark.parametrize(("make", "seeds"), [(scanner, range(6)), (phone, range(100, 112))])
def test_clean_scans_and_photographs_are_read_as_they_were_filled_in(
    sheet: AnswerSheet, form: PrintedForm, make: object, seeds: range
) -> None:
    right, doubt = 0, 0
    for seed in seeds:
        chance = np.random.default_rng(seed)
        for page in sheet.pages:
            paper, filled = filled_in(sheet, page, many_of(form), chance)
            picture = taken(paper, make(chance), chance)  # type: ignore[operator]
            good, open_, wrong = compared(read(picture, sheet, page, form), filled)
            assert wrong == [], seed
            right, doubt = right + good, doubt + open_
    assert right > 40
    assert doubt <= (0 if make is scanner else 0.005 * right)


@pytest.mark.slow
def test_rubbed_out_marks_and_stray_lines_are_never_read_wrongly_without_a_flag(
    sheet: AnswerSheet, form: PrintedForm
) -> None:
    doubts = 0
    for seed in range(200, 210):
        chance = np.random.default_rng(seed)
        page = sheet.pages[0]
        paper, filled = filled_in(sheet, page, many_of(form), chance)
        spoil(paper, sheet, page, filled, chance)
        _, doubt, wrong = compared(read(taken(paper, phone(chance), chance), sheet, page, form), filled)
        assert wrong == [], seed
        doubts += doubt
    assert doubts > 0


def spoil(paper: Picture, sheet: AnswerSheet, page: AnswerPage, filled: Filled, chance: Generator) -> None:
    """Rub some marks out, and draw a line across the page."""
    for bubble in page.bubbles:
        if (
            bubble.question
            and bubble.value not in filled[bubble.question, bubble.row]
            and chance.random() < 0.05
        ):
            rub_out(paper, bubble, sheet, chance)
    stray(paper, chance)


def picture_of(sheet: AnswerSheet, marks: dict[str, str]) -> Picture:
    """The first page with the circles of some rows filled in: signs by question."""
    chance = np.random.default_rng(1)
    page = sheet.pages[0]
    paper = blank(sheet, page)
    for bubble in page.bubbles:
        if bubble.mark in marks.get(bubble.question, ""):
            fill(paper, bubble, sheet, chance)
    return taken(paper, CLEAN, chance)


def singles(form: PrintedForm) -> list[str]:
    """Questions with one right choice."""
    return [row.entry.sheet.name for row in form.asked if row.entry.question.type == "single"]


def test_two_circles_where_one_may_be_are_in_doubt(sheet: AnswerSheet, form: PrintedForm) -> None:
    name = singles(form)[0]
    rows = read(picture_of(sheet, {name: "AB"}), sheet, sheet.pages[0], form).rows
    assert {row.question: row.why for row in rows if row.state == "doubt"} == {name: "several"}


Stroke = tuple[tuple[float, float], ...]
"""Where a pen goes, in millimetres from the middle of a circle."""
ROUND = np.linspace(0, 2 * np.pi, 40)
CROSSED: tuple[Stroke, ...] = (((-2.9, -2.9), (2.9, 2.9)), ((2.9, -2.9), (-2.9, 2.9)))
DRAWN: dict[str, tuple[bool, tuple[Stroke, ...]]] = {
    "tick": (False, (((-1.6, 0), (-0.5, 1.4), (2.2, -2.2)),)),
    "stroke": (False, (((-1.8, 1.8), (1.8, -1.8)),)),
    "dash": (False, (((-1.7, 0), (1.7, 0)),)),
    "dot": (False, (((-0.4, 0), (0.4, 0)), ((0, -0.4), (0, 0.4)), ((-0.3, -0.3), (0.3, 0.3)))),
    "ring": (False, (tuple(zip(3.3 * np.cos(ROUND), 3.3 * np.sin(ROUND), strict=True)),)),
    "line drawn anew": (False, (tuple(zip(2.6 * np.cos(ROUND), 2.6 * np.sin(ROUND), strict=True)),)),
    "tick below": (False, (((-0.4, 4), (0.6, 5.4), (2.2, 3)),)),
    "crossed out": (True, CROSSED),
    "crossed out, empty": (False, CROSSED),
    "struck out": (True, (((-3.4, 3.4), (3.4, -3.4)),)),
    "struck out flat": (True, (((-4.6, 0), (4.6, 0)),)),
}
"""What people draw at a circle, and whether they filled it before."""


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_at_a_circle_is_in_doubt_and_never_read_as_filled_or_empty(
    sheet: AnswerSheet, name: str, dpi: int
) -> None:
    filled, strokes = DRAWN[name]
    chance = np.random.default_rng(1)
    page = sheet.pages[0]
    bubble = next(bubble for bubble in page.bubbles if bubble.question and bubble.mark == "B")
    paper = blank(sheet, page)
    if filled:
        fill(paper, bubble, sheet, chance)
    for stroke in strokes:
        spots = [(round((bubble.x + x) * FINE), round((bubble.y + y) * FINE)) for x, y in stroke]
        cv2.polylines(paper, [np.array(spots, np.int32)], False, 60, round(0.3 * FINE), cv2.LINE_AA)
    picture = taken(paper, Camera(dpi=dpi, quality=40), chance)
    for many in (frozenset[str](), frozenset([bubble.question])):
        rows = read_page(picture, find_code(picture, "CW1 "), sheet, page, many).rows
        assert bubble.question in {row.question for row in rows if row.state == "doubt"}


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("off", [(0.0, 0.0), (0.9, 0.0), (-0.9, 0.3), (0.0, 1.0)])
def test_who_fills_beyond_the_line_has_filled_that_circle_and_no_other(
    sheet: AnswerSheet, off: tuple[float, float], dpi: int
) -> None:
    page = sheet.pages[0]
    chosen = [bubble for bubble in page.bubbles if bubble.question and bubble.mark == "B"]
    paper = blank(sheet, page)
    for bubble in chosen:
        spot = (round((bubble.x + off[0]) * FINE), round((bubble.y + off[1]) * FINE))
        cv2.circle(paper, spot, round(1.25 * sheet.bubble / 2 * FINE), 60, -1, cv2.LINE_AA)
    picture = taken(paper, Camera(dpi=dpi, quality=40), np.random.default_rng(1))
    rows = read_page(picture, find_code(picture, "CW1 "), sheet, page, frozenset()).rows
    found = {(row.question, row.row): (row.values, row.why) for row in rows}
    assert len(chosen) > 3
    assert {place: found[place] for place in [(bubble.question, bubble.row) for bubble in chosen]} == {
        (bubble.question, bubble.row): ((bubble.value,), "") for bubble in chosen
    }


def test_another_form_than_the_code_says_is_in_doubt(sheet: AnswerSheet, form: PrintedForm) -> None:
    chance = np.random.default_rng(1)
    paper = blank(sheet, sheet.pages[0])
    for bubble in sheet.pages[0].bubbles:
        if not bubble.question and bubble.value == "B":
            fill(paper, bubble, sheet, chance)
    rows = read(taken(paper, CLEAN, chance), sheet, sheet.pages[0], form).rows
    assert [row.why for row in rows if not row.question and row.state == "doubt"] == ["form"]


def test_what_is_decided_is_taken_and_nothing_else_is_guessed(sheet: AnswerSheet, form: PrintedForm) -> None:
    name = singles(form)[0]
    reading = read(picture_of(sheet, {name: "AB"}), sheet, sheet.pages[0], form)
    paper = Paper(form=form, name="p1", pages=(reading,))
    row = next(asked.rows[0] for asked in form.asked if asked.entry.sheet.name == name)
    assert [doubt.question for doubt in open_rows(paper, {})] == [name]
    assert name not in hand_in_of(paper, "Lin", {}, "1")["answers"]
    decided = {(name, row.name): "B"}
    assert open_rows(paper, decided) == ()
    answer = hand_in_of(paper, "Lin", decided, "1")["answers"][name]["a"]
    assert answer == next(choice.value for choice in row.choices if choice.mark == "B")


def test_what_was_decided_of_a_paper_is_of_no_other_one_with_the_same_answers(
    sheet: AnswerSheet, form: PrintedForm
) -> None:
    reading = read(picture_of(sheet, {}), sheet, sheet.pages[0], form)
    lin, wu = (
        Paper(form=form, name="p1", pages=(replace(reading, name=name),))
        for name in (reading.name, np.flipud(reading.name))
    )
    said = {"name/": "Lin", READ: mark_of(lin)}
    assert (is_of_another(lin, said), is_of_another(wu, said)) == (False, True)
    assert not is_of_another(wu, {"name/": "Lin"}), "a table that says of no mark is taken as it is"
    assert not is_of_another(wu, {READ: mark_of(lin)}), "nothing was decided"


def test_a_conversation_is_walked_by_the_circles_of_its_steps_and_no_others(form: PrintedForm) -> None:
    asked = next(row for row in form.asked if row.entry.question.type == "dialogue")
    decided = {(asked.entry.sheet.name, row.name): row.choices[0].mark for row in asked.rows}
    kind = kind_of(asked.entry.question)
    answer = answer_of(asked, {}, decided)
    assert [step for step, _ in answer] == [row.name for row in asked.rows]
    grade = kind.grade(asked.entry.key, answer)
    assert grade.got == grade.of > 0
    first = {place: said for place, said in decided.items() if place[1] == asked.rows[0].name}
    assert answer_of(asked, {}, first) == answer[:1]
    last = {place: said for place, said in decided.items() if place[1] == asked.rows[-1].name}
    assert answer_of(asked, {}, last) is None


@pytest.mark.parametrize("cut", ["corners", "code", "nothing there"])
def test_a_picture_without_a_whole_sheet_is_refused_with_a_sentence(
    sheet: AnswerSheet, form: PrintedForm, cut: str
) -> None:
    picture = picture_of(sheet, {})
    height, width = picture.shape
    if cut == "corners":
        picture = picture[:, : round(width * 0.92)][: round(height * 0.8)]
    elif cut == "code":
        picture = picture[round(height * 0.3) :]
    else:
        picture = np.full((800, 600), 255, np.uint8)
    with pytest.raises(BadPicture, match=r"corners|code"):
        read(picture, sheet, sheet.pages[0], form)


def test_a_file_that_is_no_picture_is_said_so(tmp_path: Path) -> None:
    for name, content in (("a.png", b""), ("b.jpg", b"not a picture")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadPicture, match="no picture"):
            read_pictures(tmp_path / name)


def test_a_pdf_is_read_page_by_page(
    sheet: AnswerSheet, form: PrintedForm, course: Path, tmp_path: Path
) -> None:
    page = sheet.pages[0]
    clean = picture_of(sheet, {})
    scans = [clean, np.full((800, 600), 255, np.uint8), np.ascontiguousarray(np.rot90(clean))]
    (tmp_path / "class.pdf").write_bytes(pdf_of(scans))
    pictures = read_pictures(tmp_path / "class.pdf")
    assert pictures.count == 3
    readings = [read(pictures.picture(at), sheet, page, form) for at in (0, 2)]
    wanted = read(clean, sheet, page, form)
    for reading in readings:
        assert [(row.state, row.values) for row in reading.rows] == [
            (row.state, row.values) for row in wanted.rows
        ]
    done = run(course, "grade", str(tmp_path / "class.pdf"), "--format", "json")
    assert done.returncode == 1
    assert f"{tmp_path / 'class.pdf'}: 1 blank page is left out: 2." in done.stderr
    assert len(json.loads(done.stdout)) >= 1


def test_backs_are_told_once_and_hand_ins_of_an_earlier_run_are_put_away(
    sheet: AnswerSheet, course: Path, tmp_path: Path
) -> None:
    clean, back = picture_of(sheet, {}), np.full((1200, 850), 250, np.uint8)
    back[300:304, 300:303] = 90  # dust
    stacks = {"sides": [clean, back, clean, back], "odd": [clean, back, back, clean, clean]}
    for name, scans in stacks.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf_of(scans))
    cv2.imwrite(str(tmp_path / "alone.png"), back)
    done = run(course, "grade", str(tmp_path / "sides.pdf"))
    assert done.returncode == 0
    assert done.stderr.count("blank") == 1
    assert f"{tmp_path / 'sides.pdf'}: 2 blank pages are left out: 2, 4." in done.stderr
    other = run(course, "grade", str(tmp_path / "odd.pdf"), str(tmp_path / "alone.png"))
    assert other.returncode == 1
    assert "odd.pdf: 2 blank pages are left out: 2, 3." in other.stderr
    assert f"1 blank page is left out: {tmp_path / 'alone.png'}." in other.stderr
    assert "of earlier runs are in grading/hand-ins-before now." in other.stderr
    kept, now = (
        {file.name for file in (course / "grading" / name).iterdir()}
        for name in ("hand-ins-before", "hand-ins")
    )
    assert {"sides.json", "sides-2.json"} <= kept
    assert now == {"odd.json", "odd-2.json", "odd-3.json"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (locked_pdf(), "password"),
        (pdf_of([np.full((80, 60), 255, np.uint8)])[:300], "damaged"),
    ],
    ids=["empty", "nothing in it", "locked", "cut off"],
)
def test_a_pdf_that_cannot_be_read_is_told_with_a_cure(content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(content)
    with pytest.raises(BadPicture, match=why):
        read_pictures(tmp_path / "scan.pdf")


def test_a_page_as_large_as_a_wall_is_drawn_small(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(14_000, 7_000))
        pdf.save(tmp_path / "wall.pdf")
    height, width = read_pictures(tmp_path / "wall.pdf").picture(0).shape
    assert (height, width) == (1800, 3600)


PAPERS = json.loads((ROOT / "tests/cases/scan/papers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PAPERS, ids=lambda case: case["name"])
def test_pages_of_one_person_become_a_paper_and_never_those_of_two(
    case: dict[str, str | int], form: PrintedForm
) -> None:
    pages: list[ScannedPage] = []
    refused = documents = 0
    for sign in str(case["taken"]).split():
        if sign in "?/":
            refused += sign == "?"
            documents += sign == "/"
            continue
        reading = PageReading(number=int(sign), rows=(), name=np.zeros((1, 1), np.uint8))
        page = ScannedPage(
            file=Path(f"{len(pages)}.png"), form=form, of=int(case["of"]), reading=reading, refused=refused,
            stack=Path(f"{documents}.pdf") if "/" in str(case["taken"]) else None,
        )  # fmt: skip
        pages.append(page)
        refused = 0
    assert any(map(falls, stacks_of(pages))) == ("from its end" in str(case["name"]))
    found = [sorted(page.number for page in paper.pages) for paper, _, _ in papers_of(pages)]
    assert found == [sorted(map(int, own.split())) for own in str(case["papers"]).split(" | ")]


def test_two_sheets_in_one_picture_are_refused_and_a_paper_beside_a_sheet_is_not(
    sheet: AnswerSheet, form: PrintedForm
) -> None:
    picture = picture_of(sheet, {})
    sheets = Sheets({("exam", "en"): form.exam}, "exam-case")
    with pytest.raises(BadPicture, match="more than one answer sheet"):
        read_scan(np.hstack([picture, picture]), Path("two.png"), sheets)
    head, name, *_ = sheet.pages[0].code.split()
    questions = blank(sheet, replace(sheet.pages[0], code=f"{head} {name} 0 en {form.mark}"))
    both = np.hstack([questions, blank(sheet, sheet.pages[0])])
    small = np.asarray(cv2.resize(both, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), np.uint8)
    assert read_scan(small, Path("beside.png"), sheets).reading.number == 1


@pytest.mark.slow
def test_scans_are_graded_and_what_is_in_doubt_is_asked(
    course: Path, sheet: AnswerSheet, form: PrintedForm, tmp_path: Path
) -> None:
    right = {
        asked.entry.sheet.name: "".join(
            choice.mark for row in asked.rows for choice in row.choices if choice.value in row.right
        )
        for asked in form.asked
        if asked.entry.question.type in ("single", "multiple", "true-false")
    }
    first, second = picture_of(sheet, right), picture_of(sheet, right | {singles(form)[0]: "AB"})
    (tmp_path / "scans").mkdir()
    for name, picture in (("a.png", first), ("b.png", second)):
        cv2.imwrite(str(tmp_path / "scans" / name), picture)
    done = run(course, "grade", "--format", "json", str(tmp_path / "scans"))
    assert done.returncode == 0, done.stderr
    assert "1 row is to be decided by people" in done.stderr
    table = course / "grading" / "decide.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    asked = [row for row in rows if row["why"] == "several"]
    assert [row["paper"] for row in asked] == ["b"]
    assert (course / "grading" / "pictures" / f"b-{asked[0]['number']}-1.png").is_file()
    text = table.read_text(encoding="utf-8-sig")
    whole = ",".join(asked[0].values())
    table.write_text(
        text.replace(whole, f"{whole[:-1] if whole.endswith(',,') else whole}{right[singles(form)[0]]}"),
        encoding="utf-8",
        newline="\n",
    )
    before = {row["name"]: row["points"] for row in json.loads(done.stdout)}
    again = run(course, "grade", "--format", "json", str(tmp_path / "scans"))
    after = {row["name"]: row["points"] for row in json.loads(again.stdout)}
    assert before["b"] != after["b"] == after["a"] == before["a"]

    # Another class comes under the names of the same scanner.
    cv2.imwrite(str(tmp_path / "scans" / "b.png"), picture_of(sheet, {singles(form)[0]: "AB"}))
    other = run(course, "grade", "--format", "json", str(tmp_path / "scans"))
    assert "what was decided of 'b' was decided of another paper and is not used" in other.stderr
    assert "1 row is to be decided by people" in other.stderr
    assert {row["name"]: row["points"] for row in json.loads(other.stdout)}["b"] == "0"
    kept = (course / "grading" / "decide-before.csv").read_text(encoding="utf-8-sig")
    assert kept.count(right[singles(form)[0]]) >= 1
    settled = run(course, "grade", "--format", "json", str(tmp_path / "scans"))
    assert "another paper" not in settled.stderr
