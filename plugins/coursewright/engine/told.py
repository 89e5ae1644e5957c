"""What is logged while a page is made, kept so that it can be told in the order of the pages."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

ROOT = "mkdocs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of the log: whose it is, how grave (a level of `logging`), and what it says."""

    logger: str
    level: int
    text: str


class _Keeper(logging.Handler):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Told] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.told.append(Told(logger=record.name, level=record.levelno, text=record.getMessage()))


@contextmanager
def listening() -> Iterator[list[Told]]:
    """Gather what the engine and its plugins log meanwhile, and let nobody else hear it."""
    logger, keeper = logging.getLogger(ROOT), _Keeper()
    others, spread = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [keeper], False
    try:
        yield keeper.told
    finally:
        logger.handlers, logger.propagate = others, spread


@contextmanager
def errors_told() -> Iterator[list[str]]:
    """Gather what is logged as an error meanwhile."""
    told: list[str] = []

    class Gathering(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    handler = Gathering(logging.ERROR)
    logger = logging.getLogger(ROOT)
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)


def tell(told: Iterable[Told]) -> None:
    """Log again what was gathered."""
    for line in told:
        logging.getLogger(line.logger).log(line.level, "%s", line.text)
