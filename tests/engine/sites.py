"""Builds a site twice, with MkDocs alone and with the engine, and compares all that comes of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.hosts.engines import EPOCH
from tests.tiny import environment

OURS = """
import sys
from pathlib import Path
from coursewright.engine.command import run_site

sys.exit(run_site(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
"""


def run_plain(project: Path, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Build a site with MkDocs' own build."""
    words = ["-m", "mkdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(folder)]
    return _run(words, project, more)


def run_ours(project: Path, folder: Path, width: int = 2, **more: str) -> subprocess.CompletedProcess[str]:
    """Build a site with the engine."""
    return _run(["-c", OURS, str(project / "mkdocs.yml"), str(folder), str(width)], project, more)


def _run(words: list[str], project: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    settings = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0"}
    return subprocess.run(
        [sys.executable, "-X", "utf8", *words],
        cwd=project,
        env=environment(**settings, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What a build said, but for how long it took and where it wrote to."""
    lines = (done.stdout + done.stderr).splitlines()
    passing = ("Documentation built in", "Building documentation to", "Cleaning site")
    return sorted(line for line in lines if not any(words in line for words in passing))


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder; the sitemap's archive holds its own path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
