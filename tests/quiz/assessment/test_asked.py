"""A bank that was edited after a hand-in: what is the same is graded, all else is refused or said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursewright.quiz.assessment.asked import notes_on
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.hand_in import BadHandIn, grade_hand_in, load_hand_in
from tests.quiz.assessment.exam_course import EXAM, exam_called, load, write_exam_course
from tests.quiz.assessment.test_hand_in import hand_in, sealed

Edit = Callable[[Path, str, str], None]


def exams_of(root: Path) -> dict[str, Exam]:
    """The exam of the course in a folder, in both languages."""
    return {language: exam_called("exam", project) for language, project in load(root)[0].items()}


@pytest.fixture(params=["browser", "trainer"])
def course(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The small course, graded by the browser or by the trainer."""
    way = {"browser": EXAM, "trainer": EXAM.replace("feedback: after", "grading: trainer")}
    return write_exam_course(tmp_path, assessments=way[request.param])


def change(root: Path, old: str, new: str, *, count: int = -1) -> None:
    """Change the bank in both languages."""
    for language in ("zh", "en"):
        file = root / f"quizzes/{language}/assessments/exam.yml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, count), encoding="utf-8", newline="\n")


def asked_single(exams: dict[str, Exam]) -> str:
    """The id of a single choice question that form A asks."""
    form = exams["zh"].form("A") or ()
    return next(entry.question.id for entry in form if entry.question.type == "single")


def block(root: Path, name: str) -> str:
    """A question's lines in the Chinese bank, without its prompt."""
    text = (root / "quizzes/zh/assessments/exam.yml").read_text(encoding="utf-8")
    return text.partition(f"  - id: {name}\n")[2].partition("  - id: ")[0]


def grade(values: dict[str, Any], exams: dict[str, Exam]) -> tuple[int, tuple[str, ...]]:
    """Percent, and what is said."""
    found = load_hand_in(json.dumps(values))
    return grade_hand_in(found, exams).whole.percent, notes_on(found, exams["zh"])


def test_an_unchanged_bank_is_graded_without_a_word(course: Path) -> None:
    exams = exams_of(course)
    assert grade(hand_in(exams["zh"]), exams) == (100, ())


def test_another_letter_of_an_exam_of_one_form_asks_the_same(tmp_path: Path) -> None:
    exams = exams_of(write_exam_course(tmp_path, assessments=EXAM.replace("forms: 3", "forms: 1")))
    values = {**hand_in(exams["zh"]), "form": "B"}
    assert grade(sealed({key: value for key, value in values.items() if key != "check"}), exams) == (100, ())


def test_new_words_are_no_edit(course: Path) -> None:
    values = hand_in(exams_of(course)["zh"])
    change(course, "prompt: ", "prompt: NEW ")
    change(course, "why: ", "why: NEW ")
    assert grade(values, exams_of(course)) == (100, ())


def test_another_id_of_an_option_is_refused(course: Path) -> None:
    exams = exams_of(course)
    values = hand_in(exams["zh"])
    change(course, "{id: x,", "{id: z,")
    with pytest.raises(BadHandIn, match="the ids or the revision of 'exam#"):
        grade(values, exams_of(course))


def test_a_question_that_is_gone_is_refused_and_one_that_was_renamed_is_graded(course: Path) -> None:
    exams = exams_of(course)
    values, name = hand_in(exams["zh"]), asked_single(exams)
    change(course, f"  - id: {name}\n", "  - id: other\n")
    with pytest.raises(BadHandIn, match=f"it was asked 'exam#{name}', which the bank no longer has"):
        grade(values, exams_of(course))
    change(course, "  - id: other\n", f"  - id: other\n    formerly: [exam#{name}]\n")
    assert grade(values, exams_of(course)) == (100, ())


def test_a_new_name_leaves_the_forms_as_they_are(course: Path) -> None:
    exams = exams_of(course)
    name = asked_single(exams)
    change(course, f"  - id: {name}\n", f"  - id: other\n    formerly: [exam#{name}]\n")
    before = [
        [row.replace(f"exam#{name}", "exam#other") for row in form.questions] for form in exams["zh"].forms
    ]
    assert [list(form.questions) for form in exams_of(course)["zh"].forms] == before


def test_a_raised_revision_is_refused(course: Path) -> None:
    exams = exams_of(course)
    values, name = hand_in(exams["zh"]), asked_single(exams)
    change(course, f"  - id: {name}\n", f"  - id: {name}\n    revision: 2\n")
    with pytest.raises(BadHandIn, match=f"the revision of 'exam#{name}' were edited"):
        grade(values, exams_of(course))


def test_a_question_that_was_added_changes_the_forms_and_what_was_asked_is_graded(course: Path) -> None:
    exams = exams_of(course)
    values = hand_in(exams["zh"])
    name = asked_single(exams)
    for language in ("zh", "en"):
        file = course / f"quizzes/{language}/assessments/exam.yml"
        text = file.read_text(encoding="utf-8")
        lines = text.partition(f"  - id: {name}\n")[2].partition("  - id: ")[0]
        more = "".join(f"  - id: more-{number}\n{lines}" for number in range(9))
        file.write_text(text + more, encoding="utf-8", newline="\n")
    percent, notes = grade(values, exams_of(course))
    assert percent == 100
    assert notes == ("form A asks other questions today; it was graded by those that it was asked.",)


def test_a_key_that_was_edited_is_graded_anew_and_said_where_the_page_knew_it(course: Path) -> None:
    exams = exams_of(course)
    values, name = hand_in(exams["zh"]), asked_single(exams)
    lines = block(course, name).splitlines()[-2:]
    for language in ("zh", "en"):
        file = course / f"quizzes/{language}/assessments/exam.yml"
        text = file.read_text(encoding="utf-8")
        head, mark, rest = text.partition(f"  - id: {name}\n")
        own, next_mark, tail = rest.partition("  - id: ")
        mended = own.replace("correct: true, ", "")
        right = "y" if "correct" in lines[0] else "x"
        which = mended.partition(f"{{id: {right}, ")
        mended = f"{which[0]}{which[1]}correct: true, {which[2]}"
        file.write_text(head + mark + mended + next_mark + tail, encoding="utf-8", newline="\n")
    percent, notes = grade(values, exams_of(course))
    assert percent < 100
    told = (f"the key of 'exam#{name}' was edited after it was handed in; it was graded by today's.",)
    assert notes == (told if exams["zh"].grading == "browser" else ())


def test_a_file_of_an_older_page_is_graded_with_a_warning_unless_its_ids_are_gone(course: Path) -> None:
    exams = exams_of(course)
    values = {key: value for key, value in hand_in(exams["zh"]).items() if key not in ("asked", "keys")}
    percent, notes = grade(sealed(values), exams)
    assert percent == 100
    assert [note.partition(",")[0] for note in notes] == ["an older page saved it"]
    change(course, "{id: x,", "{id: z,")
    with pytest.raises(BadHandIn, match="is none that the bank has"):
        grade(sealed(values), exams_of(course))


def test_a_shape_tells_no_key(course: Path) -> None:
    shapes = {entry.sheet.name: entry.shape for entry in exams_of(course)["zh"].entries}
    change(course, "correct: true, ", "")
    change(course, "{id: x, ", "{id: x, correct: true, ")
    assert {entry.sheet.name: entry.shape for entry in exams_of(course)["zh"].entries} == shapes
