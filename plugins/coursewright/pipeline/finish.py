"""What is done to a staged site after the engine: same bytes on every machine, same file modes."""

from __future__ import annotations

import gzip
import os
from pathlib import Path


def settle_outputs(stage: Path) -> None:
    """Take out of the staged outputs what depends on the machine or the moment."""
    for file in sorted(stage.rglob("*.gz")):
        pack_again(file)
    set_modes(stage)


def pack_again(file: Path) -> None:
    """Write a gzip file anew without the name and the time in its header."""
    content = gzip.decompress(file.read_bytes())
    file.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def set_modes(folder: Path) -> None:
    """Give folders 755 and files 644, whatever the umask is: a web server of another user reads them."""
    for path, folders, files in os.walk(folder):
        for name in folders:
            Path(path, name).chmod(0o755)
        for name in files:
            Path(path, name).chmod(0o644)
