"""What the last builds made, and from what: whatever is still as they left it need not be made again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.cache import Cache, digest
from coursewright.base.versions import tool_digest
from coursewright.pipeline.order import KEPT_SETS
from coursewright.pipeline.swap import OUTPUTS
from coursewright.pipeline.task import Ended, Task

KIND = "build"
Stamp = tuple[int, int]
"""A file's size in bytes, and when it was written, in nanoseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a task made: from what (a digest), which paths, and in how many seconds."""

    digest: str
    makes: tuple[str, ...]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How an order was answered: what it was made from (a digest), and the warnings that were told."""

    inputs: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Tasks by name, orders by theirs, and the stamps of all files that lie in the outputs."""

    tasks: Mapping[str, Made] = field(default_factory=dict)
    orders: Mapping[str, Answered] = field(default_factory=dict)
    files: Mapping[str, Stamp] = field(default_factory=dict)

    def is_fresh(self, task: Task, there: Mapping[str, Stamp]) -> bool:
        """Whether a task would make what it made last, and that is `there` untouched."""
        made = self.tasks.get(task.name)
        if made is None or not task.digest or (made.digest, made.makes) != (task.digest, task.makes):
            return False
        last, now = parts_of(self.files, task.makes), parts_of(there, task.makes)
        return last == now

    def seconds_of(self, task: Task) -> float:
        """How long a task took last time; for ever, where nobody knows."""
        made = self.tasks.get(task.name)
        return made.seconds if made else float("inf")


def parts_of(files: Mapping[str, Stamp], parts: Sequence[str]) -> Mapping[str, Stamp]:
    """The files that are one of the parts, or lie in one."""
    folders = tuple(f"{part}/" for part in parts)
    return {path: stamp for path, stamp in files.items() if path in parts or path.startswith(folders)}


def remembered(
    last: Record,
    there: Mapping[str, Stamp],
    ended: Sequence[Ended],
    files: Mapping[str, Stamp],
    asked: str,
    answered: Mapping[str, str],
) -> Record:
    """The record after a build that left `files`; `there` were the files before, and `last` their record.

    `asked` is the digest of what the build was made from, `answered` the orders that it fulfilled, each with the
    warnings told. What somebody else changed meanwhile counts as made by nobody.
    """
    untouched = {
        name: made
        for name, made in last.tasks.items()
        if parts_of(last.files, made.makes) == parts_of(there, made.makes) == parts_of(files, made.makes)
    }
    made = {
        end.task.name: Made(digest=end.task.digest, makes=end.task.makes, seconds=end.seconds)
        for end in ended
        if end.code == 0
    }
    orders = {name: row for name, row in last.orders.items() if row.inputs == asked}
    told = {name: Answered(inputs=asked, said=said) for name, said in answered.items()}
    return Record(tasks={**untouched, **made}, orders={**orders, **told}, files=files)


def unchanged_since(store: Cache, root: Path, order: str, asked: str) -> str | None:
    """The warnings told when an order was answered, if nothing has changed since; else None."""
    record = read_record(store)
    row = record.orders.get(order)
    if row is None or row.inputs != asked or read_stamps(root) != record.files:
        return None
    return row.said


def read_record(store: Cache) -> Record:
    """The record of the last builds by this very tool; an empty one where there is none that is whole."""
    found = store.read_value(KIND, _key())
    return found if isinstance(found, Record) else Record()


def write_record(store: Cache, record: Record) -> None:
    """Keep a record in the place of the last one."""
    store.write_value(KIND, _key(), record)


def _key() -> str:
    return digest("last", tool_digest())


def read_stamps(root: Path) -> dict[str, Stamp]:
    """The stamps of all files in the outputs below a folder, but for the sets that no build makes."""
    return {path: stamp for name in OUTPUTS for path, stamp in _stamps(os.path.join(root, name), name)}  # noqa: PTH118


def _stamps(folder: str, name: str) -> Iterator[tuple[str, Stamp]]:
    if name in KEPT_SETS:
        return
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _stamps(entry.path, path)
        else:
            state = entry.stat(follow_symlinks=False)
            yield path, (state.st_size, state.st_mtime_ns)
