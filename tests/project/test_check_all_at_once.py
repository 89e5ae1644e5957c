"""Many faults in one project: one run names each of them once, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursewright.base.issues import as_text
from coursewright.cli.check import run_check_command
from tests.project.cases import COURSE, Case, check_cases, issues_of, lay_case, lay_course, read_case


def touches_one_lesson(case: Case) -> bool:
    """Whether a case is about one lesson and its quiz, so that the same can be done to a copy of the two."""
    touched = [*(edit["file"] for edit in case.edits), *case.files, *case.delete, *case.encode, *case.links]
    lonely = all("/first-moment." in name or "/extra." in name for name in touched)
    return lonely and not case.language and "second-moment" not in str(case.edits)


def renamed(value: object, name: str) -> object:
    """The same case about the lesson `name`."""
    if isinstance(value, str):
        return (
            value.replace("first-moment", name)
            .replace("extra", f"extra-{name}")
            .replace("W01", code_of(name))
        )
    if isinstance(value, list):
        return [renamed(row, name) for row in value]
    if isinstance(value, dict):
        return {renamed(key, name): renamed(row, name) for key, row in value.items()}
    return value


def code_of(name: str) -> str:
    """The code of a copy's worksheet; no other has it."""
    return f"W{1000 + int(name.removeprefix('lesson-'))}"


def lay_lesson(name: str, root: Path) -> None:
    """A copy of the first lesson and its quiz in all languages."""
    for path in COURSE.rglob("first-moment.*"):
        file = root / path.relative_to(COURSE).with_name(f"{name}{path.suffix}")
        shutil.copy(path, file)
        text = file.read_text(encoding="utf-8").replace("first-moment", name).replace("W01", code_of(name))
        file.write_text(text, encoding="utf-8", newline="\n")


def faults_only(text: str) -> list[str]:
    """The lines without their cures, which may name lessons that only this project has.

    A hundred copies of two items show robots a pattern that is in none of the cases.
    """
    lines = (line for line in text.splitlines() if line and not line.startswith(" "))
    return sorted(line for line in lines if ": in the course who " not in line)


def lay_all(root: Path) -> list[str]:
    """All such cases at once; gives the lines that are to be expected."""
    cases = {path.stem: case for path in check_cases() if touches_one_lesson(case := read_case(path))}
    assert len(cases) > 50
    names = [f"lesson-{number}" for number in range(len(cases))]
    lay_course(root)
    course = root / "content/course.yml"
    listed = course.read_text(encoding="utf-8").replace(
        "[first-moment, second-moment]", f"[{', '.join(['first-moment', 'second-moment', *names])}]"
    )
    course.write_text(listed, encoding="utf-8", newline="\n")
    expected: list[str] = []
    for name, case in zip(names, cases.values(), strict=True):
        lay_lesson(name, root)
        values = {key: renamed(getattr(case, key), name) for key in Case.__slots__}
        here = Case(**values)  # type: ignore[arg-type]
        lay_case(here, root)
        expected += faults_only(here.expect)
    return sorted(expected)


def test_every_fault_is_named_once(tmp_path: Path) -> None:
    expected = lay_all(tmp_path)
    assert faults_only(as_text(issues_of(tmp_path))) == expected


def test_the_command_prints_them_and_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = lay_all(tmp_path)
    assert run_check_command(tmp_path, form="text", language="", fix=False, quiet=True) == 1
    printed = capsys.readouterr()
    assert faults_only(printed.out) == expected
    assert "Traceback" not in printed.err
