"""Tasks: what a build is made of, as values, and how each of them ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

REFUSED = 3
"""Exit code of a task that the system refused something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One step of a build, with a name for people.

    `run` does it in a process of its own and returns its exit code; what it prints is kept. It begins when the tasks
    that it `needs` have ended; where one of them failed, its parts are those of the last good build. `makes` are
    paths below the stage: a file of them comes into its place whole, so that it is good even where the task fails;
    a folder is good when the task is. `digest` stands for all that the parts depend on, "" if nobody knows. `here`:
    it is done by the builder itself, and only if there is something new; what the system refuses ends the build.
    `loads` are modules of ours that `run` imports: they are named as text, since a build without the task has no use
    for them. `own`: where there is no other task, the builder may do it itself.
    """

    name: str
    run: Callable[[], int]
    makes: tuple[str, ...]
    digest: str = ""
    needs: tuple[str, ...] = ()
    here: bool = False
    loads: tuple[str, ...] = ()
    own: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a running task says about how far it is."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a task ended: exit code (negative: the signal that killed it), what it printed (both streams), seconds."""

    task: Task
    code: int
    output: str
    seconds: float


class Watcher(Protocol):
    """Who wants to know how the tasks get on."""

    def say(self, text: str) -> None:
        """Tell a sentence."""

    def started(self, name: str) -> None:
        """Tell that a task began."""

    def told(self, name: str, text: str) -> None:
        """Tell how far a task is."""

    def ended(self, name: str, seconds: float, *, good: bool) -> None:
        """Tell that a task ended."""

    def tick(self) -> None:
        """Some time has gone by."""
