"""`serve`: the engine's live preview of one language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.check import is_language
from coursewright.cli.main import FAULTS, GOOD, USAGE
from coursewright.pipeline.epoch import build_epoch
from coursewright.pipeline.plan import SETTINGS, engine_environment
from coursewright.project.load import course_languages


def run_serve_command(root: Path, *, language: str, address: str) -> int:
    """Serve until Ctrl+C; the engine watches content, quizzes and course.yml and prints the address."""
    issues = IssueLog()
    languages = course_languages(root, issues)
    if not languages:
        print(as_text(issues), file=sys.stderr)
        return FAULTS
    if not is_language(language, root):
        return USAGE
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "serve", "-f", SETTINGS, "-a", address]
    told = engine_environment(language or languages[0], build_epoch(root, os.environ))
    try:
        return subprocess.run(command, cwd=root, env={**os.environ, **told}, check=False).returncode
    except KeyboardInterrupt:
        return GOOD
