"""Stages: a folder of its own for each build, one build at a time, and no leftovers of dead ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from coursewright.pipeline.swap import JOURNAL, OUTPUTS, STAGE, clear_journal, finish_swap, read_journal

CACHE = ".cache"


@contextmanager
def build_lock(root: Path, waiting: Callable[[], None]) -> Iterator[Path]:
    """Hold the only right to build here, and give the cache folder; `waiting` is called once if another has it.

    The system lets go of the lock when its process ends, however it ends.
    """
    cache = root / CACHE
    cache.mkdir(exist_ok=True)
    with (cache / "lock").open("a+b") as file:
        if not take_lock(file, wait=False):
            waiting()
            take_lock(file, wait=True)
        yield cache


def take_lock(file: IO[bytes], *, wait: bool) -> bool:
    """Lock an open file for this process; False if another holds it and `wait` is off."""
    if os.name == "nt":
        return _take_windows_lock(file, wait=wait)
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _take_windows_lock(file: IO[bytes], *, wait: bool) -> bool:
    import importlib
    import time

    # Named by text, since type checkers on other systems know no msvcrt.
    msvcrt = importlib.import_module("msvcrt")
    while True:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            if not wait:
                return False
            time.sleep(0.2)
        else:
            return True


def recover(root: Path, cache: Path, say: Callable[[str], None]) -> None:
    """Finish a swap that was cut short, then remove the stages of builds that died (call with the lock held)."""
    if not finish_swap(root, cache) and clear_journal(cache):
        say(f"{CACHE}/{JOURNAL} was damaged and is removed; the outputs are as they were.")
    for stage in cache.glob(f"{STAGE}*"):
        shutil.rmtree(stage, ignore_errors=True)


def needs_recovery(root: Path) -> bool:
    """Whether a swap was cut short here."""
    return read_journal(root / CACHE) is not None


def make_stage(cache: Path) -> Path:
    """Make this build's stage with an empty folder for each output."""
    stage = cache / f"{STAGE}{os.getpid()}"
    for name in OUTPUTS:
        (stage / name).mkdir(parents=True)
    return stage


def remove_stage(stage: Path) -> None:
    """Remove a stage, unless a journal promises what is in it (the swap was refused: the next start goes on)."""
    if read_journal(stage.parent) is None:
        shutil.rmtree(stage, ignore_errors=True)


def take_over(root: Path, stage: Path, parts: Iterable[str]) -> None:
    """Copy parts of the last good outputs (POSIX paths of folders and files) that this build did not make."""
    for part in parts:
        last, place = root / part, stage / part
        if place.exists():
            continue
        if last.is_dir():
            shutil.copytree(last, place)
        elif last.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(last, place)
