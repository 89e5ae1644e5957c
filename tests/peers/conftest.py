"""A gallery, a small site of quizzes in several states, and a browser: built once, used by all tests of the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import base_url, browser_type_launch_args, page, watch
from tests.browser.gallery import build_gallery
from tests.browser.sites import served

from .small import build_small

__all__ = ["base_url", "browser_type_launch_args", "page", "watch"]


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery's folder: all kinds, a page in each language."""
    return build_gallery(tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site's states."""
    return build_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def http(small: Path) -> Iterator[str]:
    """Its address: one origin for all states."""
    with served(small) as address:
        yield address
