"""Workers that are copies of this process: what it has read they need not read again."""

from __future__ import annotations

import gc
import os
import selectors
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TextIO

from coursewright.pipeline.child import run_task, take_environment
from coursewright.pipeline.stream import Stream
from coursewright.pipeline.task import Ended, Task, Told

CHUNK = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worker:
    """A task at work: `reader` is the end of the pipe that it writes to."""

    task: Task
    number: int
    reader: int
    begun: float
    stream: Stream = field(default_factory=Stream)


class ForkedCrew:
    """Forks one worker a task. This process must have one thread, or a copy may wait for a lock for ever."""

    def __init__(self, root: Path) -> None:
        fill_streams()
        self._root = root
        # Nobody writes: its reading end tells the workers when this process is gone.
        self._life, self._alive = os.pipe()
        self._selector = selectors.DefaultSelector()
        self._workers: dict[int, _Worker] = {}

    def start(self, task: Task) -> None:
        """Begin a task."""
        reader, writer = os.pipe()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # what it holds would be printed by both
                stream.flush()
        gc.freeze()  # a collection in the copy would touch, and so double, all the memory that both share
        begun = time.monotonic()
        number = os.fork()
        if number == 0:
            self._become(task, writer)
        os.close(writer)
        worker = _Worker(task=task, number=number, reader=reader, begun=begun)
        self._workers[reader] = worker
        self._selector.register(reader, selectors.EVENT_READ)

    def wait(self, seconds: float) -> Iterator[Told | Ended]:
        """What happened meanwhile."""
        for key, _ in self._selector.select(seconds):
            worker = self._workers[key.fd]
            chunk = os.read(worker.reader, CHUNK)
            yield from (Told(name=worker.task.name, text=note) for note in worker.stream.feed(chunk))
            if not chunk:
                yield self._ended(worker, os.waitpid(worker.number, 0)[1])
        # A worker that was killed may leave processes behind that hold its pipe open.
        for worker in list(self._workers.values()):
            number, status = os.waitpid(worker.number, os.WNOHANG)
            if number:
                yield from self._drained(worker)
                yield self._ended(worker, status)

    def close(self) -> None:
        """End what is still running."""
        os.close(self._alive)
        for worker in list(self._workers.values()):
            with suppress(ProcessLookupError):
                os.kill(worker.number, signal.SIGKILL)
            self._ended(worker, os.waitpid(worker.number, 0)[1])
        os.close(self._life)
        self._selector.close()
        gc.unfreeze()

    def _drained(self, worker: _Worker) -> Iterator[Told]:
        """What a dead worker still had written."""
        os.set_blocking(worker.reader, False)
        with suppress(BlockingIOError):
            while chunk := os.read(worker.reader, CHUNK):
                yield from (Told(name=worker.task.name, text=note) for note in worker.stream.feed(chunk))

    def _ended(self, worker: _Worker, status: int) -> Ended:
        self._selector.unregister(worker.reader)
        del self._workers[worker.reader]
        os.close(worker.reader)
        return Ended(
            task=worker.task,
            code=os.waitstatus_to_exitcode(status),
            output=worker.stream.ended(),
            seconds=time.monotonic() - worker.begun,
        )

    def _become(self, task: Task, writer: int) -> NoReturn:
        """Be a worker: never return to what the first process has still to do."""
        code = 1
        try:
            self._selector.close()
            for number in (self._alive, *self._workers):
                os.close(number)
            take_streams(self._life, writer)
            take_environment(task.environment)
            os.chdir(self._root)
            code = run_task(task.run)
        except BaseException:
            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(code)


def take_streams(life: int, writer: int) -> None:
    """Read from and write to these descriptors from now on."""
    os.dup2(life, 0)
    os.dup2(writer, 1)
    os.dup2(writer, 2)
    for number in {life, writer} - {0, 1, 2}:
        os.close(number)
    sys.stdout, sys.stderr = text_stream(1), text_stream(2)


def text_stream(number: int) -> TextIO:
    """A descriptor that stays open, as a stream of lines."""
    return open(number, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)


def fill_streams() -> None:
    """Let the three standard descriptors be open, so that no pipe takes the place of one."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(number)
