"""Files as a build read them first: who wants one later does not read it again while it is as it was."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.cache import digest
from coursewright.base.stamps import State, state_in
from coursewright.base.textfile import MAX_BYTES

if TYPE_CHECKING:
    from coursewright.project.stock import Stock

TEXTS = (".md", ".yml", ".yaml", ".svg")
"""Endings of what is read once more to be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file that was in a `state` before it was read, with its digest; its bytes, if it is a text."""

    state: State
    mark: str
    raw: bytes | None


@dataclass(slots=True)
class Reader:
    """Reads files, and knows of each that it read whether it still is what was read."""

    files: dict[str, Seen] = field(default_factory=dict)

    def mark(self, path: str) -> str:
        """A file's digest; where there is none to be read, why."""
        try:
            found = os.stat(path)  # noqa: PTH116  # thousands of them, and no Path is needed
        except (OSError, ValueError):
            return "no file"
        if not stat.S_ISREG(found.st_mode):
            return "no file"
        state, known = state_in(found, time.time_ns()), self.files.get(path)
        if known is not None and known.state == state:
            return known.mark
        try:
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  # as above; it is read at once
                raw = stream.read()
        except OSError as fault:
            return f"unread {fault.errno}"
        mark = digest(raw)
        if state is not None:
            text = path.endswith(TEXTS) and len(raw) <= MAX_BYTES
            self.files[path] = Seen(state=state, mark=mark, raw=raw if text else None)
        return mark

    def stock(self, root: Path) -> Stock:
        """The files of the course below `root`, of which those that are as they were read are not read again."""
        from coursewright.project.stock import Stock, held_file  # late: where nothing changed nobody wants it

        texts = ((Path(path), seen) for path, seen in self.files.items() if seen.raw is not None)
        held = {path: held_file(path, root, seen.state, seen.raw or b"", seen.mark) for path, seen in texts}
        return Stock(root=root, held=held)
