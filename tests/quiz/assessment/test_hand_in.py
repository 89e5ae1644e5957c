"""Hand-ins are read strictly and graded by the bank of the language that each answer was given in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from coursewright.quiz.assessment.exam import Exam, digest_of
from coursewright.quiz.assessment.hand_in import BadHandIn, check_code, grade_hand_in, load_hand_in
from coursewright.quiz.assessment.score import in_points
from tests.quiz.assessment.exam_course import exam_called, load, right_answer, write_exam_course
from tests.quiz.cases import rows_of


@pytest.fixture(scope="module")
def exams(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Exam]:
    """The exam of the small course in both languages."""
    projects, told = load(write_exam_course(tmp_path_factory.mktemp("course")))
    assert told == ""
    return {language: exam_called("exam", project) for language, project in projects.items()}


def answer_of(exam: Exam, name: str, *, right: bool = True) -> Any:
    """A right or a wrong answer to a question, in tokens."""
    sheet = next(entry.sheet for entry in exam.entries if entry.sheet.name == name)
    if name.startswith("talk-"):
        replies = [("arriving", "a" if right else "b"), ("leaving", "a" if right else "b")]
        return [
            [sheet.token("node", node), sheet.token("reply", f"{node}/{reply}")] for node, reply in replies
        ]
    text = right_answer(sheet.question, exam.language)
    if "-single-" in name:
        return sheet.token("option", text if right else "xy".replace(text, ""))
    return {sheet.token("blank", "gap"): text if right else "zzz"}


def hand_in(exam: Exam, form: str = "A", wrong: int = 0, **more: object) -> dict[str, Any]:
    """A file's values; the first `wrong` answers are wrong."""
    questions = next(row.questions for row in exam.forms if row.name == form)
    entries = [entry for entry in exam.entries if entry.sheet.name in questions]
    what = {
        "asked": {entry.sheet.name: entry.shape for entry in entries},
        "keys": {entry.sheet.name: digest_of(entry.key) for entry in entries},
    }
    if exam.grading == "trainer":
        del what["keys"]
    answers = {
        name: {"a": answer_of(exam, name, right=index >= wrong), "lang": exam.language}
        for index, name in enumerate(questions)
    }
    values = {"format": "coursewright/hand-in", "v": 1, "course": "exam-case", "version": "2026.1"}
    times = {"start": 1000, "paused": 60, "handed": 1661, "n": 1}
    who = {"assessment": "exam", "form": form, "lang": exam.language, "name": "王小明"}
    return sealed({**values, **who, **times, **what, "answers": answers, **more})


def sealed(values: dict[str, Any]) -> dict[str, Any]:
    """The values with their check code."""
    return {**values, "check": check_code(values)}


def grade(values: dict[str, Any], exams: dict[str, Exam]) -> Any:
    return grade_hand_in(load_hand_in(json.dumps(values)), exams)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", "ABC")
def test_right_answers_get_all_points(exams: dict[str, Exam], language: str, form: str) -> None:
    score = grade(hand_in(exams[language], form), exams)
    assert (score.whole.percent, score.passed) == (100, True)
    assert [share.percent for share in (*score.parts, *score.scenarios)] == [100, 100, 100]


def test_wrong_and_missing_answers_get_none(exams: dict[str, Exam]) -> None:
    wrong = grade(hand_in(exams["zh"], wrong=7), exams)
    missing = grade(hand_in(exams["zh"], answers={}), exams)
    assert in_points(wrong.whole.got) == in_points(missing.whole.got) == "0"
    assert not wrong.passed


def test_answers_in_two_languages_are_each_graded_by_their_own_key(exams: dict[str, Exam]) -> None:
    values = hand_in(exams["zh"])
    english = hand_in(exams["en"])["answers"]
    gaps = [name for name in english if "-blanks-" in name]
    values["answers"].update({name: english[name] for name in gaps})
    assert gaps
    assert grade(sealed(values), exams).passed


def test_the_short_cut_of_a_scenario_leaves_out_optional_steps(exams: dict[str, Exam]) -> None:
    (talk,) = (entry for entry in exams["zh"].entries if entry.sheet.name == "talk-1#talk-1-talk")
    assert [node.id for node in talk.question.nodes] == ["arriving", "leaving"]


def test_forms_are_the_same_in_every_language(exams: dict[str, Exam]) -> None:
    assert exams["zh"].forms == exams["en"].forms
    assert len({form.questions for form in exams["zh"].forms}) == 3
    assert {form.questions[-1] for form in exams["zh"].forms} == {"talk-1#talk-1-talk", "talk-2#talk-2-talk"}


def test_a_code_is_the_one_that_the_browser_makes() -> None:
    (row,) = rows_of("exam/hand-in.json")
    assert check_code(row) == row["check"]


BAD = {
    "no JSON": "{",
    "a list": "[]",
    "another file": '{"format": "coursewright/progress"}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_is_no_hand_in_is_told_in_one_line(text: str) -> None:
    with pytest.raises(BadHandIn) as told:
        load_hand_in(text)
    assert "\n" not in str(told.value)


CHANGES: dict[str, dict[str, Any]] = {
    "its version is 2": {"v": 2},
    "a part of it is missing": {"handed": "now"},
    "not what it should be": {"answers": {"q": 3}},
    "or not what": {"asked": ["q"]},
    "missing or": {"keys": {"q": 3}},
    "its course is 'other'": {"course": "other"},
    "its version is '2025.1', but this is '2026.1'": {"version": "2025.1"},
    "has no form 'Z'": {"form": "Z", "asked": None},
    "form A does not ask 'exam#other'": {"answers": {"exam#other": {"a": "t", "lang": "zh"}}},
}


@pytest.mark.parametrize(("message", "change"), CHANGES.items())
def test_what_does_not_belong_is_told(exams: dict[str, Exam], message: str, change: dict[str, Any]) -> None:
    with pytest.raises(BadHandIn, match=message):
        grade(sealed(without_none({**hand_in(exams["zh"]), **change})), exams)


def without_none(values: dict[str, Any]) -> dict[str, Any]:
    """The values that a file has."""
    return {key: value for key, value in values.items() if value is not None}


def test_a_file_that_was_changed_is_told(exams: dict[str, Exam]) -> None:
    values = {**hand_in(exams["zh"]), "name": "somebody else"}
    with pytest.raises(BadHandIn, match="it was changed"):
        grade(values, exams)


def test_a_lone_surrogate_is_no_bug(exams: dict[str, Exam]) -> None:
    text = json.dumps(hand_in(exams["zh"])).replace("\\u738b", "\\ud800")
    with pytest.raises(BadHandIn):
        load_hand_in(text)


def test_answers_of_any_shape_are_graded(exams: dict[str, Exam]) -> None:
    for strange in (None, True, 3, -1, "x", [], {}, [[1]], {"a": {"b": []}}, [["a", "b"]]):
        values = hand_in(exams["zh"])
        answers = {name: {"a": strange, "lang": "xx"} for name in values["answers"]}
        assert grade(sealed({**values, "answers": answers}), exams).whole.percent == 0


def test_a_form_that_is_gone_is_none(exams: dict[str, Exam]) -> None:
    assert replace(exams["zh"], forms=()).form("A") is None
