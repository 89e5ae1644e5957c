"""The small site with figures: two in files, one of the lesson's own, and three questions about their parts."""

from __future__ import annotations

import shutil
from pathlib import Path

from .sites import build, copy_project
from .tools import CASES

PAGE = "part/first.html"


def build_figures(target: Path) -> Path:
    """Build the site of tests/cases/site with what tests/cases/figure-site puts into it."""
    copy_project(CASES / "site", target)
    shutil.copytree(CASES / "figure-site", target, dirs_exist_ok=True)
    return build(target)
