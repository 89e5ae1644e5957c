"""Work on the numbers 0 … n-1 in several forked processes, which know all that this one knows when they begin."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from coursewright.base.doubles import can_fork

T = TypeVar("T")
CHUNK = 16
"""Numbers that a process takes at a time at least: neighbours have much in common."""
TURNS = 8
"""Times at most that a process takes a chunk of that size or more: the last one is waited for."""
CHUNKS = 1000
"""At most so many chunks there are, since their numbers stand in a pipe before anybody reads."""
_NUMBER = 4
"""Bytes of a chunk's number in the pipe from which the processes take them."""


class WorkerFault(Exception):
    """A process came to grief; the text is its traceback, or how it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A forked process, and the pipe that its results come from."""

    process: int
    results: int


def run_all(
    count: int, work: Callable[[int], T], width: int, begun: Callable[[int], None] = lambda _: None
) -> list[T]:
    """The results of `work` for all numbers below `count`, in order, made by at most `width` processes.

    `begun` hears of the numbers that this process comes to, which are in order. Results must be picklable where
    `width` is above 1. Raises what `work` raises in this process, and WorkerFault
    for what it raises in another one.
    """
    size = max(CHUNK, -(-count // CHUNKS), count // (max(1, width) * TURNS))
    chunks = [range(start, min(start + size, count)) for start in range(0, count, size)]
    width = max(1, min(width, len(chunks))) if can_fork() else 1

    def own(number: int) -> T:
        begun(number)
        return work(number)

    with few_collections():
        if width == 1:
            return [own(number) for number in range(count)]
        first = own(
            0
        )  # before the others begin: what is made once for all, such as templates, they have then
        return [first, *_share([chunks[0][1:], *chunks[1:]], own, work, width)]


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the garbage collector pass over what is there already, which stays shared between processes, and rest."""
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


def _share(chunks: list[range], own: Callable[[int], T], work: Callable[[int], T], width: int) -> list[T]:
    """Let `width` processes work on chunks; this one among them does `own`."""
    queue = filled_queue(len(chunks))
    theirs = while_parent_lives(work)
    helpers = [start_helper(lambda: dict(_results(queue, chunks, theirs))) for _ in range(width - 1)]
    try:
        found = dict(_results(queue, chunks, own))
        for helper in helpers:
            found |= results_of(helper)
    except BaseException:
        for helper in helpers:
            with suppress(ProcessLookupError):
                os.kill(helper.process, signal.SIGKILL)
        raise
    finally:
        os.close(queue)
        for helper in helpers:
            os.close(helper.results)
            os.waitpid(helper.process, 0)
    return [found[number] for chunk in chunks for number in chunk]


def filled_queue(count: int) -> int:
    """The reading end of a pipe that holds the numbers below `count`; whoever reads four bytes owns one."""
    reader, writer = os.pipe()
    for number in range(count):
        os.write(writer, number.to_bytes(_NUMBER, "big"))
    os.close(writer)
    return reader


def _results(queue: int, chunks: list[range], work: Callable[[int], T]) -> Iterator[tuple[int, T]]:
    while taken := os.read(queue, _NUMBER):
        for number in chunks[int.from_bytes(taken, "big")]:
            yield number, work(number)


def while_parent_lives(work: Callable[[int], T]) -> Callable[[int], T]:
    """The same work, before each piece of which this process ends if the one that forks it is gone."""
    parent = os.getpid()

    def watched(number: int) -> T:
        if os.getppid() != parent:
            os._exit(1)
        return work(number)

    return watched


def start_helper(work: Callable[[], dict[int, T]]) -> Helper:
    """Fork a process that sends what `work` gives, and ends."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return Helper(process=process, results=reader)
    try:
        os.close(reader)
        answer: tuple[bool, object]
        try:
            answer = True, work()
        except BaseException:
            answer = False, traceback.format_exc()
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(answer, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # nothing of the parent's is to be ended twice


def results_of(helper: Helper) -> dict[int, T]:
    """What a helper sent. Raises WorkerFault."""
    try:
        # As it comes: what half of the pages gave is never held as bytes and as values at once.
        with os.fdopen(os.dup(helper.results), "rb") as pipe:
            good, answer = pickle.load(pipe)  # noqa: S301  # from a process that this one forked
    except (EOFError, pickle.UnpicklingError) as fault:
        said = "a process that makes pages was ended; perhaps the machine ran out of memory"
        raise WorkerFault(said) from fault
    if not good:
        raise WorkerFault(str(answer))
    found: dict[int, T] = answer
    return found
