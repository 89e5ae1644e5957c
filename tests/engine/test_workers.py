"""Work in several processes comes back whole and in order, and a process that fails is told."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from coursewright.base.doubles import can_fork
from coursewright.engine.workers import CHUNK, WorkerFault, run_all

forking = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


@pytest.mark.parametrize("width", [1, 2, 5])
def test_results_come_in_order_whoever_made_them(width: int) -> None:
    count = 3 * CHUNK + 1
    assert run_all(count, lambda number: number * number, width) == [n * n for n in range(count)]


def test_no_work_gives_nothing() -> None:
    assert run_all(0, lambda number: number, 4) == []


@forking
def test_several_processes_share_the_work() -> None:
    def work(_: int) -> int:
        signal.sigtimedwait([], 0.01)  # long enough for the other one to take its share
        return os.getpid()

    assert len(set(run_all(20 * CHUNK, work, 2))) == 2


@forking
def test_no_process_works_on_for_one_that_is_gone(tmp_path: Path) -> None:
    def work(number: int) -> int:
        (tmp_path / str(number)).touch()
        if os.getpid() == middle:
            os.kill(middle, signal.SIGKILL)
        signal.sigtimedwait([], 0.02)
        return number

    child = os.fork()
    if not child:
        middle = os.getpid()
        run_all(200 * CHUNK, work, 2)
    os.waitpid(child, 0)
    signal.sigtimedwait([], 1)
    done = len(list(tmp_path.iterdir()))
    signal.sigtimedwait([], 1)
    assert len(list(tmp_path.iterdir())) == done < 200 * CHUNK


@forking
def test_what_fails_elsewhere_is_told() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        signal.sigtimedwait([], 0.01)
        if os.getpid() != here:
            raise ValueError("no such page")
        return number

    with pytest.raises(WorkerFault, match="no such page"):
        run_all(20 * CHUNK, work, 2)


@forking
def test_a_process_that_is_killed_is_told() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        signal.sigtimedwait([], 0.01)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerFault, match="was ended"):
        run_all(20 * CHUNK, work, 2)
