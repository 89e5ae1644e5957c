"""In which order tasks are done: as soon as what they need is there, the longest first, few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from coursewright.pipeline.task import Ended, Task, Told, Watcher

if TYPE_CHECKING:
    from coursewright.pipeline.crew import Crew

TICK = 0.2
"""Seconds after which a watcher hears that time goes by."""


def run_tasks(
    tasks: Sequence[Task], crew: Crew, width: int, watcher: Watcher, settle: Callable[[Ended], None]
) -> list[Ended]:
    """Do all tasks, at most `width` at a time, in their order; a failed one does not stop the others.

    `settle` is called with each that has ended, before those begin that need it. What is needed and not among the
    tasks is there already. Returns how they ended, one after another.
    """
    waiting, running, ended = list(tasks), set[str](), list[Ended]()
    try:
        while waiting or running:
            for task in _ready(waiting, running)[: width - len(running)]:
                waiting.remove(task)
                running.add(task.name)
                watcher.started(task.name)
                crew.start(task)
            for event in crew.wait(TICK):
                if isinstance(event, Told):
                    watcher.told(event.name, event.text)
                    continue
                running.remove(event.task.name)
                watcher.ended(event.task.name, event.seconds, good=event.code == 0)
                settle(event)
                ended.append(event)
            watcher.tick()
    finally:
        crew.close()
    return ended


def _ready(waiting: Sequence[Task], running: set[str]) -> list[Task]:
    missing = running.union(task.name for task in waiting)
    return [task for task in waiting if not missing.intersection(task.needs)]


def run_here(task: Task, watcher: Watcher) -> Ended:
    """Do a task in this process. What the system refuses is raised."""
    watcher.started(task.name)
    begun = time.monotonic()
    code = task.run()
    seconds = time.monotonic() - begun
    watcher.ended(task.name, seconds, good=code == 0)
    return Ended(task=task, code=code, output="", seconds=seconds)
