from __future__ import annotations

import re
from pathlib import Path

import pytest

import coursewright.figures
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.figures.load import read_figures

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted((CASES / "figures").glob("*.yml"))


def case_of(path: Path) -> tuple[dict[str, str], str]:
    issues = IssueLog()
    document = read_yaml(path, CASES, issues)
    assert document is not None, as_text(issues)
    return document.tree["files"], document.tree["issues"].rstrip("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_case_has_just_these_issues(path: Path, tmp_path: Path) -> None:
    files, expected = case_of(path)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    issues = IssueLog()
    found = read_figures(tmp_path, ("zh", "en"), issues)
    assert as_text(issues) == expected
    assert not issues.has_errors or not found


def test_every_rule_of_the_room_stands_in_a_case() -> None:
    room = Path(coursewright.figures.__file__).parent
    rules = {
        rule
        for path in room.rglob("*.py")
        for rule in re.findall(r'"(figure/[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    shown = {rule for path in FILES for rule in re.findall(r"figure/[a-z-]+", case_of(path)[1])}
    assert rules <= shown
    assert {"figure/unknown-key", "figure/unknown-kind", "figure/missing-key", "figure/wrong-value"} <= shown
