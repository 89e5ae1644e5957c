"""A Dask cluster makes the books: also where one of its workers is killed at its work."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.course.recipients import read_recipients
from coursewright.pipeline.cluster import NoCluster, cluster_executor
from coursewright.pipeline.environment import same_everywhere
from coursewright.pipeline.executors import own_processes, run_books
from coursewright.pipeline.inputs import read_inputs
from coursewright.pipeline.sets import BookEnded, BookOrder, Wanted, plan_sets, waves_of
from coursewright.project.load import load_projects
from tests.halls import write_halls_course, write_table

EPOCH = 1_700_000_000


def orders_for(root: Path, rows: int) -> list[BookOrder]:
    projects = load_projects(root, IssueLog())
    table = read_recipients(write_table(root, rows), root, ("zh", "en"), ("hotline", "hall"), IssueLog())
    wanted = Wanted(root=root, epoch=EPOCH, language="zh", edition="learner")
    return list(plan_sets(table, projects, read_inputs(root, {}), wanted))


@pytest.fixture
def workers() -> Iterator[tuple[str, list[int]]]:
    """The address of a cluster of two worker processes, and their ids."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        ids = [worker.pid for worker in cluster.workers.values()]
        yield cluster.scheduler_address, ids


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # a worker that is killed leaves sockets open
def test_all_books_are_made_though_a_worker_is_killed(tmp_path: Path, workers: tuple[str, list[int]]) -> None:
    root = write_halls_course(tmp_path / "course")
    orders, (address, ids) = orders_for(root, 5), workers
    ended: list[tuple[str, BookEnded]] = []
    killed = threading.Event()

    def settle(order: BookOrder, end: BookEnded) -> None:
        ended.append((order.set_name, end))
        if not killed.is_set():
            killed.set()
            os.kill(ids[0], signal.SIGKILL)

    with cluster_executor(address) as executor:
        for wave in waves_of(orders):
            assert run_books(executor, wave, settle) == []
    assert killed.is_set()
    assert sorted(name for name, _ in ended) == sorted(order.set_name for order in orders)
    assert [end.fault for _, end in ended] == [""] * 5
    made = {order.path: (root / order.path).read_bytes() for order in orders}

    other = write_halls_course(tmp_path / "other")
    with own_processes(2, same_everywhere(EPOCH)) as executor:
        assert run_books(executor, orders_for(other, 5)[:2], lambda _order, _ended: None) == []
    for order in orders[:2]:
        assert (other / order.path).read_bytes() == made[order.path]


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coursewright.pipeline.cluster.PATIENCE", 1)
    with (
        pytest.raises(NoCluster, match="no Dask scheduler answers"),
        cluster_executor("tcp://127.0.0.1:9"),
    ):
        pass
