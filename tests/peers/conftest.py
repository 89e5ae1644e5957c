"""A small site of quizzes in several states, and pages that are watched: used by all tests of the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import page, watch
from tests.browser.sites import served

from .small import build_small

__all__ = ["page", "watch"]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site's states."""
    return build_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def http(small: Path) -> Iterator[str]:
    """Its address: one origin for all states."""
    with served(small) as address:
        yield address
