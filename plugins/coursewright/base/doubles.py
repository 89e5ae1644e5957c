"""Doubles of this process that take the same way beside it: each does its share, and all learn what the others found.

A double is forked, so it knows all that this process knows, and goes through the same lines of code. Where there is
much to do by name, each does what falls to it; then they `swap`. Who is lost on the way is not missed: what it would
have found nobody has, so whoever needs it finds it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar

T = TypeVar("T")
MOST = 4
"""So many processes at most: each of them reads all files, and waits for the slowest."""


def can_fork() -> bool:
    """Whether a process here can be doubled; macOS has a fork, but its libraries for text break in the copy."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def has_threads() -> bool:
    """Whether more than one thread runs here: what another of them holds would be held in a double for ever."""
    return threading.active_count() > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A process at the other end, and the ends here of the pipes from it and to it."""

    process: int
    hear: BinaryIO
    tell: BinaryIO

    def close(self) -> None:
        """Close both."""
        for end in (self.hear, self.tell):
            with suppress(OSError):  # what could not be written any more
                end.close()


@dataclass(slots=True, kw_only=True)
class Share:
    """What falls to one of `count` processes, of which the first (`number` 0) has a line to each of the others."""

    number: int = 0
    count: int = 1
    lines: list[Line] = field(default_factory=list)
    _owners: dict[str, int] = field(default_factory=dict)
    _loads: list[int] = field(default_factory=list)

    def is_mine(self, name: str, weight: int) -> bool:
        """Whether a name falls to this process: a new one to whoever has least, so all must meet names in one order."""
        if name not in self._owners:
            self._loads = self._loads or [0] * self.count
            owner = min(range(self.count), key=self._loads.__getitem__)
            self._owners[name] = owner
            self._loads[owner] += weight
        return self._owners[name] == self.number

    def swap(self, mine: Mapping[str, T]) -> dict[str, T]:
        """What the others found by name, given what this process found."""
        return self._gather(mine) if self.number == 0 else self._hand_in(mine)

    def _gather(self, mine: Mapping[str, T]) -> dict[str, T]:
        heard: list[dict[str, T]] = []
        for line in list(self.lines):  # all are heard before any is told: nobody waits for somebody who waits
            try:
                heard.append(pickle.load(line.hear))  # noqa: S301  # from a process that this one forked
            except (EOFError, OSError, pickle.UnpicklingError):
                self.lines.remove(line)
                line.close()
        found = {name: value for rows in heard for name, value in rows.items()}
        for line, own in zip(list(self.lines), heard, strict=True):
            rest = {name: value for name, value in found.items() if name not in own}
            with suppress(OSError):
                pickle.dump({**mine, **rest}, line.tell, protocol=pickle.HIGHEST_PROTOCOL)
                line.tell.flush()
        return found

    def _hand_in(self, mine: Mapping[str, T]) -> dict[str, T]:
        (line,) = self.lines
        pickle.dump(mine, line.tell, protocol=pickle.HIGHEST_PROTOCOL)
        line.tell.flush()
        found: dict[str, T] = pickle.load(line.hear)  # noqa: S301  # from the process that forked this one
        return found


ALONE = Share()


@contextmanager
def doubled(width: int) -> Iterator[Share]:
    """Take the way through a block in `width` processes, or alone; only the first comes out of it."""
    count = min(width, MOST) if can_fork() and not has_threads() else 1
    share = Share(count=max(1, count))
    started: list[Line] = []
    try:
        for number in range(1, share.count):
            line = _forked(started)
            if line.process == 0:
                yield from _way_of_a_double(Share(number=number, count=share.count, lines=[line]))
            started.append(line)
        share.lines = list(started)
        yield share
    finally:
        for line in started:  # What it would still do there is done here as well.
            with suppress(ProcessLookupError):
                os.kill(line.process, signal.SIGKILL)
            line.close()
            os.waitpid(line.process, 0)


def _forked(others: list[Line]) -> Line:
    """Fork; in the double the line leads to this process, whose number there is 0, and those of `others` are closed."""
    here, theirs = os.pipe(), os.pipe()
    process = os.fork()
    mine, away = (here[0], theirs[1]), (theirs[0], here[1])
    if process == 0:
        mine, away = away, mine
        for line in others:
            line.close()
    for end in away:
        os.close(end)
    return Line(process=process, hear=os.fdopen(mine[0], "rb"), tell=os.fdopen(mine[1], "wb"))


def _way_of_a_double(share: Share) -> Iterator[Share]:
    """Let the block run here, and end: nothing behind it is a double's to do."""
    try:
        yield share
    finally:
        os._exit(0)
