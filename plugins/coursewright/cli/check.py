"""`check`: every fault in one run, as text, JSON or annotations."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog, as_github, as_json, as_text
from coursewright.cli.main import FAULTS, GOOD, USAGE
from coursewright.pipeline.check import check_project, read_languages

if TYPE_CHECKING:
    from coursewright.project import Project

FORMS = {"text": as_text, "json": as_json, "github": as_github}


def run_check_command(root: Path, *, form: str, language: str, fix: bool, quiet: bool) -> int:
    """Check and print; exit 1 if anything would stop a build."""
    issues = IssueLog()
    languages, _ = check_languages(root, language, issues)
    if language and languages and language not in languages:
        print(f"--lang {language}: the course has {', '.join(languages)}.", file=sys.stderr)
        return USAGE
    if issues.found or form == "json":
        print(FORMS[form](issues))
    if form == "text" and (issues.found or not quiet):
        print(summary(issues), file=sys.stderr)
    return FAULTS if issues.has_errors else GOOD


def check_languages(
    root: Path, language: str, issues: IssueLog, *, partial: bool = False
) -> tuple[tuple[str, ...], tuple[Project, ...]]:
    """The course's languages and the projects of those asked for ("" for all), with their issues.

    `partial`: what differs between languages is a warning, or nobody could preview a half-written lesson.
    """
    languages = read_languages(root, issues)
    wanted = tuple(each for each in languages if language in ("", each))
    projects = check_project(root, wanted, issues)
    if partial or language:
        issues.found[:] = [
            replace(issue, severity="warning") if issue.rule.startswith("parity/") else issue
            for issue in issues.found
        ]
    return languages, projects


def summary(issues: IssueLog) -> str:
    """How many errors and warnings, in one sentence."""
    errors = sum(issue.severity == "error" for issue in issues.found)
    warnings = len(issues.found) - errors
    if not issues.found:
        return "No faults."
    parts = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    parts += [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    return f"{' and '.join(parts)}."
