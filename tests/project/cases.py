"""Case files: what is changed in the course of tests/cases/course, and what `check` then says."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from coursewright.base.issues import IssueLog
from coursewright.project.load import load_projects

CASES = Path(__file__).parents[1] / "cases"
COURSE = CASES / "course"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence about `check`.

    `edits` replace a text that stands in a file exactly once, `files` are written as they stand, `delete` names files
    and folders, `encode` gives files an encoding, `links` are links and what they lead to; `language` is `--lang`.
    """

    expect: str
    edits: list[dict[str, str]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    delete: list[str] = field(default_factory=list)
    encode: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    language: str = ""


def check_cases() -> list[Path]:
    paths = sorted((CASES / "check").glob("*.yml"))
    assert paths
    return paths


def read_case(path: Path) -> Case:
    values: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Case(**values)


def lay_course(root: Path) -> Path:
    shutil.copytree(COURSE, root, dirs_exist_ok=True)
    return root


def lay_case(case: Case, root: Path) -> None:
    for edit in case.edits:
        file = root / edit["file"]
        text = file.read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, f"{edit['old']!r} stands {text.count(edit['old'])} times"
        file.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8", newline="\n")
    for name, text in case.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    for name in case.delete:
        shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink()
    for name, encoding in case.encode.items():
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_bytes(text.encode(encoding))
    for name, target in case.links.items():
        (root / name).symlink_to(target)


def issues_of(root: Path, language: str = "") -> IssueLog:
    issues = IssueLog()
    load_projects(root, issues, language)
    return issues
