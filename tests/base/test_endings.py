"""YAML in either ending, and files that are nobody's."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.endings import as_it_ends, yaml_among
from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"a: {name}\n", encoding="utf-8")


def names_of(folder: Path, *, deep: bool) -> list[str]:
    paths = folder.rglob("*") if deep else folder.glob("*")
    return [path.relative_to(folder).as_posix() for path in yaml_among(paths, folder)]


def test_both_endings_are_yaml_and_two_of_one_name_are_one(tmp_path: Path) -> None:
    lay(tmp_path, "b.yaml", "a.yml", "c.YML", "c.yaml.bak", "d.txt", "m/e.yaml", "m/f.yml", "m/f.yaml")
    assert names_of(tmp_path, deep=False) == ["a.yml", "b.yaml", "c.YML"]
    assert names_of(tmp_path, deep=True) == ["a.yml", "b.yaml", "c.YML", "m/e.yaml", "m/f.yml"]


def test_files_of_editors_and_systems_are_none(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "._a.yml",
        ".#a.yml",
        "~$a.yml",
        "#a.yml#",
        "a.yml~",
        ".cache/a.yml",
        ".a.yml.swp",
        "m/.b.yml",
    )
    assert names_of(tmp_path, deep=True) == []


def test_a_file_is_read_by_its_other_ending(tmp_path: Path) -> None:
    lay(tmp_path, "course.yaml", "one.yml")
    issues = IssueLog()
    document = read_yaml(tmp_path / "course.yml", tmp_path, issues)
    assert document is not None
    assert document.file == "course.yaml"
    assert not issues.found
    assert as_it_ends(tmp_path / "one.yml") == tmp_path / "one.yml"
    assert as_it_ends(tmp_path / "none.yml") == tmp_path / "none.yml"


def test_a_file_in_both_endings_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "a.yml", "a.yaml")
    issues = IssueLog()
    assert read_yaml(tmp_path / "a.yml", tmp_path, issues) is not None
    assert [(issue.rule, issue.place.file) for issue in issues.found] == [("file/two-endings", "a.yaml")]
