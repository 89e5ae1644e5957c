"""Sentences that several commands say."""

from __future__ import annotations

import sys
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.project.load import course_languages


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
