"""The one date of a build: it stands in everything that has to carry a date."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"
LATEST = 253402300799
"""The last second of the year 9999, after which no calendar here goes."""
FIXED = 1767225600
"""2026-01-01 in UTC, for a project that is in no repository."""


def build_epoch(root: Path, environment: Mapping[str, str]) -> int:
    """Return SOURCE_DATE_EPOCH, else the date of the last commit, else a fixed date, in Unix seconds.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/.
    """
    given = given_epoch(environment)
    return given if given is not None else commit_epoch(root) or FIXED


def given_epoch(environment: Mapping[str, str]) -> int | None:
    """Return SOURCE_DATE_EPOCH; None where it is missing or no date in seconds."""
    given = environment.get(VARIABLE, "").strip()
    if not re.fullmatch("[0-9]{1,12}", given) or int(given) > LATEST:
        return None
    return int(given)


def commit_epoch(root: Path) -> int:
    """Return the date of the last commit in Unix seconds; 0 without git or without a commit."""
    try:
        answer = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False
        )
    except OSError:  # no git, or one that cannot be run
        return 0
    text = answer.stdout.strip()
    return int(text) if answer.returncode == 0 and re.fullmatch("[0-9]{1,11}", text) else 0
