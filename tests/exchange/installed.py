"""Readers of others, installed when they are first wanted, into a folder of their own: no part of the tests' locks."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from coursewright.cli.test import npm_command

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("COURSEWRIGHT_CLIENTS", ROOT / ".cache" / "clients"))
NODE = ("gift-pegjs@1.0.2", "@citolab/qti-components@7.27.4")
PYTHON = ("anki==26.9.3", "citolab-qti-convert==0.2.0", "moodle-xml-parser==0.3.1")
"""Of these citolab's two are under the GPL and anki under the AGPL: they are run beside the project, not imported."""


def node_folder() -> Path:
    """The folder with the packages of npm."""
    folder = FOLDER / "node"
    found = folder / "node_modules"
    if not all((found / name.rpartition("@")[0]).is_dir() for name in NODE):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        # Without the prefix npm would look for a project above, and change that one.
        options = ("--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run([*npm_command(), "install", *options, *NODE], check=True, cwd=folder)
    return found


def python() -> Path:
    """A Python that has the others."""
    folder = FOLDER / "python"
    program = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (folder / "ready").is_file():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([program, "-m", "pip", "install", "--quiet", *PYTHON], check=True, stdout=sys.stderr)
        (folder / "ready").touch()
    return program
