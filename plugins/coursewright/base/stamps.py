"""Files that stay what they were: known by size and time, and put into a second place as links."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field

Stamp = tuple[int, int]
"""A file's size in bytes, and when it was written, in nanoseconds."""
NO_FILE: Stamp = (0, 0)
State = tuple[int, int, int, int]
"""A file's size in bytes, when it was written and when it came (nanoseconds), and its number.

No editor and no copy gives a file all of another one's.
"""
TICK = 2_000_000_000
"""Nanoseconds that two moments may lie apart and be written as one: FAT counts so."""


def stamp_of(path: str | os.PathLike[str]) -> Stamp:
    """The stamp of a file; `NO_FILE` where there is none."""
    try:
        state = os.stat(path)  # noqa: PTH116  # thousands of them, and no Path is needed
    except OSError:
        return NO_FILE
    return state.st_size, state.st_mtime_ns


def state_of(path: str | os.PathLike[str], now: int) -> State | None:
    """The state of a file at a moment (nanoseconds): while it is the same, so is what stands in it.

    None where that may not be so: of a file as young as a clock's tick, which might be written once more in the same
    one, and where there is none.
    """
    try:
        return state_in(os.stat(path), now)  # noqa: PTH116  # as above
    except OSError:
        return None


def state_in(found: os.stat_result, now: int) -> State | None:
    """The same of a file of which the system was asked already."""
    if max(found.st_mtime_ns, found.st_ctime_ns) > now - TICK:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@dataclass(slots=True)
class Linking:
    """Lets files stand in a second place, as copies where the system makes no links; makes each folder once."""

    _made: set[str] = field(default_factory=set)

    def link(self, source: str, target: str) -> bool:
        """Whether a file stands in its second place now, which was empty."""
        self.make_folder_of(target)
        try:
            os.link(source, target)  # as above
        except OSError:
            try:
                shutil.copy2(source, target)
            except OSError:
                return False
        return True

    def make_folder_of(self, file: str) -> None:
        """Make the folder that a file will lie in."""
        folder = os.path.dirname(file)  # noqa: PTH120  # as above
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above
            self._made.add(folder)
