"""One of our commands, with a sample every few milliseconds of CPU: who is at work.

A profiler that counts calls makes what calls often look slow. `python -m tools.bench.sampled FILE WORDS…` runs
`build.py WORDS…` for the project in the current folder and writes samples to FILE as JSON: how many by who asked for
the work and whose code did it, as "quiz|markdown" (a room of ours and a package); under "" the CPU seconds of all.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import NoReturn

from coursewright.cli.main import main as run_command

STEP = 0.004
"""Seconds of CPU between two samples: what the system's clock can tell apart."""
OFTEN = 20
"""Samples after which a forked process writes."""
LOADING, OWN, PYTHON = "loading of modules", "coursewright", "Python"
BY = "|"
_OURS, _LIBRARIES = "/coursewright/", "/site-packages/"
_IMPORT = "<frozen importlib"


class Samples:
    """Counts by room and package in one process; `begun` is its CPU, in seconds, when the first was taken.

    Those of a forked process are written to `out` as they come: it may be ended at any time.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.begun = 0.0
        self.out: Path | None = None
        self._packages: dict[str, str] = {}
        self._rooms: dict[str, str] = {}

    def written(self) -> dict[str, float]:
        """The counts and, under an empty name, the CPU seconds of this process."""
        return {**self.counts, "": time.process_time() - self.begun}

    def take(self, _: int, frame: FrameType | None) -> None:
        """Note who is at work; a signal's handler."""
        package = self._package(frame.f_code.co_filename) if frame else PYTHON
        room = ""
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(_IMPORT):
                room = package = LOADING
                break
            room = room or self._room(file)
            frame = frame.f_back
        self.counts[f"{room or PYTHON}{BY}{package}"] += 1
        if self.out and self.counts.total() % OFTEN == 0:
            self.write()

    def write(self) -> None:
        """Write what was noted so far; whoever reads meanwhile finds what was written before."""
        if self.out:
            fresh = self.out.with_name(f"fresh {self.out.name}")
            fresh.write_text(json.dumps(self.written()), encoding="utf-8")
            fresh.replace(self.out)

    def _package(self, file: str) -> str:
        """Whose code a file is."""
        if file not in self._packages:
            path = Path(file).as_posix()
            _, library, rest = path.rpartition(_LIBRARIES)
            own = OWN if _OURS in path else PYTHON
            self._packages[file] = rest.split("/")[0].removesuffix(".py") if library else own
        return self._packages[file]

    def _room(self, file: str) -> str:
        """Our room that a file is in; an empty text if it is not ours."""
        if file not in self._rooms:
            _, ours, rest = Path(file).as_posix().rpartition(_OURS)
            self._rooms[file] = rest.split("/")[0].removesuffix(".py") if ours else ""
        return self._rooms[file]


def main(arguments: list[str]) -> int:
    """Run a command under samples, write them, and give its exit code."""
    out, samples = Path(arguments[0]), Samples()
    begin(samples)
    follow(out, samples)
    try:
        return run_command(arguments[1:], Path.cwd())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        parts = [samples.written(), *(json.loads(file.read_bytes()) for file in parts_of(out))]
        total = sum((Counter(part) for part in parts), Counter[str]())
        out.write_text(json.dumps(total), encoding="utf-8")


def begin(samples: Samples) -> None:
    """Take samples in this process from now on."""
    signal.signal(signal.SIGPROF, samples.take)
    signal.setitimer(signal.ITIMER_PROF, STEP, STEP)


def follow(out: Path, samples: Samples) -> None:
    """Take samples in forked processes, too, each of which writes what it noted, at the latest when it leaves."""
    leave = os._exit  # by which a forked process leaves, unless it is ended

    def begin_child() -> None:
        samples.counts.clear()
        samples.begun = time.process_time()
        samples.out = out.with_suffix(f".{os.getpid()}")
        begin(samples)

    def write_and_leave(status: int) -> NoReturn:
        signal.setitimer(signal.ITIMER_PROF, 0)
        samples.write()
        leave(status)

    os.register_at_fork(after_in_child=begin_child)
    os._exit = write_and_leave


def parts_of(out: Path) -> list[Path]:
    """What forked processes wrote."""
    return [file for file in out.parent.glob(f"{out.stem}.*") if file.suffix[1:].isdigit()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
