"""Which tool made something: its own files, and the versions of Python and of all libraries beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from coursewright.base.cache import digest

PACKAGE = Path(__file__).resolve().parent.parent
FONT_HEAD = 4096
"""Bytes at a font's beginning: they hold a checksum of each of its tables, so the rest need not be read."""
_LEFT_OUT = frozenset({"__pycache__", "src"})
"""Folders of the package that nothing is made from: the browser's scripts are read as they were bundled."""


_BESIDE: dict[str, str] = {}


def count_as_tool(name: str, mark: str) -> None:
    """Let what is used like the tool's own files count by its digest, such as a course's languages; "" for none."""
    _BESIDE.pop(name, None)
    if mark:
        _BESIDE[name] = mark


def tool_digest() -> str:
    """The digest of everything that reads, checks and draws: a result of another tool is no result of this one."""
    return (
        digest(_package_digest(), *(_BESIDE[name] for name in sorted(_BESIDE)))
        if _BESIDE
        else _package_digest()
    )


@cache
def _package_digest() -> str:
    parts: list[bytes | str] = [sys.version, sys.platform, *library_names()]
    for file in package_files():
        parts += [file.relative_to(PACKAGE).as_posix(), _telling_bytes(file)]
    return digest(*parts)


def _telling_bytes(file: Path) -> bytes:
    """What tells a file from another one: all of it, or a font's head and size."""
    if file.suffix != ".ttf":
        return file.read_bytes()
    with file.open("rb") as stream:
        return stream.read(FONT_HEAD) + str(file.stat().st_size).encode()


def package_files() -> Iterator[Path]:
    """The package's own files, in order."""
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT)
        yield from (
            Path(folder, name) for name in sorted(names) if not name.endswith((".pyc", ".pyo", ".ts"))
        )


def library_names() -> list[str]:
    """The installed distributions with their versions, as their folders are called: `PyYAML-6.0.3.dist-info`."""
    names: set[str] = set()
    for folder in sys.path:
        try:
            found = os.listdir(folder or ".")  # noqa: PTH208  # names alone are wanted
        except OSError:
            continue
        names.update(name for name in found if name.endswith((".dist-info", ".egg-info")))
    return sorted(names)
