from __future__ import annotations

import re
from pathlib import Path

import pytest

import coursewright.quiz
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.quiz.load import read_quizzes
from tests.quiz.cases import CASES

FILES = sorted((CASES / "quiz").glob("*.yml"))


def case_of(path: Path) -> tuple[dict[str, str], str]:
    issues = IssueLog()
    document = read_yaml(path, CASES, issues)
    assert document is not None, as_text(issues)
    return document.tree["files"], document.tree["issues"].rstrip("\n")


def quizzes_of(files: dict[str, str], root: Path, issues: IssueLog):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    return read_quizzes(root / "quizzes" / "zh", root, issues, language="zh", course="c")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_case_has_just_these_issues(path, tmp_path):
    files, expected = case_of(path)
    issues = IssueLog()
    quizzes_of(files, tmp_path, issues)
    assert as_text(issues) == expected


def test_every_rule_of_the_room_stands_in_a_case():
    rooms = Path(coursewright.quiz.__file__).parent
    rules = {
        rule
        for path in rooms.rglob("*.py")
        for rule in re.findall(r'"(quiz/[a-z-]+)"', path.read_text("utf-8"))
    }
    shown = {rule for path in FILES for rule in re.findall(r"quiz/[a-z-]+", case_of(path)[1])}
    assert rules - {"quiz/missing-key"} <= shown
    assert len(rules) > 15


def test_the_first_of_two_quizzes_with_one_id_stays(tmp_path):
    files, _ = case_of(CASES / "quiz" / "the_same_quiz_id_in_two_modules.yml")
    found = quizzes_of(files, tmp_path, IssueLog())
    assert found["gallery"].places.file == "quizzes/zh/a/gallery.yml"


def test_a_quiz_with_a_fault_of_sense_is_still_there_for_cross_checks(tmp_path):
    files, _ = case_of(CASES / "quiz" / "no_right_option_in_single_choice.yml")
    assert list(quizzes_of(files, tmp_path, IssueLog())) == ["gallery"]
