"""What the layout engine logs: it reports lost pictures, letters and rules nowhere else."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator


class _Listener(logging.Handler):
    """Keeps each line once."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if line not in self.lines:
            self.lines.append(line)


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """The lines that the engine logs inside, none of which reaches the terminal."""
    logger = logging.getLogger("weasyprint")
    listener, handlers, propagate = _Listener(), logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [listener], False
    try:
        yield listener.lines
    finally:
        logger.handlers[:], logger.propagate = handlers, propagate
