"""The course reads easily."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.editing.__main__ import main
from tools.editing.grades import Grade, grade_lines, grade_of, grades_of
from tools.editing.texts import read_projects

from ..tiny import change, lesson_file, write_tiny_course


def test_an_english_grade_is_that_of_flesch_and_kincaid() -> None:
    """Six words of one syllable in a sentence."""
    assert grade_of(["The cat sat on the mat."], "en") == pytest.approx(0.39 * 6 + 11.8 - 15.59, abs=0.1)


def test_a_paragraph_ends_its_sentence() -> None:
    texts = ["The cat sat on the mat", "The dog lay on the rug"]
    assert grade_of(texts, "en") == grade_of([f"{text}." for text in texts], "en")


def test_a_chinese_grade_is_the_hanzi_of_a_sentence() -> None:
    assert grade_of(["他抬头。“您好！”他说：请坐；请喝茶。", "ABC。"], "zh") == (3 + 2 + 7) / 3
    assert grade_of([], "zh") == 0


def test_what_learners_do_not_read_as_sentences_is_left_out(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    hard = "Organisational responsibilities necessitate institutional accountability. " * 9
    grades = {grade.language: grade.value for grade in grades_of(read_projects(root))}
    more = "\n\n| {0} |\n|---|\n| {0} |\n\n/// trainer\n{0}\n///"
    for language, text, long in (
        ("en", "Customers remember the moment.", hard.strip()),
        ("zh", "客户记住的是那一刻。", "人" * 99),
    ):
        change(root, lesson_file(language), text, text + more.format(long))
    assert {grade.language: grade.value for grade in grades_of(read_projects(root))} == grades


def test_a_hard_lesson_is_marked() -> None:
    rows = [
        Grade(language="zh", lesson="one", value=28.1),
        Grade(language="en", lesson="one", value=9.0),
        Grade(language="zh", lesson="two", value=28.0),
        Grade(language="en", lesson="two", value=9.1),
    ]
    assert [grade.is_hard for grade in rows] == [True, False, False, True]
    lines = [" ".join(line.split()) for line in grade_lines(rows)]
    assert lines == ["one zh 28.1! en 9.0", "two zh 28.0 en 9.1!"]


def test_the_table_has_a_line_a_lesson(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grades"], write_tiny_course(tmp_path)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split()[:2] == ["first", "zh"]
