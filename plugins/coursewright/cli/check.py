"""`check`: every fault in one run, as text, JSON or annotations."""

from __future__ import annotations

import sys
from pathlib import Path

from coursewright.base.issues import IssueLog, as_github, as_json, as_text
from coursewright.cli.main import FAULTS, GOOD, USAGE
from coursewright.project.ids import write_missing_ids
from coursewright.project.load import course_languages, load_projects

FORMS = {"text": as_text, "json": as_json, "github": as_github}


def run_check_command(root: Path, *, form: str, language: str, fix: bool, quiet: bool) -> int:
    """Check and print; exit 1 if anything would stop a build."""
    issues = IssueLog()
    if not is_language(language, root):
        return USAGE
    if fix:
        for file in write_missing_ids(root):
            print(f"{file}: wrote the ids that were missing.", file=sys.stderr)
    load_projects(root, issues, language)
    if issues.found or form == "json":
        print(FORMS[form](issues))
    if form == "text" and (issues.found or not quiet):
        print(summary(issues), file=sys.stderr)
    return FAULTS if issues.has_errors else GOOD


def is_language(language: str, root: Path) -> bool:
    """Whether the course has the language (or none is asked for, or course.yml cannot be read); if not, say so."""
    languages = course_languages(root, IssueLog())
    if not language or not languages or language in languages:
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
