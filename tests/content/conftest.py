"""The course of this repository, for the tests of it; whoever brings another course brings other tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.project import Project, load_projects
from tests.tiny import ROOT


@pytest.fixture(scope="session")
def ours() -> dict[str, Project]:
    """The course, of which nothing is said."""
    issues = IssueLog()
    found = load_projects(ROOT, issues)
    assert not issues.found, as_text(issues)
    return found


@pytest.fixture(scope="session")
def site(course_site: Path) -> Path:
    """Its site, as the documents show it."""
    return course_site
