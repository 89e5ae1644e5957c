"""How far a build is: a line for each running task on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.live import Live

OFTEN = 10.0
"""Seconds between two plain lines about a task that goes on."""


@dataclass(slots=True, kw_only=True)
class _Running:
    """A task at work: when it began, how far it is, and when that was last said (monotonic seconds)."""

    begun: float
    said: float
    text: str = ""


class Progress:
    """Tells about tasks as they begin, go on and end. Entered, it may take over the last lines of a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._running: dict[str, _Running] = {}
        self._live: Live | None = None

    def __enter__(self) -> Progress:
        if not self._quiet and sys.stderr.isatty():
            self._live = _live_lines()
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            with suppress(OSError):
                self._live.stop()
            self._live = None

    def say(self, text: str) -> None:
        """Print a line, unless quiet."""
        if self._quiet:
            return
        with suppress(OSError):  # a build goes on when nobody listens
            if self._live is None:
                print(text, file=sys.stderr, flush=True)
            else:
                self._live.console.print(text, markup=False, highlight=False, emoji=False)

    def started(self, name: str) -> None:
        """Tell that a task began."""
        now = time.monotonic()
        self._running[name] = _Running(begun=now, said=now)
        if self._live is None:
            self.say(f"{name} …")
        self.tick()

    def told(self, name: str, text: str) -> None:
        """Tell how far a task is."""
        self._running[name].text = text

    def ended(self, name: str, seconds: float, *, good: bool) -> None:
        """Tell that a task ended."""
        del self._running[name]
        self.say(f"{name}: {seconds:.1f} s" if good else f"{name}: failed after {seconds:.1f} s")
        self.tick()

    def tick(self) -> None:
        """Show that time goes by."""
        now = time.monotonic()
        if self._live is not None:
            with suppress(OSError):
                self._live.update("\n".join(self._lines(now)), refresh=True)
            return
        for name, task in self._running.items():
            if now - task.said >= OFTEN:
                task.said = now
                self.say(_line(name, task, now))

    def _lines(self, now: float) -> list[str]:
        return [_line(name, task, now) for name, task in self._running.items()]


def _line(name: str, task: _Running, now: float) -> str:
    how_far = f"{name}: {task.text}" if task.text else name
    return f"{how_far} ({now - task.begun:.0f} s)"


def _live_lines() -> Live | None:
    """Lines that change in their place; None on a terminal that cannot do that."""
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True, markup=False, highlight=False)
    if console.is_dumb_terminal:
        return None
    # No thread of its own that refreshes: a process with two threads cannot be doubled safely.
    return Live(
        console=Console(stderr=True, markup=False, highlight=False), auto_refresh=False, transient=True
    )
