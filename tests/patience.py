"""Waiting for what other processes do. Its bound is there for what never comes; no test is about time."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 600
"""Seconds; the busiest machine does with less."""
PAUSE = 0.05


def wait_until(happened: Callable[[], bool], otherwise: str) -> None:
    """Wait until something has happened; fail with the words `otherwise` where it never does."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, otherwise
        time.sleep(PAUSE)
