"""What is done to staged outputs last: same bytes on every machine, same file modes.

A file may be that of the last good build by another name: it is replaced, and never written into.
"""

from __future__ import annotations

import gzip
import os
import stat
from pathlib import Path

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02"
"""How a gzip file begins that has no name and no time, and is packed as small as can be (RFC 1952, 2.3.1)."""


def settle_outputs(stage: Path) -> None:
    """Take out of the staged outputs what depends on the machine or the moment."""
    for path, folders, files in os.walk(stage):
        for name in files:
            if name.endswith(".gz"):
                pack_again(Path(path, name))
        for name in folders:
            set_mode(f"{path}{os.sep}{name}", 0o755)
        for name in files:
            set_mode(f"{path}{os.sep}{name}", 0o644)


def pack_again(file: Path) -> None:
    """Write a gzip file anew without the name and the time in its header, unless it has none."""
    packed = file.read_bytes()
    if packed.startswith(HEAD):
        return
    draft = file.with_name(f"{file.name}.part")
    draft.write_bytes(gzip.compress(gzip.decompress(packed), compresslevel=9, mtime=0))
    draft.replace(file)


def set_mode(path: str, mode: int) -> None:
    """Give a folder or file this mode, whatever the umask is: a web server of another user reads it."""
    if stat.S_IMODE(os.stat(path).st_mode) != mode:  # noqa: PTH116  # thousands of them, and no Path is needed
        os.chmod(path, mode)  # noqa: PTH101  # the same
