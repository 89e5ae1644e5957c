"""The course's own site, which the documents show."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def site(course_site: Path) -> Path:
    """The site of the course in this repository."""
    return course_site
