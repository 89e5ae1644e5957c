"""The course's own site, and the browser that looks at it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from ..tiny import run
from .documents import ROOT


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium; nothing is downloaded."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return {"executable_path": chromium, "args": ["--no-sandbox", "--disable-gpu", "--no-first-run"]}


@pytest.fixture(scope="session")
def base_url() -> None:
    """None; in place of pytest-base-url's fixture, which pytest 9 warns of."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the course in this repository, built by the real pipeline."""
    project = tmp_path_factory.mktemp("course")
    for folder in ("content", "quizzes"):
        shutil.copytree(ROOT / folder, project / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    answer = run(project, "build", "--only", "site", "--quiet")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return project / "site"
