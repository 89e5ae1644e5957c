"""`serve`: the engine's live preview of one language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.main import FAULTS, GOOD, USAGE
from coursewright.pipeline.check import read_languages
from coursewright.pipeline.epoch import build_epoch
from coursewright.pipeline.plan import SETTINGS, engine_environment


def run_serve_command(root: Path, *, language: str, address: str) -> int:
    """Serve until Ctrl+C; the engine watches content, quizzes and course.yml and prints the address."""
    issues = IssueLog()
    languages = read_languages(root, issues)
    if not languages:
        print(as_text(issues), file=sys.stderr)
        return FAULTS
    if language and language not in languages:
        print(f"--lang {language}: the course has {', '.join(languages)}.", file=sys.stderr)
        return USAGE
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "serve", "-f", SETTINGS, "-a", address]
    told = engine_environment(language or languages[0], build_epoch(root, os.environ))
    try:
        return subprocess.run(command, cwd=root, env={**os.environ, **told}, check=False).returncode
    except KeyboardInterrupt:
        return GOOD
