"""What a command costs: CPU of it and all it waits for, wall time, memory of all its processes at their greatest."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20
_PROC = Path("/proc")
_TICKS = float(os.sysconf("SC_CLK_TCK")) if hasattr(os, "sysconf") else 100.0
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system tells the memory of a process that ended."""
_FIRST, _LATER = 0.05, 0.5
"""Seconds between two looks at memory: at first, and after some seconds, since each look costs CPU itself."""


class Failed(Exception):
    """A measured command ended with a fault; the text holds the end of what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU seconds (user and system), wall seconds, MiB at most, and the machine's load at the end."""

    cpu: float
    wall: float
    peak: float
    load: float

    def figures(self) -> dict[str, float]:
        """The figures by name, rounded to what they are good for."""
        return {
            "cpu": round(self.cpu, 3),
            "wall": round(self.wall, 3),
            "peak": round(self.peak, 1),
            "load": round(self.load, 2),
        }


def can_measure() -> bool:
    """Whether this system tells what a process and its children cost."""
    return hasattr(os, "wait4")


def measure(command: Sequence[str], folder: Path, settings: Mapping[str, str]) -> Cost:
    """Run a command in `folder` with `settings` as its environment. Raises Failed where it ends with a fault."""
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        child = subprocess.Popen(
            command, cwd=folder, env=dict(settings), stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        watch = Watch(child.pid)
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            child.kill()
            child.wait()
            raise
        finally:
            sampled = watch.stop()
        wall = time.monotonic() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(command)}\n{said.read()[-4000:].decode('utf-8', 'replace')}")
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        peak=max(sampled, usage.ru_maxrss * _RSS_UNIT / MIB),
        load=os.getloadavg()[0],
    )


class Watch:
    """Looks at the memory of a process and its descendants until it is stopped."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._peak = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        pause = _FIRST
        while not self._end.wait(pause):
            self._peak = max(self._peak, sum(proportional(one) for one in family(self._process)))
            pause = min(_LATER, pause * 1.1)

    def stop(self) -> float:
        """End, and give the MiB at most."""
        self._end.set()
        self._thread.join()
        return self._peak


def family(process: int) -> list[int]:
    """A process and all its living descendants; only itself where the system does not tell."""
    parents = _parents()
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _parents() -> dict[int, int]:
    parents = {}
    for entry in _PROC.iterdir() if _PROC.is_dir() else ():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                parents[int(entry.name)] = int(fields[1])
    return parents


def _stat(process: int) -> list[str]:
    """What the system tells of a process behind its name, from its state on; nothing where it is gone."""
    try:
        return (_PROC / str(process) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def proportional(process: int) -> float:
    """MiB of a process; what it shares with others is divided between them."""
    try:
        text = (_PROC / str(process) / "smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    sizes = [line.split()[1] for line in text.splitlines() if line.startswith("Pss:")]
    return sum(int(size) for size in sizes) * 1024 / MIB


def cpu_so_far(process: int) -> float:
    """CPU seconds of a living process, of its living descendants, and of those that they waited for."""
    fields = [_stat(one) for one in family(process)]
    return sum(sum(int(ticks) for ticks in of_one[11:15]) for of_one in fields if of_one) / _TICKS
