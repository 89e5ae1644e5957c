from __future__ import annotations

import subprocess
import sys

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.shape import shape
from coursewright.base.source import Document, Places
from coursewright.quiz.fold import accepted, folded, numerals_of
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.number import folded_unit, plain_number, read_number
from coursewright.quiz.variants import forms_of
from tests.quiz.cases import CASES, rows_of

ROWS = [(kind, row) for kind in KINDS for row in rows_of(f"grade/{kind}.json")]
COMMON = {"id": "q", "objective": "o", "prompt": "p"}


def question_of(row):
    issues = IssueLog()
    places = Places(file="row")
    document = Document(file="row", tree={**COMMON, **row["question"]}, places=places)
    question = shape(document, KINDS[row["question"]["type"]].model, issues, area="quiz", language="zh")
    assert question is not None, as_text(issues)
    return question


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[f"{kind}: {row['name']}" for kind, row in ROWS])
def test_an_answer_earns_what_the_row_says(kind, row):
    question = question_of(row)
    assert KINDS[kind].key(question, lambda _side, name: name) == row["key"]
    grade = KINDS[kind].grade(row["key"], row["answer"])
    assert [grade.got, grade.of] == row["got"]
    assert dict(grade.marks) == row["marks"]
    assert dict(grade.slips) == row["slips"]


def test_every_kind_has_vectors_and_every_vector_file_a_kind():
    files = {path.stem for path in (CASES / "grade").glob("*.json")}
    assert files - {"fold", "number", "numerals", "variants"} == set(KINDS)


@pytest.mark.parametrize("row", rows_of("grade/fold.json"), ids=lambda row: ascii(row["text"]))
def test_a_text_folds_to_the_written_one(row):
    assert folded(row["text"]) == row["folded"]


@pytest.mark.parametrize("row", rows_of("grade/fold.json"), ids=lambda row: ascii(row["text"]))
def test_folding_twice_changes_nothing(row):
    assert folded(row["folded"]) == row["folded"]


@pytest.mark.parametrize("row", rows_of("grade/numerals.json"), ids=lambda row: row["digits"])
def test_a_number_is_said_in_the_written_words(row):
    assert list(numerals_of(row["digits"])) == row["words"]


def test_numerals_are_added_only_where_wanted():
    assert accepted(("3",), numerals=False) == ("3",)
    assert accepted(("3",), numerals=True) == ("3", "three", "三", "叁")


@pytest.mark.parametrize("row", rows_of("grade/variants.json"), ids=lambda row: ascii(row["text"]))
def test_a_word_has_the_written_forms(row):
    assert set(forms_of(row["text"])) == set(row["forms"])


def test_forms_are_added_only_where_wanted_and_to_numbers_in_words_too():
    assert accepted(("仪表",), numerals=False) == ("仪表",)
    assert accepted(("仪表",), numerals=False, variants=True) == ("仪表", "儀表")
    both = accepted(("20000",), numerals=True, variants=True)
    assert {"20000", "两万", "兩萬", "贰万", "貳萬"} <= set(both)


def test_forms_count_in_a_gap_and_in_its_slips():
    blank = {
        "id": "looks",
        "accept": ["外貌", "后台"],
        "variants": "true",
        "slips": [{"accept": ["发型"], "why": "w"}],
    }
    question = question_of({"question": {"type": "blanks", "text": "[[looks]]", "blanks": [blank]}})
    key = KINDS["blanks"].key(question, lambda _, name: name)
    grades = [KINDS["blanks"].grade(key, {"looks": text}) for text in ("後臺", "後台", "髮型", "發型")]
    assert [grade.got for grade in grades] == [1, 1, 0, 0]
    assert [dict(grade.slips) for grade in grades] == [{}, {}, {"looks": "0"}, {}]


def test_nothing_of_the_tables_is_loaded_where_no_gap_wants_them():
    program = "import sys, coursewright.quiz.load; sys.exit('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("row", rows_of("grade/number.json"), ids=lambda row: ascii(row["text"]))
def test_a_typed_text_is_the_written_number_or_none(row):
    number = read_number(row["text"], folded_unit(row["unit"]))
    assert (None if number is None else plain_number(number)) == row["number"]
