"""Stages: a folder of its own for each build, one build at a time, and no leftovers of dead ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from coursewright.base.cache import CACHE
from coursewright.pipeline.swap import JOURNAL, OUTPUTS, STAGE, clear_journal, finish_swap, read_journal

LOCK = "lock"


@contextmanager
def build_lock(root: Path, waiting: Callable[[], None]) -> Iterator[Path]:
    """Hold the only right to build here, and give the cache folder; `waiting` is called once if another has it.

    The system lets go of the lock when its process ends, however it ends.
    """
    cache = root / CACHE
    cache.mkdir(exist_ok=True)
    lock = FileLock(cache / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire()
    try:
        yield cache
    finally:
        lock.release()


@contextmanager
def free_lock(root: Path) -> Iterator[Path | None]:
    """Hold the right to build where a build was here before and none is at work; else give None."""
    cache = root / CACHE
    if not cache.is_dir():
        yield None
        return
    lock = FileLock(cache / LOCK)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        yield None
        return
    try:
        yield cache
    finally:
        lock.release()


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
    stage = stage_of(cache)
    for name in OUTPUTS:
        (stage / name).mkdir(parents=True)
    return stage


def stage_of(cache: Path) -> Path:
    """Where this process's stage lies."""
    return cache / f"{STAGE}{os.getpid()}"


def remove_stage(stage: Path) -> None:
    """Remove a stage, unless a journal promises what is in it (the swap was refused: the next start goes on)."""
    if read_journal(stage.parent) is None:
        shutil.rmtree(stage, ignore_errors=True)


def take_over(root: Path, stage: Path, parts: Iterable[str]) -> None:
    """Bring parts of the last good outputs (POSIX paths of folders and files) that this build does not make."""
    for part in parts:
        last, place = root / part, stage / part
        if place.exists():
            continue
        if last.is_dir():
            shutil.copytree(last, place, copy_function=link_or_copy)
        elif last.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(last, place)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """Give a file one more name, which takes no time and no room; where the system refuses, copy it."""
    try:
        if Path(source).is_symlink():
            raise OSError
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
