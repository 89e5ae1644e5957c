"""What build.py says where its environment cannot be made, and that it never runs itself for ever."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.tiny import ROOT


def lay_project(root: Path) -> Path:
    """Write what the set-up reads."""
    (root / "plugins" / "coursewright").mkdir(parents=True)
    for name in ("build.py", "requirements.lock", "requirements-test.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, root / name)
    return root


def start(root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `build.py check`, with no index to install from."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    return subprocess.run(
        [sys.executable, str(root / "build.py"), "check"],
        capture_output=True,
        encoding="utf-8",
        env={**known, "PYTHONUTF8": "1", "PIP_NO_INDEX": "1", **more},
        timeout=PATIENCE,
        check=False,
    )


def make_environment(root: Path) -> None:
    """Make a .venv whose stamps say that it is good."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root / ".venv")], check=True)
    code = "import build as b; [b.write_stamp(n, b.stamp_of(b.ROOT / f)) for n, f in "
    code += "(('stamp', 'requirements.lock'), ('package-stamp', 'pyproject.toml'))]"
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_a_path_that_the_installer_cannot_take_is_named(tmp_path: Path) -> None:
    answer = start(lay_project(tmp_path / "of $HOME" / "course"))
    assert answer.returncode == 3
    assert "this folder's path holds '$HOME'" in answer.stderr
    assert answer.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_an_environment_behind_a_link_is_never_emptied(tmp_path: Path) -> None:
    root = lay_project(tmp_path / "course")
    kept = tmp_path / "others" / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("", encoding="utf-8")
    (root / ".venv").symlink_to(kept.parent)
    answer = start(root)
    assert answer.returncode == 3
    assert ".venv is a link to" in answer.stderr
    assert [path.name for path in kept.parent.iterdir()] == ["kept.txt"]


@pytest.mark.slow
def test_a_half_deleted_environment_is_made_anew(tmp_path: Path) -> None:
    root = lay_project(tmp_path)
    make_environment(root)
    (root / ".venv" / "pyvenv.cfg").unlink()
    answer = start(root)
    assert answer.returncode == 3
    assert "Setting up .venv" in answer.stderr
    assert "this step failed, see above" in answer.stderr
    assert (root / ".venv" / "pyvenv.cfg").is_file()


@pytest.mark.skipif(os.name == "nt", reason="a script stands for Python here")
def test_a_python_that_does_not_take_itself_for_the_environments_is_entered_once_more_at_most(
    tmp_path: Path,
) -> None:
    root = lay_project(tmp_path)
    make_environment(root)
    python = root / ".venv" / "bin" / "python"
    python.unlink()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    assert "Setting up .venv" in start(root).stderr
    again = start(root, COURSEWRIGHT_ENTERED="2")
    assert again.returncode == 3
    assert "Python does not start from .venv" in again.stderr


def test_an_environment_without_its_packages_is_named(tmp_path: Path) -> None:
    root = lay_project(tmp_path)
    make_environment(root)
    answer = start(root, PYTHONPATH="")
    assert answer.returncode == 3
    assert ".venv is damaged" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.slow
def test_without_a_network_the_set_up_says_so(tmp_path: Path) -> None:
    answer = start(lay_project(tmp_path), PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert answer.returncode == 3
    assert answer.stderr.endswith("and start again.\n")
    assert "no network is reached" in answer.stderr
