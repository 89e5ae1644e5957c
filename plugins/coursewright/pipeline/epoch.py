"""The one date of a build: it stands in everything that has to carry a date."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

FIXED = 1767225600
"""2026-01-01 in UTC, for a project that is in no repository."""


def build_epoch(root: Path, environment: Mapping[str, str]) -> int:
    """Return SOURCE_DATE_EPOCH, else the date of the last commit, else a fixed date, in Unix seconds.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/.
    """
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if given.isdigit():
        return int(given)
    return commit_epoch(root) or FIXED


def commit_epoch(root: Path) -> int:
    """Return the date of the last commit in Unix seconds; 0 without git or without a commit."""
    try:
        answer = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return 0
    text = answer.stdout.strip()
    return int(text) if answer.returncode == 0 and text.isdigit() else 0
