from __future__ import annotations

import json

from coursewright.base.issues import IssueLog, Place, as_github, as_json, as_text


def some_issues() -> IssueLog:
    log = IssueLog()
    log.error("quiz/x", Place(file="b.yml", line=10, column=2), "later.", "Mend it.")
    log.warning("quiz/y", Place(file="b.yml", line=9, column=3), "50 %, and\nmore: this.")
    log.error("quiz/z", Place(file="a.yml"), "first.")
    log.error("quiz/z", Place(file="a.yml"), "first.")
    return log


def test_text_is_one_line_an_issue_with_its_cure_below_by_place() -> None:
    assert as_text(some_issues()).split("\n") == [
        "a.yml:1:1: error quiz/z: first.",
        "b.yml:9:3: warning quiz/y: 50 %, and\\nmore: this.",
        "b.yml:10:2: error quiz/x: later.",
        "    Mend it.",
    ]


def test_the_same_issue_is_kept_once() -> None:
    log = some_issues()
    log.extend(some_issues())
    assert len(log.found) == 3


def test_json_has_every_field() -> None:
    rows = json.loads(as_json(some_issues()))
    assert rows[2] == {
        "file": "b.yml", "line": 10, "column": 2, "severity": "error", "rule": "quiz/x",
        "message": "later.", "hint": "Mend it.",
    }  # fmt: skip
    assert json.loads(as_json(IssueLog())) == []


def test_annotations_escape_what_would_end_them() -> None:
    assert as_github(some_issues()).splitlines()[1] == (
        "::warning file=b.yml,line=9,col=3,title=quiz/y::50 %25, and%0Amore: this."
    )


def test_only_errors_stop_a_build() -> None:
    log = IssueLog()
    log.warning("text/half-width", Place(file="a.md"), "a mark.")
    assert not log.has_errors
    assert log.files_at_fault == frozenset()
    log.extend(some_issues())
    assert log.has_errors
    assert log.files_at_fault == {"a.yml", "b.yml"}


def test_an_authors_control_characters_do_not_reach_a_terminal() -> None:
    log = IssueLog()
    log.error("a/b", Place(file="a\x1b.yml"), "'\x1b[31m\u2028\u202e' is red.", "Write 　甲.")
    assert as_text(log) == ("a\\x1b.yml:1:1: error a/b: '\\x1b[31m\\u2028\\u202e' is red.\n    Write 　甲.")
