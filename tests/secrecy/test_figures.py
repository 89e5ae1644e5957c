"""Figures in questions tell no key: the site of a course that asks about parts is its twin's."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.browser.sites import copy_project
from tests.browser.tools import CASES

from .sites import build_site
from .twins import write_twin

PAGE = "part/first.html"


def test_the_parts_that_can_be_chosen_tell_nothing(tmp_path: Path) -> None:
    course, twin = tmp_path / "course", tmp_path / "twin"
    copy_project(CASES / "site", course)
    shutil.copytree(CASES / "figure-site", course, dirs_exist_ok=True)
    twin.mkdir()
    write_twin(course, twin)
    first = build_site(course, "zh", tmp_path / "first")
    second = build_site(twin, "zh", tmp_path / "second")
    assert first[PAGE].count(b"data-pick=") == 11
    assert [path for path in first if first[path] != second[path]] == []
