"""`docs`: the site of the documentation, which lies in the tool's own repository and is no part of the package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from coursewright.cli.codes import FAULTS, GOOD, USAGE

SITE = "docs/site"
FIRST = "mkdocs.yml"
"""The settings of the first language; `mkdocs.TAG.yml` are those of another, built into a folder of that name."""
EPOCH = "1767225600"
"""The day that pages are of, so that the same text makes the same bytes."""


def run_docs_command(root: Path, folder: Path) -> int:
    """Build the documentation of the checkout that `root` is into a folder; a warning is a fault."""
    if not (root / SITE / FIRST).is_file():
        print(
            "docs builds the tool's own documentation: run it in a clone of its repository.", file=sys.stderr
        )
        return USAGE
    target = folder if folder.is_absolute() else root / folder
    for settings in (root / SITE / FIRST, *sorted((root / SITE).glob("mkdocs.*.yml"))):
        below = settings.suffixes[0].removeprefix(".") if settings.name != FIRST else ""
        command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", "--strict", "--quiet"]
        told = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
        told["PYTHONPATH"] = os.pathsep.join((str(root / "plugins"), *filter(None, [told.get("PYTHONPATH")])))
        where = [*command, "-f", str(settings), "-d", str(target / below)]
        if subprocess.run(where, cwd=root, env=told, check=False).returncode:
            return FAULTS
    name = folder.as_posix()
    print(
        f"The documentation is in {name}/: open index.html; its search wants 'python3 -m http.server -d {name}'."
    )
    return GOOD
