"""Processes that take one way share the work, learn all of what was found, and miss nobody who is lost."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from coursewright.base.doubles import MOST, Share, can_fork, doubled, has_threads

forking = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")
pytestmark = pytest.mark.usefixtures("threads_at_rest")
NAMES = [f"name-{number}" for number in range(40)]


def found_in(width: int, *, lost: int = 0) -> tuple[dict[str, int], dict[str, int]]:
    """What this process found by itself, and what it heard of; the double `lost` is killed on the way."""
    with doubled(width) as share:
        if lost and share.number == lost:
            os.kill(os.getpid(), signal.SIGKILL)
        first = {name: os.getpid() for name in NAMES if share.is_mine(name, 1)}
        heard = share.swap(first)
        # A second round, in which everybody tells what it knows by now.
        second = share.swap({f"{share.number}": len(first) + len(heard)})
        assert set(second.values()) <= {len(NAMES)} or lost
    return first, heard


@pytest.mark.parametrize("width", [1, 2, 3, MOST])
def test_each_name_falls_to_one_process_and_all_learn_of_it(width: int) -> None:
    mine, heard = found_in(width)
    assert sorted([*mine, *heard]) == sorted(NAMES)
    assert len({*mine.values(), *heard.values()}) == (width if can_fork() else 1)


@forking
@pytest.mark.parametrize(("width", "lost"), [(2, 1), (3, 1), (3, 2)])
def test_who_is_killed_is_not_missed(width: int, lost: int) -> None:
    mine, heard = found_in(width, lost=lost)
    assert mine
    assert len(set(heard.values())) == width - 2
    assert len(mine) + len(heard) < len(NAMES)


def test_heavy_names_are_evened_out() -> None:
    first, second = Share(number=0, count=2), Share(number=1, count=2)
    weights = {"heavy": 9, **{f"light-{number}": 1 for number in range(9)}}
    assert [name for name, weight in weights.items() if first.is_mine(name, weight)] == ["heavy"]
    assert [name for name, weight in weights.items() if second.is_mine(name, weight)] == [*weights][1:]
    assert first.is_mine("heavy", 0)


@forking
def test_nobody_but_the_first_goes_on_behind_the_block(tmp_path: Path) -> None:
    with doubled(3):
        pass
    (tmp_path / str(os.getpid())).touch()
    signal.sigtimedwait([], 0.2)
    assert [path.name for path in tmp_path.iterdir()] == [str(os.getpid())]


@forking
def test_a_fault_of_the_first_is_raised_and_the_others_end() -> None:
    started: list[int] = []

    def broken() -> None:
        with doubled(3) as share:
            if share.number:
                signal.pause()
            started.extend(line.process for line in share.lines)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert len(started) == 2
    for process in started:  # Not any child: browsers of other tests may be children of this process.
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@forking
def test_much_is_swapped_without_anybody_waiting_for_ever() -> None:
    with doubled(3) as share:
        heard = share.swap({str(share.number): "x" * 2_000_000})
    assert sorted(heard) == ["1", "2"]


@forking
def test_no_process_with_threads_is_doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert has_threads()
        with doubled(2) as share:
            assert share.count == 1
    finally:
        stop.set()
        thread.join()
