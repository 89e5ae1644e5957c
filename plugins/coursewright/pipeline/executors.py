"""Work handed to an executor of `concurrent.futures`: processes of this machine, a cluster's, or any other."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing.connection import wait

from coursewright.pipeline.sets import BookEnded, BookOrder, make_book

Settle = Callable[[BookOrder, BookEnded], None]


def run_books(executor: Executor, orders: Sequence[BookOrder], settle: Settle) -> list[BookOrder]:
    """Make books, and `settle` each as it ends; gives those that are left because the executor broke."""
    left: list[BookOrder] = []
    futures: dict[Future[BookEnded], BookOrder] = {}
    for order in orders:
        try:
            futures[executor.submit(make_book, order)] = order
        except BrokenExecutor:
            left.append(order)
    for future in as_completed(futures):
        order = futures.pop(future)
        try:
            ended = future.result()
        except BrokenExecutor:
            left.append(order)
            continue
        except Exception as fault:  # whatever went wrong with one book, the others are made
            ended = BookEnded(seconds=0.0, fault=f"{type(fault).__name__}: {fault}", refused=True)
        settle(order, ended)
    return left


@contextmanager
def own_processes(width: int, environment: Mapping[str, str]) -> Iterator[Executor]:
    """Processes of this machine that see an environment, and end when this one does, however it ends."""
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    # Started anew: what a process of several threads leaves to its double nobody knows.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(width, mp_context=context, initializer=end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def end_with_parent() -> None:
    """Let this process end with the one that started it: a pool's would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
