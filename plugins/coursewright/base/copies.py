"""Copies of files that systems and cloud folders make beside them, and merge tools leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_HINT = re.compile(r"[ (（副._]|-[A-Z]")
"""Stands in the name of every copy, and in few others: looking for it is quick."""


def copies_among(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Those of some files that look like a copy of another one of them, each with the name of that one."""
    likely = sorted({path for path in paths if _HINT.search(path.stem)})
    known = set(paths) if likely else set()
    for path in likely:
        match = _COPY.fullmatch(path.stem)
        if match and path.with_name(match["name"] + path.suffix) in known:
            yield path, match["name"] + path.suffix
