"""The course's tests in print: the same questions in orders of their own, each once on paper, answer sheet and key."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.markup import plain_text
from coursewright.project.assessments import exam_named
from coursewright.project.load import load_projects
from coursewright.quiz.assessment.answer_sheet import BUBBLE, HEIGHT, WIDTH, AnswerPage, AnswerSheet, as_json
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.paper import paper_exam, paper_key, right_text
from coursewright.quiz.assessment.printed import PrintedForm, forms_alike, printed_form
from coursewright.quiz.assessment.sheet_plan import LEFTS, plan_answer_sheet
from coursewright.quiz.assessment.sheet_plan import WIDTH as COLUMN
from coursewright.quiz.kinds import kind_of
from tests.tiny import ROOT

TESTS = ("pre-test", "post-test", "certification")
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def exams() -> dict[tuple[str, str], Exam]:
    """The course's own assessments, by language and id."""
    projects = load_projects(ROOT, IssueLog())
    found = {(row, name): exam_named(name, projects[row]) for row, name in product(LANGUAGES, TESTS)}
    return {key: exam for key, exam in found.items() if exam is not None}


def names_of(form: PrintedForm) -> list[str]:
    return [row.entry.sheet.name for row in form.asked]


@pytest.mark.parametrize(("language", "name"), [*product(LANGUAGES, TESTS)])
def test_every_question_stands_once_in_each_form(
    exams: dict[tuple[str, str], Exam], language: str, name: str
) -> None:
    exam = exams[language, name]
    for letter in "AB":
        form = printed_form(exam, letter)
        asked = exam.form(letter) or exam.form("A") or ()
        assert Counter(names_of(form)) == Counter(entry.sheet.name for entry in asked)
        assert [row.number for row in form.asked] == list(range(1, len(asked) + 1))
        sheet = plan_answer_sheet(form, "AB")
        rows = Counter(
            (bubble.question, bubble.row, bubble.value)
            for page in sheet.pages
            for bubble in page.bubbles
            if bubble.question
        )
        assert set(rows.values()) == {1}
        wanted = {(row.entry.sheet.name, one.name) for row in form.asked for one in row.rows}
        assert wanted == {
            (one.question, one.row)
            for page in sheet.pages
            for one in (*page.bubbles, *page.boxes, *page.lines)
            if one.question
        }


def test_forms_of_one_test_have_the_same_questions_in_other_orders(
    exams: dict[tuple[str, str], Exam],
) -> None:
    first, second = (printed_form(exams["zh", "post-test"], letter) for letter in "AB")
    assert names_of(first) != names_of(second)
    assert sorted(names_of(first)) == sorted(names_of(second))
    assert len(first.asked) == 30
    assert len(list(forms_alike([first, second]))) == 1
    options = [
        [choice.value for choice in row.rows[0].choices]
        for form in (first, second)
        for row in sorted(form.asked, key=lambda row: row.entry.sheet.name)
        if row.entry.question.type == "single"
    ]
    half = len(options) // 2
    assert [sorted(row) for row in options[:half]] == [sorted(row) for row in options[half:]]
    assert options[:half] != options[half:]


def test_forms_of_an_exam_are_those_that_it_draws(exams: dict[tuple[str, str], Exam]) -> None:
    exam = exams["zh", "certification"]
    forms = [printed_form(exam, letter) for letter in "AL"]
    assert len(list(forms_alike(forms))) == 2
    with pytest.raises(KeyError):
        printed_form(exam, "M")
    with pytest.raises(KeyError):
        printed_form(exams["zh", "post-test"], "a")


@pytest.mark.parametrize("name", TESTS)
def test_a_form_is_the_same_in_both_languages(exams: dict[tuple[str, str], Exam], name: str) -> None:
    plans = [
        as_json(plan_answer_sheet(printed_form(exams[language, name], "B"), "AB")) for language in LANGUAGES
    ]
    spots = [
        [(one["question"], one["row"], one["value"], one["x"], one["y"]) for one in page["bubbles"]]
        for plan in plans
        for page in plan["pages"]
    ]
    half = len(spots) // 2
    assert spots[:half] == spots[half:]
    assert plans[0]["digest"] == plans[1]["digest"]


@pytest.mark.parametrize(("language", "name"), [*product(LANGUAGES, TESTS)])
def test_nothing_on_a_sheet_stands_on_something_else_or_beside_its_column(
    exams: dict[tuple[str, str], Exam], language: str, name: str
) -> None:
    for letter in "AB":
        for page in plan_answer_sheet(printed_form(exams[language, name], letter), "AB").pages:
            check_room(page)


def check_room(page: AnswerPage) -> None:
    """Bubbles and boxes keep apart; those of questions stay within the columns."""
    boxes = [(one.x, one.y, BUBBLE, BUBBLE) for one in page.bubbles]
    boxes += [(one.x, one.y, one.width, one.height) for one in page.boxes]
    for one, other in ((a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :]):
        across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
        assert across >= (one[2] + other[2]) / 2 - 0.01 or down >= (one[3] + other[3]) / 2 - 0.01, (
            one,
            other,
        )
    own = [(one.x, one.y, BUBBLE, BUBBLE) for one in page.bubbles if one.question]
    own += [(one.x, one.y, one.width, one.height) for one in page.boxes if one.question]
    for x, y, width, height in own:
        assert any(left <= x - width / 2 and x + width / 2 <= left + COLUMN for left in LEFTS)
        assert y - height / 2 > 87
        assert y + height / 2 < (240 if page.number == 1 else 268)
    assert all(line.y < 268 for line in page.lines)


def test_a_plan_says_its_measures_and_is_plain_json(exams: dict[tuple[str, str], Exam]) -> None:
    sheet = plan_answer_sheet(printed_form(exams["en", "post-test"], "B"), "AB")
    said = json.loads(json.dumps(as_json(sheet)))
    assert (said["width"], said["height"], said["bubble"], said["mark"]) == (WIDTH, HEIGHT, 5.1, 6)
    assert [(mark["x"], mark["y"], mark["hollow"]) for mark in said["corners"]] == [
        (13.5, 13.5, False), (196.5, 13.5, False), (13.5, 283.5, False), (196.5, 283.5, True)
    ]  # fmt: skip
    assert said["pages"][0]["code"].startswith("CW1 moments-that-count/post-test/B 1/")
    assert set(said["pages"][0]["bubbles"][0]) == {"question", "row", "value", "mark", "x", "y"}
    rows = [one for one in sheet.pages[0].bubbles if one.question]
    steps = {round(b.x - a.x, 6) for a, b in pairwise(rows) if a.y == b.y and b.x - a.x < 10}
    assert steps == {7.5}
    firsts = [one.y for one in rows if one.x == LEFTS[0] + 12.9]
    assert [round(b - a, 6) for a, b in pairwise(firsts)][:6] == [9, 9, 9, 9, 12, 9]


def sheet_of(exam: Exam, letter: str = "A") -> AnswerSheet:
    return plan_answer_sheet(printed_form(exam, letter), "AB")


def test_other_keys_leave_paper_and_sheet_as_they_are(exams: dict[tuple[str, str], Exam]) -> None:
    """Only the key knows what is right: turn an answer, and neither plan nor paper tells."""
    exam = exams["zh", "post-test"]
    turned = replace(
        exam, entries=tuple(replace(row, question=other_key(row.question)) for row in exam.entries)
    )
    assert any(a.key != b.key for a, b in zip(exam.entries, turned.entries, strict=True))
    assert sheet_of(exam) == sheet_of(turned)
    first, second = (paper_exam(printed_form(row, "A")) for row in (exam, turned))
    assert first == second


def other_key(question: object) -> object:
    """A choice question with the next option right; a statement turned."""
    if getattr(question, "type", "") == "single":
        options = question.options  # type: ignore[attr-defined]
        right = [option.correct for option in options]
        turned = zip(options, [*right[1:], right[0]], strict=True)
        return replace(question, options=tuple(replace(row, correct=on) for row, on in turned))  # type: ignore[type-var]
    if getattr(question, "type", "") == "true-false":
        return replace(question, answer=not question.answer)  # type: ignore[type-var,attr-defined]
    return question


def test_one_key_tells_the_answers_of_all_forms(exams: dict[tuple[str, str], Exam]) -> None:
    forms = [printed_form(exams["en", "pre-test"], letter) for letter in "ABC"]
    table = paper_key(forms, {"three-roles": 12})
    rows = table.children[2].children  # type: ignore[union-attr]
    for row, asked in zip(rows, forms[0].asked, strict=True):
        cells = [plain_text(cell) for cell in row.children]  # type: ignore[union-attr]
        same = [
            next(one for one in form.asked if one.entry.sheet.name == asked.entry.sheet.name)
            for form in forms
        ]
        assert cells[:3] == [str(one.number) for one in same]
        for cell, one in zip(cells[3:6], same, strict=True):
            assert all(right_text(line) in cell for line in one.rows)
        assert cells[8].strip(), f"{asked.entry.sheet.name} does not say why"
        assert cells[9] == ""


def test_what_is_right_on_a_sheet_is_graded_as_right(exams: dict[tuple[str, str], Exam]) -> None:
    """The black circles, read back as an answer, earn all points: sheet, key and grading mean the same."""
    for letter in "ABC":
        for row in printed_form(exams["zh", "certification"], letter).asked:
            question, sheet = row.entry.question, row.entry.sheet
            answer = answer_from(row.rows, question.type)
            if answer is None:
                continue
            grade = kind_of(question).grade(kind_of(question).key(question, sheet.token), answer)
            assert grade.got == grade.of, sheet.name


def answer_from(rows: object, kind: str) -> object:
    """An answer in the form that grading takes, from the rows' right circles."""
    right = {row.name: row.right for row in rows}  # type: ignore[attr-defined]
    if kind == "single":
        return right[""][0]
    if kind in ("multiple", "hotspot"):
        return list(right[""])
    if kind == "true-false":
        return right[""] == ("true",)
    if kind == "order":
        return [values[0] for values in right.values()]
    if kind in ("match", "categorise"):
        return {name: values[0] for name, values in right.items()}
    if kind == "dialogue":
        return [[name, values[0]] for name, values in right.items() if values]
    if kind == "numeric":
        return {row.name: row.text for row in rows}  # type: ignore[attr-defined]
    return None
