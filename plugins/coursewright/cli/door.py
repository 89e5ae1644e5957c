"""The console script `coursewright`: finds the project around the current folder and hands over to the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SPINE = Path("content", "course.yml")
SEED = "0"
"""Processes of one build share it: a copy of this process has the seed that this one began with."""


def main() -> int:
    """Run the command of this process's arguments and return its exit code."""
    arguments = sys.argv[1:]
    if not (sys.flags.utf8_mode and os.environ.get("PYTHONHASHSEED") == SEED):
        return start_again(arguments)
    from coursewright.cli.main import main as run

    return run(arguments, project_around(Path.cwd()), name="coursewright")


def start_again(arguments: list[str]) -> int:
    """Run this Python once more, in UTF-8 mode and with the seed; on POSIX in place of this process."""
    command = [sys.executable, "-X", "utf8", "-m", "coursewright", *arguments]
    told = environment_of(os.environ)
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(sys.executable, command, told)
    child = subprocess.Popen(command, env=told)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the console sends Ctrl+C to the child as well: let it end by itself
            continue


def environment_of(given: Mapping[str, str]) -> dict[str, str]:
    """The environment in which commands run: UTF-8 everywhere, one seed, and what is compiled is kept."""
    told = {**given, "PYTHONUTF8": "1", "PYTHONHASHSEED": SEED}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    return told


def project_around(folder: Path) -> Path:
    """The nearest folder, from this one upwards, that holds a course; without one this folder."""
    return next((place for place in (folder, *folder.parents) if (place / SPINE).is_file()), folder)
