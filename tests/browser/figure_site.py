"""The small site with figures: two in files, one of the lesson's own, and three questions about their parts.

And the same with figures of this project's own course in its lesson.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from .sites import build, copy_project
from .tools import CASES, ROOT

PAGE = "part/first.html"


def build_figures(target: Path) -> Path:
    """Build the site of tests/cases/site with what tests/cases/figure-site puts into it."""
    copy_project(CASES / "site", target)
    shutil.copytree(CASES / "figure-site", target, dirs_exist_ok=True)
    return build(target)


def course_figures() -> list[Path]:
    """The files of the course's own figures."""
    return sorted((ROOT / "content" / "figures").glob("*.yml"))


def build_with(figures: Sequence[Path], target: Path) -> Path:
    """Build the site of tests/cases/site with figures of the course at the end of its lesson."""
    copy_project(CASES / "site", target)
    (target / "content" / "figures").mkdir(exist_ok=True)
    for file in figures:
        # The small course has other frameworks, or none.
        text = re.sub(r"^frameworks:.*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        (target / "content" / "figures" / file.name).write_text(text, encoding="utf-8", newline="\n")
    for language in ("zh", "en"):
        lesson = target / "content" / language / "part" / "first.md"
        fences = "".join(f"\n```figure\n{file.stem}\n```\n" for file in figures)
        lesson.write_text(lesson.read_text(encoding="utf-8") + fences, encoding="utf-8", newline="\n")
    return build(target)
