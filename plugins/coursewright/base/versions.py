"""Which tool made something: its own files, and the versions of Python and of all libraries beside it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from coursewright.base.cache import Cache, digest, user_cache

PACKAGE = Path(__file__).resolve().parent.parent
FONT_HEAD = 4096
"""Bytes at a font's beginning: they hold a checksum of each of its tables, so the rest need not be read."""
_LEFT_OUT = frozenset({"__pycache__", "src"})
"""Folders of the package that nothing is made from: the browser's scripts are read as they were bundled."""
_NOTHING_OF = (".pyc", ".pyo", ".ts")
"""Endings of files that nothing is made from."""
KIND = "tool"
MOST = 8
"""Packages whose digests are kept."""
TICK = 2.0
"""Seconds that two moments may lie apart and be written as one: FAT counts so."""

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
    mark = package_mark(PACKAGE, user_cache(), time.time())
    return digest(sys.version, sys.platform, *library_names(), mark)


def package_mark(package: Path, store: Cache, now: float) -> str:
    """The digest of all files of a package at a moment (seconds).

    To read a thousand files takes longer than all else that is done where nothing changed: `store` knows the digest
    by what the system says of the files. A file as young as a clock's tick might be written once more in the same
    one; then nothing is kept.
    """
    states = sorted(file_states(str(package)))
    state = digest(repr([(os.path.relpath(path, package), *rest) for path, *rest in states]))
    known = store.read_value(KIND, digest(KIND))
    marks = known if isinstance(known, dict) else {}
    if marks.get(str(package), ("", ""))[0] == state:
        return str(marks[str(package)][1])
    mark = digest(*(part for file in package_files(package) for part in _told(file, package)))
    newest = max((max(changed, moved) for _, _, changed, moved, _ in states), default=0)
    if newest / 1e9 < now - TICK:
        others = [row for row in marks.items() if row[0] != str(package)]
        store.write_value(KIND, digest(KIND), dict([*others[1 - MOST :], (str(package), (state, mark))]))
    return mark


def file_states(folder: str) -> Iterator[tuple[str, int, int, int, int]]:
    """The files of a package: path, size, when each was written and when it came (nanoseconds), and its number.

    No installer and no copy gives a file all of another one's.
    """
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _LEFT_OUT:
                yield from file_states(entry.path)
        elif not entry.name.endswith(_NOTHING_OF):
            state = os.stat(entry.path)  # noqa: PTH116  # a thousand of them, and no Path is needed
            yield entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _told(file: Path, package: Path) -> tuple[str, bytes]:
    return file.relative_to(package).as_posix(), _telling_bytes(file)


def _telling_bytes(file: Path) -> bytes:
    """What tells a file from another one: all of it, or a font's head and size."""
    if file.suffix != ".ttf":
        return file.read_bytes()
    with file.open("rb") as stream:
        return stream.read(FONT_HEAD) + str(file.stat().st_size).encode()


def package_files(package: Path = PACKAGE) -> Iterator[Path]:
    """The package's own files, in order."""
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT)
        yield from (Path(folder, name) for name in sorted(names) if not name.endswith(_NOTHING_OF))


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
