"""Workers that are started anew, where a system cannot fork: each reads the course for itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from coursewright.base.cache import Cache
from coursewright.pipeline.inputs import Inputs
from coursewright.pipeline.order import BuildOrder, Place
from coursewright.pipeline.plan import plan_tasks
from coursewright.pipeline.stream import Stream
from coursewright.pipeline.task import Ended, Task, Told
from coursewright.project.load import load_checked

CHUNK = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All that another process must know to plan the same tasks."""

    build: BuildOrder
    place: Place

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.place.root


def written(order: Order) -> str:
    """An order as one argument of a command."""
    place = {name: str(value) for name, value in asdict(order.place).items()}
    return json.dumps({"build": asdict(order.build), "place": place})


def order_of(text: str) -> Order:
    """The order that was written."""
    found = json.loads(text)
    build, place = found["build"], found["place"]
    return Order(
        build=BuildOrder(**{**build, "parts": tuple(build["parts"])}),
        place=Place(
            root=Path(place["root"]),
            stage=Path(place["stage"]),
            cache=Path(place["cache"]),
            epoch=int(place["epoch"]),
        ),
    )


def task_of(order: str, name: str) -> Task:
    """The task of that name, with what it needs read anew. It was checked before, so nothing is told again."""
    found = order_of(order)
    projects = load_checked(found.root, Cache(found.place.cache))
    return next(
        task for task in plan_tasks(found.build, projects, Inputs(), found.place) if task.name == name
    )


@dataclass(slots=True, kw_only=True)
class _Worker:
    """A task at work."""

    task: Task
    process: subprocess.Popen[bytes]
    begun: float
    stream: Stream = field(default_factory=Stream)


class SpawnedCrew:
    """Starts one process a task, and a thread that reads what it writes."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._life, self._alive = os.pipe()
        self._heard: SimpleQueue[tuple[_Worker, bytes]] = SimpleQueue()
        self._workers: list[_Worker] = []

    def start(self, task: Task) -> None:
        """Begin a task."""
        arguments = ("-m", "coursewright.pipeline.child", "task", written(self._order), task.name)
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", *arguments],
            cwd=self._order.root,
            env={**os.environ, **task.environment},
            stdin=self._life,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        worker = _Worker(task=task, process=process, begun=time.monotonic())
        self._workers.append(worker)
        threading.Thread(target=self._listen, args=(worker,), daemon=True).start()

    def wait(self, seconds: float) -> Iterator[Told | Ended]:
        """What happened meanwhile."""
        try:
            worker, chunk = self._heard.get(timeout=seconds)
        except Empty:
            return
        yield from (Told(name=worker.task.name, text=note) for note in worker.stream.feed(chunk))
        if not chunk:
            yield self._ended(worker)

    def close(self) -> None:
        """End what is still running."""
        os.close(self._alive)
        for worker in list(self._workers):
            worker.process.kill()
            self._ended(worker)
        os.close(self._life)

    def _listen(self, worker: _Worker) -> None:
        stdout = worker.process.stdout
        while stdout is not None and (chunk := os.read(stdout.fileno(), CHUNK)):
            self._heard.put((worker, chunk))
        self._heard.put((worker, b""))

    def _ended(self, worker: _Worker) -> Ended:
        self._workers.remove(worker)
        code = worker.process.wait()
        return Ended(
            task=worker.task,
            code=code,
            output=worker.stream.ended(),
            seconds=time.monotonic() - worker.begun,
        )
