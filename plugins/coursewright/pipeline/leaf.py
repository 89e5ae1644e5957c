"""What the learners' book prints of one lesson, made in a process of its own: previews show it beside the lesson."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coursewright.base.cache import CACHE, Cache
from coursewright.base.issues import IssueLog, as_text
from coursewright.pipeline.epoch import build_epoch
from coursewright.pipeline.task import REFUSED
from coursewright.project.editions import lesson_edition
from coursewright.project.load import load_projects


def lesson_printed(root: Path, language: str, slug: str, file: Path) -> str:
    """Print a lesson in a process of its own, which ends with this one; what keeps it from that."""
    words = ["-m", "coursewright.pipeline.child", "lesson", str(root), language, slug, str(file)]
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        code = process.wait()
    return said if code else ""


def print_lesson(root: Path, language: str, slug: str, file: Path) -> int:
    """Write a lesson's pages as the learners' book has them; exit code 0 good, 1 after its faults were printed."""
    from coursewright.handbook import HandbookFault, missing_libraries, write_edition

    issues, cache = IssueLog(), Cache(root / CACHE)
    project = load_projects(root, issues, language, cache).get(language)
    if project is None or issues.has_errors:
        print(as_text(issues))
        return 1
    if slug not in {lesson.slug for module in project.modules for lesson in module.lessons}:
        print(f"There is no lesson '{slug}'.")
        return 1
    if missing := missing_libraries():
        print(f"Handbooks need what this machine lacks: {', '.join(missing)}. 'doctor' says how to get it.")
        return REFUSED
    try:
        write_edition(
            project, lesson_edition(project, slug), file, build_epoch(root, os.environ), cache=cache
        )
    except HandbookFault as fault:
        print(fault)
        return 1
    return 0
