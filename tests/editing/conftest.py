"""What the tests of this folder share."""

from __future__ import annotations

import pytest

from coursewright.project.model import Project
from tools.editing.texts import read_projects

from ..tiny import ROOT


@pytest.fixture(scope="session")
def ours() -> dict[str, Project]:
    """The course of this repository."""
    return read_projects(ROOT)
