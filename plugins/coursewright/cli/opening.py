"""How commands that write something open a course: checked as a whole, and its languages, or the one asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursewright.base.cache import CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.cli.codes import GOOD, USAGE
from coursewright.cli.report import is_language, tell_hindrance
from coursewright.project.load import load_projects
from coursewright.project.model import Project


def open_course(root: Path, language: str, nothing: str) -> Mapping[str, Project] | int:
    """The projects of all languages, or of one, in course.yml's order.

    The exit code where the course lacks the language, or where it, or the system, is at fault: then that is told, and
    that there is `nothing`.
    """
    if not is_language(language, root):
        return USAGE
    issues = IssueLog()
    projects = load_projects(root, issues, language, Cache(root / CACHE))
    hindered = tell_hindrance(root, issues, nothing)
    if hindered != GOOD:
        return hindered
    return {name: project for name, project in projects.items() if language in ("", name)}
