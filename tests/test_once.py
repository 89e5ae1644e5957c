"""What is made once in a run: in one process after another and in several at a time, and nobody writes into it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = """
import pytest
from tests.once import made_once

@pytest.fixture(scope="session")
def dear(tmp_path_factory):
    def make(folder):
        (folder / "made").write_text("once")
        with open({log!r}, "a") as log:
            log.write("made\\n")
    with made_once(tmp_path_factory, "dear", make) as folder:
        yield folder
"""
READ = "def test_{name}(dear):\n    assert (dear / 'made').read_text() == 'once'\n"
WRITE = "def test_{name}(dear):\n    (dear / 'made').write_text('twice')\n"
ROOT = Path(__file__).resolve().parents[1]


def run(folder: Path, processes: int, **tests: str) -> tuple[str, int]:
    """Run tests in files of their own; what pytest said, and how often the folder was made."""
    log = folder / "log"
    (folder / "conftest.py").write_text(CONFTEST.format(log=str(log)), encoding="utf-8")
    for name, text in tests.items():
        (folder / f"test_{name}.py").write_text(text.format(name=name), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    words = f"-q -p no:cacheprovider -p no:playwright -n {processes} --basetemp".split()
    command = [sys.executable, "-X", "utf8", "-m", "pytest", *words, str(folder / "base"), "."]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)
    return answer.stdout, log.read_text(encoding="utf-8").count("made")


@pytest.mark.parametrize("processes", [0, 2])
def test_it_is_made_once_in_a_run(tmp_path: Path, processes: int) -> None:
    said, times = run(tmp_path, processes, one=READ, two=READ, three=READ)
    assert "3 passed" in said
    assert times == 1


def test_a_test_that_writes_into_it_is_told(tmp_path: Path) -> None:
    said, _ = run(tmp_path, 0, one=READ, two=WRITE)
    assert "a test wrote into 'dear', which all share" in said
    assert "1 error" in said
