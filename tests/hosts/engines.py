"""Runs site engines in processes of their own, as authors do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "1767225600"


def run_engine(engine: str, project: Path, folder: Path, **environment: str) -> str:
    """Build a site with `mkdocs` or `properdocs`; its warnings are faults. Gives what it said."""
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", "mkdocs.yml", "-d", str(folder)]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment}
    done = subprocess.run(
        command, cwd=project, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
