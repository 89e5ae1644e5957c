"""Item writing: each rule fires in a case and is silent in another, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import coursewright.quiz.lint
import coursewright.quiz.robots
from coursewright.base.cache import Cache
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.cli.check import run_check_command
from coursewright.cli.report import robot_lines
from coursewright.project import load_projects
from coursewright.quiz.lint.ranges import interval_of
from tests.quiz.cases import CASES
from tests.tiny import write

FILES = sorted((CASES / "lint").glob("*.yml"))
ERRORS = {"lint/flagged-number", "lint/same-text"}

COURSE = """\
id: tiny
version: "1"
languages: [zh, en]
title: {zh: 小课, en: A tiny course}
flagged: ["7-38-55", "33%", "30 秒", "30 seconds"]
modules:
  - id: part
    title: {zh: 第一部分, en: First part}
    question: {zh: 为什么, en: Why}
    lessons: [gallery]
"""
LESSON = """\
---
title: T
minutes: 5
objectives:
  - {id: o, text: T}
---
## T {#o}

```quiz
gallery
```
"""
BANK = """\
id: spare
questions:
  - id: bill
    type: true-false
    objective: gallery#o
    prompt: {bill}
    answer: true
    why: {{true: {why}, false: {why}}}
  - id: call
    type: true-false
    objective: gallery#o
    prompt: {call}
    answer: true
    why: {{true: {why}, false: {why}}}
"""
BANKS = {
    "zh": BANK.format(bill="账单也算。", call="电话也算。", why="客户会看到、会听到。"),
    "en": BANK.format(bill="Bills count.", call="Phone calls count.", why="It reaches the customer too."),
}


def case_of(path: Path) -> dict[str, Any]:
    issues = IssueLog()
    document = read_yaml(path, CASES, issues)
    assert document is not None, as_text(issues)
    assert isinstance(document.tree, dict)
    return document.tree


def lay_case(case: dict[str, Any], root: Path) -> Path:
    """The quiz `gallery` of a case in its lesson, with a bank of two items unless the case has its own."""
    write(root, "content/course.yml", COURSE)
    for language in ("zh", "en"):
        write(root, f"content/{language}/part/gallery.md", LESSON)
        write(root, f"quizzes/{language}/assessments/spare.yml", BANKS[language])
        write(root, f"quizzes/{language}/part/gallery.yml", case[language])
    for name, text in case.get("files", {}).items():
        write(root, name, text)
    return root


def issues_of(root: Path, language: str = "") -> IssueLog:
    """What is told, but that no assessment draws from the spare bank."""
    issues, told = IssueLog(), IssueLog()
    load_projects(root, issues, language)
    for issue in issues.found:
        if issue.rule != "assessment/no-blueprint":
            told.add(issue)
    return told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_case_has_just_these_issues(path: Path, tmp_path: Path) -> None:
    case = case_of(path)
    issues = issues_of(lay_case(case, tmp_path))
    assert as_text(issues) == (case.get("issues") or "").rstrip("\n")
    for issue in issues.found:
        assert issue.rule.startswith("lint/")
        assert issue.hint
        assert issue.severity == ("error" if issue.rule in ERRORS else "warning")


def test_every_rule_fires_in_both_languages_or_is_common_to_them() -> None:
    rooms = [Path(room.__file__ or "").parent for room in (coursewright.quiz.lint, coursewright.quiz.robots)]
    rules = {
        rule
        for room in rooms
        for path in room.glob("*.py")
        for rule in re.findall(r'"(lint/[a-z-]+)"', path.read_text("utf-8"))
    }
    told = re.findall(
        r"(zh|en)/\S+ \w+ (lint/[a-z-]+):", "\n".join(case_of(path).get("issues") or "" for path in FILES)
    )
    assert len(rules) == 26
    assert {rule for _, rule in told} == rules
    common = {"lint/key-positions", "lint/same-count", "lint/few-items", "lint/same-text"}
    for language in ("zh", "en"):
        assert rules - common <= {rule for where, rule in told if where == language}


def test_every_rule_has_a_silent_twin() -> None:
    silent = [path.stem for path in FILES if not case_of(path).get("issues")]
    assert all(name.endswith(("_is_fine", "_are_fine")) for name in silent)
    assert len(silent) >= 24


def test_check_shows_warnings_and_lets_the_build_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_case(case_of(CASES / "lint" / "a_negative_stem.yml"), tmp_path)
    assert run_check_command(tmp_path, form="text", language="", fix=False, quiet=False) == 0
    printed = capsys.readouterr()
    assert "warning lint/negative-stem" in printed.out
    assert printed.err == "3 warnings.\n"  # One is that no assessment draws from the spare bank.


def test_check_shows_what_robots_get_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_case(case_of(CASES / "lint" / "a_robot_that_always_takes_the_longest.yml"), tmp_path)
    assert run_check_command(tmp_path, form="text", language="en", fix=False, quiet=True, robots=True) == 0
    told = capsys.readouterr().err
    assert re.search(r"^  longest +4 of +4 right, blind +1\.3  <- its habit pays$", told, re.MULTILINE)
    assert re.search(r"^  first-place +2 of +4 right, blind +1\.3$", told, re.MULTILINE)
    assert "(en)" in told
    assert "(zh)" not in told


def test_a_build_is_told_in_a_line_a_language_whose_habit_pays(tmp_path: Path) -> None:
    lay_case(case_of(CASES / "lint" / "a_robot_that_always_takes_the_longest.yml"), tmp_path)
    lines = [*robot_lines(load_projects(tmp_path, IssueLog()).values())]
    assert [line.partition(":")[0] for line in lines] == [
        "Robots that have read no lesson (zh)",
        "Robots that have read no lesson (en)",
    ]
    assert all(re.search(r": \d+, above chance: longest 4 of 4\.$", line) for line in lines)


def test_a_build_is_told_that_no_habit_pays(tmp_path: Path) -> None:
    lay_case(case_of(CASES / "lint" / "a_negative_stem.yml"), tmp_path)
    (line,) = robot_lines(load_projects(tmp_path, IssueLog(), "en").values())
    assert re.search(r"\(en\): \d+, none above chance\.$", line)


def test_of_robots_a_second_check_tells_what_the_first_did(tmp_path: Path) -> None:
    lay_case(case_of(CASES / "lint" / "a_robot_that_always_takes_the_longest.yml"), tmp_path)
    cache = Cache(tmp_path / ".cache")
    first, second = (
        [*robot_lines(load_projects(tmp_path, IssueLog(), "", cache).values())] for _ in range(2)
    )
    assert first
    assert first == second


def test_with_a_language_the_same_text_is_a_warning_there(tmp_path: Path) -> None:
    lay_case(case_of(CASES / "lint" / "the_same_text_in_both_languages.yml"), tmp_path)
    for language in ("zh", "en"):
        found = issues_of(tmp_path, language).found
        assert {(issue.rule, issue.severity) for issue in found} == {("lint/same-text", "warning")}
        assert all(issue.place.file.startswith(f"quizzes/{language}/") for issue in found)


def test_objectives_are_not_counted_while_a_quiz_is_broken(tmp_path: Path) -> None:
    lay_case(case_of(CASES / "lint" / "an_objective_with_one_item.yml"), tmp_path)
    write(tmp_path, "quizzes/zh/assessments/spare.yml", "id: spare\nquestions: [\n")
    assert [issue.rule for issue in issues_of(tmp_path, "zh").found] == ["yaml/syntax"]


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        ("5–10 分钟", "10–15 分钟", True),
        ("5–9 分钟", "10–15 分钟", False),
        ("3 天以内", "7 天以内", True),
        ("不到 5 分钟", "5 分钟以上", False),
        ("超过 5 分钟", "至多 5 分钟", False),
        ("至少 5 分钟", "至多 5 分钟", True),
        ("1 到 3 天", "2 到 5 小时", False),
        ("−3 到 −1 分", "−1 到 1 分", True),
        ("under 5 minutes", "5 to 10 minutes", False),
        ("up to 5 minutes", "5 to 10 minutes", True),
        ("more than 3 days", "at least 5 days", True),
    ],
)
def test_ranges_meet(one: str, two: str, meet: bool) -> None:
    first, second = interval_of(one), interval_of(two)
    assert first is not None
    assert second is not None
    assert first.meets(second) is second.meets(first) is meet


@pytest.mark.parametrize("text", ["12:30", "4", "+1 符合期望", "客户等了 5 分钟", "A 3-day plan", "7-38-55"])
def test_what_is_no_range(text: str) -> None:
    assert interval_of(text) is None
