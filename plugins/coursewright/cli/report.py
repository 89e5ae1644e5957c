"""Sentences that several commands say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.codes import FAULTS, GOOD, LACKS

if TYPE_CHECKING:
    from coursewright.project.model import Project


def is_language(language: str, root: Path) -> bool:
    """Whether the course has the language (or none is asked for, or course.yml cannot be read); if not, say so."""
    if not language:
        return True
    from coursewright.project.load import course_languages

    languages = course_languages(root, IssueLog())
    if not languages or language in languages:
        return True
    print(f"--lang {language}: the course has {', '.join(languages)}.", file=sys.stderr)
    return False


def summary(issues: IssueLog) -> str:
    """How many errors and warnings, in one sentence."""
    errors = sum(issue.severity == "error" for issue in issues.found)
    warnings = len(issues.found) - errors
    if not issues.found:
        return "No faults."
    parts = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    parts += [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    return f"{' and '.join(parts)}."


def tell_hindrance(root: Path, issues: IssueLog, nothing: str) -> int:
    """Print what was found, and say that there is `nothing` where it, or the system, forbids it; the exit code."""
    from coursewright.pipeline.obstacles import find_obstacles

    if issues.found:
        print(as_text(issues), file=sys.stderr)
    if issues.has_errors:
        print(f"{summary(issues)} {nothing}", file=sys.stderr)
        return FAULTS
    obstacles = list(find_obstacles(root))
    for obstacle in obstacles:
        print(obstacle, file=sys.stderr)
    return LACKS if obstacles else GOOD


def robot_lines(projects: Iterable[Project]) -> Iterator[str]:
    """A line a language that has quizzes: how many robots sat them while they were checked, and whose habit pays."""
    for project in projects:
        rows = [row for row in project.robots if row.turns]
        if rows:
            pays = [f"{row.trick} {row.right} of {row.turns}" for row in rows if row.works]
            found = f"above chance: {', '.join(pays)}" if pays else "none above chance"
            yield f"Robots that have read no lesson ({project.language}): {len(rows)}, {found}."


def robot_table(projects: Iterable[Project]) -> Iterator[str]:
    """Lines that tell what robots without the lessons get right, by language, beside what blind choices would."""
    from coursewright.project.robots import seat_robots

    for project in projects:
        rows = [row for row in seat_robots(project) if row.turns]
        if rows:
            yield f"Robots that have read no lesson ({project.language}):"
        for row in rows:
            mark = "  <- its habit pays" if row.works else ""
            counts = f"{row.right:4} of {row.turns:4} right, blind {row.expected:6.1f}"
            yield f"  {row.trick:14}{counts}{mark}"
