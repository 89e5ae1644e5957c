"""`build.py where`: from a code, a name or a line to the place in the author's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.quiz.code import read_code, report_code
from tests.tiny import quiz_file, run, write_tiny_course


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course."""
    return write_tiny_course(tmp_path_factory.mktemp("where") / "course")


def test_a_code_tells_question_and_language(course: Path) -> None:
    code = report_code("tiny", "first#which", "en")
    answer = run(course, "where", code.lower().replace("-", ""))
    assert (answer.returncode, answer.stdout) == (0, f"{quiz_file('en')}:3:9: first#which (en) {code}\n")


def test_a_name_tells_the_question_in_all_languages(course: Path) -> None:
    answer = run(course, "where", "first#which")
    assert [line.partition(":")[0] for line in answer.stdout.splitlines()] == [
        quiz_file("zh"),
        quiz_file("en"),
    ]


def test_a_line_tells_whether_the_question_has_changed_since(course: Path) -> None:
    code = report_code("tiny", "first#which", "zh")
    answer = run(course, "where", f"tiny 1 first#which 00000000 zh {code}")
    assert answer.stdout.endswith(f"first#which (zh) {code}; it has changed since\n")


def test_a_line_of_a_heading_tells_it_in_the_language_of_the_line(course: Path) -> None:
    answer = run(course, "where", "tiny 1 first#idea en")
    assert (answer.returncode, answer.stdout) == (0, "content/en/part/first.md:8:1: first#idea (en)\n")


def test_a_code_is_found_however_its_middle_was_written(course: Path) -> None:
    code = report_code("tiny", "first#which", "en")
    first, second = code.split("-")
    assert read_code(f"{first}–{second}") == read_code(f"{first}{second}") == code
    assert f" {code}\n" in run(course, "where", first, second).stdout


def test_a_damaged_code_in_a_good_line_is_said_beside_what_the_name_tells(course: Path) -> None:
    answer = run(course, "where", "tiny 1 first#which 00000000 zh AAA-AAA")
    assert answer.returncode == 0
    assert answer.stdout.endswith("; it has changed since; AAA-AAA is not its code\n")


def test_a_code_with_a_slip_is_guessed(course: Path) -> None:
    code = report_code("tiny", "first#which", "en")
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    answer = run(course, "where", slip)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == f"Nothing is called {slip}. Did you mean {code}?\n"


def test_a_line_of_another_course_is_refused(course: Path) -> None:
    answer = run(course, "where", "other 1 first#which 00000000 zh AAA-AAA")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "This line is about the course other; here is tiny.\n"


def test_what_nothing_is_called_by_is_said(course: Path) -> None:
    answer = run(course, "where", "first#whihc")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "Nothing is called first#whihc. Did you mean first#which?\n"
    assert "A code has six signs" in run(course, "where", "hello").stderr
