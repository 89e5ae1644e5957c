"""A fault at a terminal: its line, and a caret below the word, hanzi counted as two columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import Issue, IssueLog, Place
from coursewright.cli.excerpt import as_excerpts, columns_of
from tests.tiny import write

FILE = "quizzes/zh/a.yml"


def told(root: Path, text: str, *, line: int, column: int, message: str, width: int = 80) -> list[str]:
    write(root, FILE, text)
    log = IssueLog()
    log.add(
        Issue(
            rule="quiz/x", place=Place(file=FILE, line=line, column=column), message=message, hint="Mend it."
        )
    )
    return as_excerpts(log, root, width).split("\n")


def test_the_word_that_is_named_is_underlined(tmp_path: Path) -> None:
    rows = told(tmp_path, "id: a\n  corect: true\n", line=2, column=3, message="'corect' is not a key.")
    assert rows == [
        "quizzes/zh/a.yml:2:3: error quiz/x: 'corect' is not a key.",
        "    2 |   corect: true",
        "      |   ^^^^^^",
        "    Mend it.",
    ]


def test_the_word_is_underlined_in_a_chinese_message_too(tmp_path: Path) -> None:
    rows = told(tmp_path, "corect: true\n", line=1, column=1, message="“corect”不是选项的键。")
    assert rows[2] == "      | ^^^^^^"


def test_hanzi_are_two_columns_wide(tmp_path: Path) -> None:
    rows = told(tmp_path, "题目：'选哪'个\n", line=1, column=7, message="the text goes on.")
    assert rows[1:3] == ["    1 | 题目：'选哪'个", "      | " + " " * 11 + "^"]


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("column", [1, 50, 199, 400])
def test_a_long_line_is_cut_around_the_fault(tmp_path: Path, width: int, column: int) -> None:
    text = "字a" * 200
    rows = told(tmp_path, f"{text}\n", line=1, column=column, message="here.", width=width)
    assert all(columns_of(row) <= width for row in rows[1:3])
    shown, caret = rows[1][8:], rows[2][8:]
    at = columns_of(caret) - 1
    marked = next(sign for end, sign in enumerate(shown) if columns_of(shown[: end + 1]) > at)
    assert marked == text[column - 1]


def test_what_has_no_line_has_no_excerpt(tmp_path: Path) -> None:
    assert len(told(tmp_path, "id: a\n", line=9, column=1, message="gone.")) == 2
    log = IssueLog()
    log.error("file/empty-picture", Place(file="content/zh/assets/a.png"), "empty.", "Save it.")
    assert len(as_excerpts(log, tmp_path, 80).split("\n")) == 2


def test_signs_that_nobody_sees_move_no_caret(tmp_path: Path) -> None:
    rows = told(tmp_path, "id: wh\u200ben\n", line=1, column=7, message="here stands a zero width space.")
    assert rows[1] == "    1 | id: wh\\u200ben"
    assert rows[2] == "      | " + " " * 6 + "^" * 6
