"""The tutorial, followed to the letter: its commands in order, its files as they stand, from the wheel."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.package.wheel import run_installed, wheel_in
from tests.tiny import change, write

from .documents import blocks, examples, read_document

TUTORIALS = {"en": "docs/tutorial.md", "zh": "docs/tutorial.zh.md"}
SET_UP = ("python3 -m venv", "tool/bin/python -m pip", "cd ")
"""What the fixture stands for: an environment with the wheel, entered."""


def commands(name: str) -> list[list[str]]:
    """The lines to type, each as words, without what sets up an environment."""
    rows = [
        line
        for block in blocks(name)
        if not re.match(r"[-\w]+:|---\n|\w+$", block)
        for line in block.splitlines()
    ]
    assert any(line.startswith(SET_UP[1]) for line in rows)
    return [shlex.split(line) for line in rows if not line.startswith(SET_UP)]


def test_both_languages_say_the_same_commands() -> None:
    ours = [
        [
            ["TITLE" if before == "--title" else word for before, word in zip(["", *row], row, strict=False)]
            for row in commands(name)
        ]
        for name in TUTORIALS.values()
    ]
    assert str(ours[0]).replace("'en'", "'zh'") == str(ours[1])


@pytest.mark.slow
@pytest.mark.parametrize("language", TUTORIALS)
def test_who_follows_it_has_a_course_without_a_fault(wheel: Path, tmp_path: Path, language: str) -> None:
    name = TUTORIALS[language]
    assert f"`{wheel_in(wheel).name}`" in read_document(name)
    (begin, build, lesson, check, _, test) = commands(name)
    assert (begin[0], build, check) == (
        "tool/bin/coursewright",
        ["python3", "build.py"],
        ["python3", "build.py", "check"],
    )
    answer = run_installed(wheel, tmp_path, *begin[1:])
    assert answer.returncode == 0, answer.stderr
    root = tmp_path / "kitchen"
    assert run_installed(wheel, root, *lesson[2:]).returncode == 0
    shown = examples(name)
    assert len(shown) == 2
    for path, text in shown.items():
        assert (root / path).is_file(), "the command has written what is to be replaced"
        write(root, path, text)
    (own,) = (block for block in blocks(name) if block.startswith("author:"))
    change(root, "content/course.yml", "\nmodules:", f"{own}\nmodules:")
    answer = run_installed(wheel, root, "check")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "No faults.\n")
    answer = run_installed(wheel, root, *test[2:])
    assert answer.returncode == 0, answer.stderr
    page = (root / f"site/{language}/start/wash-hands.html").read_text(encoding="utf-8")
    assert all(f'data-question="wash-hands#{name}"' in page for name in ("phone-rings", "order"))
    assert (root / f"site/handbooks/{language}/learner.pdf").is_file()
    assert (root / f"handbooks/{language}/trainer.pdf").is_file()
