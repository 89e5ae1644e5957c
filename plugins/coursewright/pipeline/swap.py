"""The swap of finished outputs: whole or not at all, also when the process is killed half-way.

A journal names the stage and what it brings. From the moment it is written the new outputs are promised, and
`finish_swap` (now, or at the next start) puts them in place; every step of it may be repeated.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

OUTPUTS = ("site", "handbooks")
JOURNAL = "swap.json"

Exchange = Callable[[Path, Path], bool]


def swap_outputs(root: Path, stage: Path, exchange: Exchange | None = None) -> None:
    """Put the stage's outputs in the place of the last ones and remove the stage.

    Raises OSError where the system refuses (on Windows: a file in the output is open); the next start goes on.
    """
    promised = {name: (stage / name).stat().st_ino for name in OUTPUTS}
    journal = stage.parent / JOURNAL
    draft = stage / JOURNAL
    draft.write_text(json.dumps({"stage": stage.name, "outputs": promised}), encoding="utf-8", newline="\n")
    draft.replace(journal)
    finish_swap(root, stage.parent, exchange)


def finish_swap(root: Path, cache: Path, exchange: Exchange | None = None) -> bool:
    """Do what a journal still promises; return whether there was one."""
    journal = cache / JOURNAL
    if not journal.is_file():
        return False
    record = json.loads(journal.read_text(encoding="utf-8"))
    stage = cache / record["stage"]
    for name, number in record["outputs"].items():
        put_in_place(stage / name, root / name, number, exchange or exchange_folders)
    journal.unlink()
    shutil.rmtree(stage, ignore_errors=True)
    return True


def put_in_place(new: Path, place: Path, number: int, exchange: Exchange) -> None:
    """Bring a staged folder, known by its inode number, to its place, unless it is there already."""
    if not new.exists() or (place.exists() and place.stat().st_ino == number):
        return
    if place.exists() and exchange(new, place):
        return
    if place.exists():
        place.rename(new.with_name(f"last-{new.name}"))
    new.rename(place)


def exchange_folders(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or its file system cannot.

    Linux: renameat2(2) with RENAME_EXCHANGE. macOS: renamex_np(2) with RENAME_SWAP.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None)
    names = os.fsencode(first), os.fsencode(second)
    here, exchange = -100, 2  # AT_FDCWD; both systems' flags have the value 2
    try:
        if sys.platform == "linux":
            return bool(library.renameat2(here, names[0], here, names[1], exchange) == 0)
        return bool(library.renamex_np(*names, exchange) == 0)
    except AttributeError:  # a C library that does not know the call
        return False
