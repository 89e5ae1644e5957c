"""How far a build is: one changing line on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress


class Progress:
    """Tells about jobs as they begin and end; may be called from several threads."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.live = not quiet and sys.stderr.isatty()
        self.running: list[str] = []
        self.lock = threading.Lock()

    def say(self, text: str) -> None:
        """Print a line, unless quiet."""
        if not self.quiet:
            with self.lock:
                self._line(text)

    def started(self, name: str) -> None:
        """Tell that a job began."""
        with self.lock:
            self.running.append(name)
            self._status()

    def ended(self, name: str, seconds: float, *, good: bool) -> None:
        """Tell that a job ended."""
        with self.lock:
            self.running.remove(name)
            if not self.quiet:
                self._line(f"{name}: {seconds:.1f} s" if good else f"{name}: failed after {seconds:.1f} s")
            self._status()

    def _line(self, text: str) -> None:
        clear = "\r\x1b[K" if self.live else ""
        self._print(f"{clear}{text}\n")

    def _status(self) -> None:
        if self.live:
            text = f"building {', '.join(self.running)} …" if self.running else ""
            self._print(f"\r\x1b[K{text}")

    def _print(self, text: str) -> None:
        with suppress(OSError):  # a build goes on when nobody listens
            print(text, end="", file=sys.stderr, flush=True)
