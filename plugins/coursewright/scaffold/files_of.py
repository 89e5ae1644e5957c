"""The files of a new project that are as they lie here."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.versions import PACKAGE

FOLDER = Path(__file__).resolve().parent / "files"
SHARED = ("build.py", "mkdocs.yml", "requirements.lock")
"""Files that a project has as the tool's own repository has them; setup.py puts them into wheels."""


def read_own(name: str) -> bytes:
    """A file of this folder."""
    return (FOLDER / name).read_bytes()


def read_shared(name: str) -> bytes:
    """A file that new projects share with this repository, from a wheel or a checkout."""
    packed = FOLDER / name
    return (packed if packed.is_file() else PACKAGE.parents[1] / name).read_bytes()
