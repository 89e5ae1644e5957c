"""The one date of a build comes from the environment, else from the last commit, else it is fixed."""

import subprocess
from pathlib import Path

import pytest

from coursewright.pipeline.epoch import FIXED, LATEST, build_epoch


def run_git(folder: Path, *words: str) -> None:
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *author, *words], cwd=folder, check=True, capture_output=True)


def test_the_environment_comes_first(tmp_path: Path) -> None:
    assert build_epoch(tmp_path, {"SOURCE_DATE_EPOCH": "86400"}) == 86400


def test_without_a_repository_the_date_is_fixed(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    assert build_epoch(tmp_path, {}) == FIXED


def test_the_last_commit_gives_the_date(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-01T12:00:00+08:00")
    run_git(tmp_path, "init", "-q")
    run_git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    assert build_epoch(tmp_path, {}) == 1772337600


@pytest.mark.parametrize("given", ["", "soon", "-5", "²", "٣", "1.5", "9" * 20, str(LATEST + 1), "9" * 5000])
def test_what_is_no_date_is_not_used(tmp_path: Path, given: str) -> None:
    assert build_epoch(tmp_path, {"SOURCE_DATE_EPOCH": given}) == FIXED


@pytest.mark.parametrize("given", [0, LATEST])
def test_the_first_and_the_last_date(tmp_path: Path, given: int) -> None:
    assert build_epoch(tmp_path, {"SOURCE_DATE_EPOCH": f" {given} "}) == given
