"""The swap of finished outputs: whole or not at all, also when the process is killed half-way.

A journal names the stage and what it brings. From the moment it is written the new outputs are promised, and
`finish_swap` (now, or at the next start) puts them in place; every step of it may be repeated.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

OUTPUTS = ("site", "handbooks", "trainer")
JOURNAL = "swap.json"
STAGE = "stage-"
"""How a stage's name begins; the number of its process follows."""

Exchange = Callable[[Path, Path], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A journal: the stage's name, and the inode number of each output that it brings."""

    stage: str
    outputs: Mapping[str, int]


def swap_outputs(root: Path, stage: Path, exchange: Exchange | None = None) -> None:
    """Put the stage's outputs in the place of the last ones and remove the stage.

    Raises OSError where the system refuses (on Windows: a file in the output is open); the next start goes on.
    """
    promised = {name: (stage / name).stat().st_ino for name in OUTPUTS}
    journal = stage.parent / JOURNAL
    draft = stage / JOURNAL
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        json.dump({"stage": stage.name, "outputs": promised}, file)
        file.flush()
        os.fsync(file.fileno())  # else a power cut may leave a journal without words
    draft.replace(journal)
    settle_folder(journal.parent)
    finish_swap(root, stage.parent, exchange)


def settle_folder(folder: Path) -> None:
    """Ask the system to write down the names in a folder, where it can be asked."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def finish_swap(root: Path, cache: Path, exchange: Exchange | None = None) -> bool:
    """Do what a journal still promises; return whether there was one."""
    record = read_journal(cache)
    if record is None:
        return False
    stage = cache / record.stage
    if stage.is_symlink():
        stage.unlink()
    for name, number in record.outputs.items():
        put_in_place(stage / name, root / name, number, exchange or exchange_folders)
    (cache / JOURNAL).unlink()
    shutil.rmtree(stage, ignore_errors=True)
    return True


def read_journal(cache: Path) -> Record | None:
    """What is promised; None without a journal, and for one that no build wrote."""
    journal = cache / JOURNAL
    try:
        record = json.loads(journal.read_text(encoding="utf-8")) if journal.is_file() else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or not is_promise(record.get("stage"), record.get("outputs")):
        return None
    return Record(stage=record["stage"], outputs=record["outputs"])


def is_promise(stage: object, outputs: object) -> bool:
    """Whether this can stand in a journal: whatever else it named would be moved or deleted."""
    return (
        isinstance(stage, str)
        and re.fullmatch(rf"{STAGE}[0-9]+", stage) is not None
        and isinstance(outputs, dict)
        and outputs.keys() == set(OUTPUTS)
        and all(type(number) is int for number in outputs.values())
    )


def clear_journal(cache: Path) -> bool:
    """Remove what stands in a journal's place; whether there was anything."""
    journal = cache / JOURNAL
    if journal.is_dir() and not journal.is_symlink():
        shutil.rmtree(journal)
        return True
    there = journal.is_symlink() or journal.exists()
    journal.unlink(missing_ok=True)
    return there


def put_in_place(new: Path, place: Path, number: int, exchange: Exchange) -> None:
    """Bring a staged folder, known by its inode number, to its place, unless it is there already."""
    if not new.is_dir() or new.is_symlink() or (place.exists() and place.stat().st_ino == number):
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
