"""What is dear is made once in a run: by the process that comes first, in a folder that all of them read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock


@contextmanager
def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Iterator[Path]:
    """The folder `name` as `make` left it, the same for all processes of a run; a test that changes it fails."""
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    shared.mkdir(exist_ok=True)
    folder, state = shared / name, shared / f"{name}.state"
    with FileLock(shared / f"{name}.lock"):
        if not state.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            state.write_text(state_of(folder), encoding="utf-8", newline="\n")
    yield folder
    assert state_of(folder) == state.read_text(encoding="utf-8"), (
        f"a test wrote into '{name}', which all share"
    )


def state_of(folder: Path) -> str:
    """Every file and folder below a folder with its size and the time of its last change, one a line."""
    rows = ((path.relative_to(folder).as_posix(), path.lstat()) for path in sorted(folder.rglob("*")))
    return "".join(f"{name} {entry.st_size} {entry.st_mtime_ns}\n" for name, entry in rows)
