"""What a worker writes: its words for people, and between two control signs how far it is."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field

OPEN, SHUT = b"\x1e", b"\x1f"
NOTE = re.compile(re.escape(OPEN) + rb"([^\x1e\x1f]*)" + re.escape(SHUT))
LONGEST = 200
"""Bytes of a note: short ones come through a pipe in one piece."""


def write_note(text: str) -> None:
    """Tell the one who reads this process's standard output how far it is."""
    with suppress(OSError):  # work goes on when nobody listens
        os.write(1, OPEN + text.encode("utf-8", "replace")[:LONGEST] + SHUT)


@dataclass(slots=True)
class Stream:
    """Parts a worker's output into words and notes."""

    words: bytearray = field(default_factory=bytearray)
    rest: bytes = b""

    def feed(self, chunk: bytes) -> list[str]:
        """Take some output; the notes that are whole with it."""
        text = self.rest + chunk
        notes = [note.decode("utf-8", "ignore") for note in NOTE.findall(text)]
        text = NOTE.sub(b"", text)
        cut = text.find(OPEN)
        if cut < 0 or len(text) - cut > LONGEST + 1:
            cut = len(text)
        self.words += text[:cut]
        self.rest = text[cut:]
        return notes

    def ended(self) -> str:
        """All words, when no more will come."""
        return (bytes(self.words) + self.rest).decode("utf-8", "replace")
