"""Which files are figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from coursewright.base.endings import yaml_among
from coursewright.base.issues import IssueLog, Place

FOLDER = "content/figures"


def figures_among(files: Iterable[Path], folder: Path) -> list[Path]:
    """The files of a folder that are meant as figures."""
    return yaml_among((path for path in files if path.parent == folder), folder)


def is_named_well(path: Path, root: Path, issues: IssueLog) -> bool:
    """Whether a fence can name the file; if not, say so."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.ya?ml", path.name):
        return True
    issues.error(
        "figure/file-name",
        Place(file=path.relative_to(root).as_posix()),
        f"'{path.name}' is no name that a lesson can write.",
        "Use letters a–z, digits and hyphens, and end in '.yml'.",
    )
    return False
