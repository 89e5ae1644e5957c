"""Who does the tasks: forked processes that have the projects already, or new ones where a system cannot fork."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from coursewright.pipeline.forked import ForkedCrew
from coursewright.pipeline.spawned import Order, SpawnedCrew
from coursewright.pipeline.task import Ended, Task, Told


class Crew(Protocol):
    """Processes side by side; all of them end when this one does, however that goes."""

    def start(self, task: Task) -> None:
        """Begin a task."""

    def wait(self, seconds: float) -> Iterator[Told | Ended]:
        """What happened meanwhile; returns at once if something did, and after some seconds in any case."""

    def close(self) -> None:
        """End what is still running."""


def gather_crew(order: Order, *, fork: bool) -> Crew:
    """A crew for the tasks of one build."""
    return ForkedCrew(order.root) if fork else SpawnedCrew(order)
