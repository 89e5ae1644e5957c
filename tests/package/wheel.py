"""The package as a wheel, made of what git keeps, and unpacked as an installer does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from coursewright.scaffold.files_of import SHARED
from tests.tiny import ROOT

BUILT_FROM = ("pyproject.toml", "setup.py", "README.md", "LICENSE", *SHARED, "plugins/coursewright")
MAKE = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"


def kept(*names: str) -> list[str]:
    """The files below these names that git keeps, or would with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *names]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return sorted({name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()})


def make_wheel(folder: Path) -> None:
    """Make the wheel in `folder`, and unpack it into `folder`/installed; no index is asked."""
    source = folder / "source"
    for name in kept(*BUILT_FROM):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    command = [sys.executable, "-c", MAKE, str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    shutil.rmtree(source)
    with zipfile.ZipFile(wheel_in(folder)) as archive:
        archive.extractall(folder / "installed")
    # As installers do; else whoever runs it first writes into the folder.
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder / "installed")], check=True)


def wheel_in(folder: Path) -> Path:
    """The wheel in a folder."""
    (wheel,) = folder.glob("*.whl")
    return wheel


def run_installed(folder: Path, at: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `coursewright WORDS` of the unpacked wheel in the folder `at`."""
    known = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")
    }
    return subprocess.run(
        [sys.executable, "-m", "coursewright", *words],
        cwd=at,
        env={**known, "PYTHONPATH": str(folder / "installed"), **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
