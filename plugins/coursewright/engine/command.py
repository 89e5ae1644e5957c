"""The build as a command: what `mkdocs build --strict` prints and how it ends."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.engine.build import build_site
from coursewright.engine.told import ROOT

LINE = "%(levelname)-8s-  %(message)s"
"""As MkDocs writes where no terminal shows colours."""


def run_site(
    settings: Path, folder: Path, width: int, cache: Cache = NO_CACHE, last: Path | None = None
) -> int:
    """Build a site (see `build_site`) and say what is at fault; the exit code."""
    with telling():
        try:
            build_site(settings, folder, width, cache, last)
        except MkDocsException as fault:
            fault.show()
            return 1
    return 0


@contextmanager
def telling() -> Iterator[None]:
    """Print meanwhile what the engine and its plugins log."""
    logger, handler = logging.getLogger(ROOT), logging.StreamHandler()
    handler.setFormatter(logging.Formatter(LINE))
    level, spread = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = spread
