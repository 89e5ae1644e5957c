"""A whole build: what is stale is made in a stage, the rest taken over, and all of it swapped in.

Faults of content are looked for before this begins.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from coursewright.base.cache import Cache
from coursewright.base.drafts import DRAFT
from coursewright.pipeline.alone import can_be_alone, run_alone
from coursewright.pipeline.crew import gather_crew
from coursewright.pipeline.finish import settle_outputs
from coursewright.pipeline.inputs import Inputs, read_inputs
from coursewright.pipeline.order import BuildOrder, Place
from coursewright.pipeline.outcome import Outcome, outcome_of
from coursewright.pipeline.plan import plan_take_over, plan_tasks
from coursewright.pipeline.record import Record, Stamp, read_record, read_stamps, remembered, write_record
from coursewright.pipeline.schedule import run_here, run_tasks
from coursewright.pipeline.seen import Reader
from coursewright.pipeline.spawned import Order
from coursewright.pipeline.stage import make_stage, recover, remove_stage, stage_of, take_over
from coursewright.pipeline.swap import swap_outputs
from coursewright.pipeline.task import Ended, Task, Watcher
from coursewright.project.model import Project
from coursewright.project.stock import Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is built: the checked projects, the files they were read from and their digests, and the warnings told.

    `reader` has read the inputs.
    """

    projects: Mapping[str, Project]
    stock: Stock
    inputs: Inputs
    said: str = ""
    reader: Reader = field(default_factory=Reader)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """One build on its way."""

    order: BuildOrder
    content: Content
    place: Place
    tasks: tuple[Task, ...]
    last: Record
    there: Mapping[str, Stamp]

    @property
    def stale(self) -> list[Task]:
        """The tasks to do, the longest first."""
        found = [task for task in self.tasks if not self.last.is_fresh(task, self.there)]
        return sorted(found, key=self.last.seconds_of, reverse=True)


def run_build(
    root: Path, cache: Path, order: BuildOrder, content: Content, epoch: int, watcher: Watcher, *, fork: bool
) -> Outcome:
    """Build what is ordered beside the last outputs, and swap at the end (call with the build lock held).

    What is untouched and would come out the same is taken over; where that is all, nothing is done. A part that
    fails is taken over, too; where all fail, nothing is swapped. `fork` chooses the kind of workers.
    """
    recover(root, cache, watcher.say)
    place = Place(root=root, stage=stage_of(cache), cache=cache, epoch=epoch)
    build = _Build(
        order=order,
        content=content,
        place=place,
        tasks=plan_tasks(order, content.projects, content.inputs, place, content.stock),
        last=read_record(Cache(cache)),
        there=read_stamps(root),
    )
    if not build.stale and build.there == build.last.files:
        _remember(build, [], build.there)
        return Outcome()
    make_stage(cache)
    try:
        return _run_staged(build, watcher, fork=fork)
    finally:
        remove_stage(place.stage)


def _run_staged(build: _Build, watcher: Watcher, *, fork: bool) -> Outcome:
    """Do the stale tasks in the stage, and swap it in if it holds something new."""
    root, stage = build.place.root, build.place.stage
    stale = [task for task in build.stale if not task.here]
    fresh = [task for task in build.tasks if task not in stale and not task.here]
    take_over(root, stage, plan_take_over(build.order, build.content.projects, root))
    take_over(root, stage, [part for task in fresh for part in task.makes])
    ended, new = _do(build, stale, watcher, fork=fork)
    changed = bool(new or not stale)
    if changed:
        closing = [run_here(task, watcher) for task in build.tasks if task.here]
        settle_outputs(stage)
        stamps = read_stamps(stage)
        swap_outputs(root, stage)
        _remember(build, [*ended, *closing], stamps)
    return outcome_of(ended, root, new, changed=changed)


def _do(
    build: _Build, tasks: Sequence[Task], watcher: Watcher, *, fork: bool
) -> tuple[Sequence[Ended], Sequence[str]]:
    """How tasks ended, and the parts that they made whole; the others' parts are taken over."""
    if not tasks:
        return (), ()
    root, stage = build.place.root, build.place.stage
    new: list[str] = []

    def settle(end: Ended) -> None:
        new.extend(whole_parts(stage, end))
        take_over(root, stage, end.task.makes)

    ended = run_each(build, tasks, watcher, settle, fork=fork)
    places = {task.name: place for place, task in enumerate(build.tasks)}
    ended.sort(key=lambda end: places[end.task.name])
    return ended, [part for end in ended for part in end.task.makes if part in new]


def run_each(
    build: _Build, tasks: Sequence[Task], watcher: Watcher, settle: Callable[[Ended], None], *, fork: bool
) -> list[Ended]:
    """Do tasks, side by side in processes of their own where there are several; `settle` is called with each."""
    if fork and can_be_alone(tasks):
        end = run_alone(tasks[0], build.place.root, watcher)
        settle(end)
        return [end]
    if fork:
        load_once(tasks)
    crew = gather_crew(Order(build=build.order, place=build.place), fork=fork)
    return run_tasks(tasks, crew, build.order.width, watcher, settle)


def load_once(tasks: Iterable[Task]) -> None:
    """Import what tasks are done with, which copies of this process have then; a task itself says what is missing."""
    for name in dict.fromkeys(name for task in tasks for name in task.loads):
        with suppress(ImportError):
            import_module(name)


def whole_parts(stage: Path, end: Ended) -> list[str]:
    """The parts that a task made whole; the rest of what it left is cleared away."""
    for part in end.task.makes:
        place = stage / part
        if place.is_dir() and end.code != 0:
            shutil.rmtree(place)
        place.with_suffix(DRAFT).unlink(missing_ok=True)
    return [part for part in end.task.makes if (stage / part).exists()]


def _remember(build: _Build, ended: Sequence[Ended], stamps: Mapping[str, Stamp]) -> None:
    """Note what was made from what, unless somebody went on writing meanwhile: then nobody knows."""
    place, content = build.place, build.content
    if read_inputs(place.root, os.environ, content.reader) != content.inputs:
        return
    good = all(end.code == 0 for end in ended) and all(task.digest for task in build.tasks)
    answered = {build.order.name: content.said} if good else {}
    store = Cache(place.cache)
    asked = content.inputs.asked(place.epoch)
    write_record(store, remembered(build.last, build.there, ended, stamps, asked, answered))
    if ended:
        store.trim()
