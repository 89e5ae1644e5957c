"""A stock that is renewed reads what is no longer as it was, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base import stamps
from coursewright.base.cache import digest
from coursewright.base.issues import IssueLog
from coursewright.base.stamps import state_of
from coursewright.project.stock import Stock

HOUR = 3_600_000_000_000


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour goes by before anything is read, so that no file is young."""
    now = time.time_ns
    monkeypatch.setattr("coursewright.project.stock.time.time_ns", lambda: now() + HOUR)


def lay(root: Path, name: str = "a.md", content: bytes = b"one") -> Path:
    path = root / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def walked(stock: Stock) -> Stock:
    stock.walk(stock.root / "content", IssueLog())
    return stock


def taken(stock: Stock, path: Path) -> bytes | None:
    found = walked(stock).read(path)
    assert stock.digest(path) == ("" if found.raw is None else digest(found.raw))
    return found.raw


def test_what_is_as_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lay(tmp_path)
    first = Stock(root=tmp_path, lasting=True)
    assert taken(first, path) == b"one"
    monkeypatch.setattr("coursewright.project.stock.read_raw", None)
    second = first.renewed()
    assert taken(second, path) == b"one"
    third = second.renewed()
    assert taken(third, path) == b"one"
    assert third.read(path) is first.read(path)


def written_over(path: Path) -> None:
    path.write_bytes(b"two")


def put_in_place(path: Path) -> None:
    """As many editors save, with the time that the file had."""
    draft, state = path.with_name("draft"), path.stat()
    draft.write_bytes(b"two")
    os.utime(draft, ns=(state.st_atime_ns, state.st_mtime_ns))
    draft.replace(path)


def made_longer(path: Path) -> None:
    state = path.stat()
    path.write_bytes(b"two and more")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def made_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(lay(path.parent.parent, "other.md", b"two"))


@pytest.mark.parametrize("edit", [written_over, put_in_place, made_longer, made_a_link])
def test_whatever_changed_is_read(tmp_path: Path, edit: Callable[[Path], None]) -> None:
    path = lay(tmp_path)
    stock = Stock(root=tmp_path, lasting=True)
    taken(stock, path)
    time.sleep(0.02)  # the clock of a file system may tick so slowly
    edit(path)
    assert (taken(stock.renewed(), path) or b"").startswith(b"two")


def test_what_is_gone_is_gone_and_what_comes_back_is_read(tmp_path: Path) -> None:
    path = lay(tmp_path)
    stock = Stock(root=tmp_path, lasting=True)
    taken(stock, path)
    path.unlink()
    second = stock.renewed()
    assert walked(second).walk(tmp_path / "content", IssueLog()).files == ()
    lay(tmp_path, content=b"two")
    assert taken(second.renewed(), path) == b"two"


def test_a_young_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    path = lay(tmp_path)
    stock = Stock(root=tmp_path, lasting=True)
    taken(stock, path)
    assert not stock.renewed().held, "it may be written again within the same tick of a clock"


@pytest.mark.parametrize("name", ["st_size", "st_mtime_ns", "st_ctime_ns", "st_ino"])
def test_all_that_a_system_says_of_a_file_counts(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, far = lay(tmp_path), time.time_ns() + HOUR
    before = state_of(path, far)

    class Other:
        def __init__(self) -> None:
            self.state = path.stat()

        def __getattr__(self, wanted: str) -> int:
            value: int = getattr(self.state, wanted)
            return value + (wanted == name)

    other = Other()
    monkeypatch.setattr(stamps.os, "stat", lambda _: other)
    after = state_of(path, far)
    assert None not in (before, after)
    assert before != after


def test_where_there_is_no_file_there_is_no_state(tmp_path: Path) -> None:
    assert state_of(tmp_path / "none", time.time_ns() + HOUR) is None
