"""All faults of a project in one run: every language loaded and checked, before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog

if TYPE_CHECKING:
    from coursewright.project import Project


def read_languages(root: Path, issues: IssueLog) -> tuple[str, ...]:
    """Return the languages of course.yml, the default first; none and issues where it cannot be read."""
    from coursewright.course.load import read_course

    found = read_course(root, "", issues)
    return found[0].languages if found else ()


def check_project(root: Path, languages: tuple[str, ...], issues: IssueLog) -> tuple[Project, ...]:
    """Load and check the languages, and return what could be loaded."""
    from coursewright.project import load_project

    projects = (load_project(root, language, issues) for language in languages)
    return tuple(project for project in projects if project is not None)
