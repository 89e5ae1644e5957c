"""Copies of files that systems and cloud folders make beside them, and merge tools leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_COPY = re.compile(
    r"(?P<name>.+?)(?:"
    r" ?[(（]\d+[)）]"  # browsers, Finder, Google Drive
    r"| - (?:Copy|Kopie|副本)(?: ?\(\d+\))?| copy(?: \d+)?| ?副本(?: ?\d+| ?[(（]\d+[)）])?"  # Windows, macOS
    r"| ?[(（][^()（）]*(?:conflict|冲突)[^()（）]*[)）]|\.sync-conflict-[\w-]+|_conflict[\w-]*"  # Dropbox, Syncthing
    r"|-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?:-\d+)?"  # OneDrive: the name of a computer
    r"|\.orig|\.bak|[._](?:BASE|LOCAL|REMOTE|BACKUP)[._]\d+"  # merge tools
    r")"
)


def copies_among(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Those of some files that look like a copy of another one of them, each with the name of that one."""
    known = set(paths)
    for path in sorted(known):
        match = _COPY.fullmatch(path.stem)
        if match and path.with_name(match["name"] + path.suffix) in known:
            yield path, match["name"] + path.suffix
