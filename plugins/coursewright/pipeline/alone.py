"""The one task of a build, done by the builder itself.

A copy of this process would double all memory that it touches, for a task that nothing goes on beside: a twelfth of
the CPU of a build after an edit of one lesson among a thousand.
"""

from __future__ import annotations

import io
import locale
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from coursewright.base.telling import listening
from coursewright.pipeline.child import run_refused, take_environment
from coursewright.pipeline.schedule import TICK
from coursewright.pipeline.task import Ended, Task, Watcher


def can_be_alone(tasks: Sequence[Task]) -> bool:
    """Whether there is one task, which runs no code but ours: other code may end its process, or leave it changed."""
    return len(tasks) == 1 and tasks[0].own and bool(tasks[0].digest)


def run_alone(task: Task, root: Path, watcher: Watcher) -> Ended:
    """Do a task as a worker does it; what it prints is kept."""
    watcher.started(task.name)
    begun, said = time.monotonic(), io.StringIO()
    with (
        surroundings(task.environment, root),
        listening(_listener(task.name, watcher)),
        redirect_stdout(said),
        redirect_stderr(said),
    ):
        try:
            code = run_refused(task.run)
        except Exception:
            traceback.print_exc()
            code = 1
    seconds = time.monotonic() - begun
    watcher.ended(task.name, seconds, good=code == 0)
    return Ended(task=task, code=code, output=said.getvalue(), seconds=seconds)


@contextmanager
def surroundings(told: Mapping[str, str], folder: Path) -> Iterator[None]:
    """The environment and the working folder of a worker; afterwards they are what they were."""
    before = {name: os.environ.get(name) for name in told}
    here, letters = Path.cwd(), locale.setlocale(locale.LC_CTYPE)
    try:
        os.chdir(folder)
        take_environment(told)
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
        take_environment({name: value for name, value in before.items() if value is not None})
        locale.setlocale(locale.LC_CTYPE, letters)
        os.chdir(here)


def _listener(name: str, watcher: Watcher) -> Callable[[str], None]:
    """Tells the watcher how far the task is, now and then; what it prints is none of the task's."""
    stderr, last = sys.stderr, 0.0

    def hear(text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= TICK:
            last = now
            with redirect_stderr(stderr):
                watcher.told(name, text)
                watcher.tick()

    return hear
