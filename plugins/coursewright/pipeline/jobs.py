"""Jobs: child processes side by side, their output kept, and ended when this process ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

REFUSED = 3
"""Exit code of a job that the system refused something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One child process: a name for people, arguments for `coursewright.pipeline.child`, extra environment.

    `makes` are paths below the stage. A file of them comes into its place whole, so that it is good even where the
    job fails; a folder is good when the job is.
    """

    name: str
    arguments: tuple[str, ...]
    makes: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a job ended: exit code (negative: the signal that killed it), what it printed (both streams), and seconds."""

    job: Job
    code: int
    output: str
    seconds: float


class Watcher(Protocol):
    """Who wants to know how the jobs get on; called from several threads."""

    def say(self, text: str) -> None:
        """Tell a sentence."""

    def started(self, name: str) -> None:
        """Tell that a job began."""

    def ended(self, name: str, seconds: float, *, good: bool) -> None:
        """Tell that a job ended."""


def run_jobs(jobs: Iterable[Job], root: Path, width: int, watcher: Watcher) -> list[Ended]:
    """Run all jobs, at most `width` at a time; a failed one does not stop the others, so all faults are told."""
    reader, writer = os.pipe()
    try:
        with ThreadPoolExecutor(max_workers=width) as pool:
            return list(pool.map(lambda job: run_job(job, root, reader, watcher), jobs))
    finally:
        os.close(writer)
        os.close(reader)


def run_job(job: Job, root: Path, stdin: int, watcher: Watcher) -> Ended:
    """Run one job to its end; its standard input closes when this process dies, and then it ends itself."""
    watcher.started(job.name)
    begun = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "coursewright.pipeline.child", *job.arguments],
        cwd=root,
        env={**os.environ, **job.environment},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    seconds = time.monotonic() - begun
    watcher.ended(job.name, seconds, good=answer.returncode == 0)
    return Ended(job=job, code=answer.returncode, output=answer.stdout, seconds=seconds)
