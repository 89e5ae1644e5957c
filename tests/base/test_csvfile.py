"""Tables of comma-separated values: every cell has its place, and one broken quote costs one row."""

from __future__ import annotations

import pytest

from coursewright.base.csvfile import load_csv
from coursewright.base.issues import IssueLog


def read(text: str) -> tuple[list[list[str]], list[str]]:
    issues = IssueLog()
    rows = load_csv(text, "t.csv", issues)
    return [[cell.text for cell in row] for row in rows], [str(issue.place) for issue in issues.found]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a,b", [["a", "b"]]),
        ("a,b\n1,\n", [["a", "b"], ["1", ""]]),
        ("a\n\n,,\n \nb\n", [["a"], ["b"]]),
        ('"a, b","say ""hi"""\n', [["a, b", 'say "hi"']]),
        ('a,"two\nlines",c\n1,2,3', [["a", "two lines", "c"], ["1", "2", "3"]]),
        (" a , b ", [["a", "b"]]),
        ("a,", [["a", ""]]),
    ],
)
def test_rows_are_read_as_spreadsheets_write_them(text: str, rows: list[list[str]]):
    assert read(text) == (rows, [])


@pytest.mark.parametrize(
    ("text", "rows", "places"),
    [
        ('a,b\n1,x"y\n2,z\n', [["a", "b"], ["2", "z"]], ["t.csv:2:3"]),
        ('a,b\n"never,1\n2,z\n', [["a", "b"], ["2", "z"]], ["t.csv:2:1"]),
        ('a,b\n"x"y,1\n2,z\n', [["a", "b"], ["2", "z"]], ["t.csv:2:1"]),
        ('"never', [], ["t.csv:1:1"]),
    ],
)
def test_a_broken_quote_is_told_and_the_other_rows_are_read(
    text: str, rows: list[list[str]], places: list[str]
):
    assert read(text) == (rows, places)


def test_a_cell_knows_its_line_and_column():
    rows = load_csv('a,"x\ny"\n1,二,3\n', "t.csv", IssueLog())
    assert [str(cell.place) for row in rows for cell in row] == [
        "t.csv:1:1", "t.csv:1:3", "t.csv:3:1", "t.csv:3:3", "t.csv:3:5",
    ]  # fmt: skip
