"""`handbooks`: the books alone, and sets of them for the rows of a table, or for an archive."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.cache import CACHE, Cache
from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.build import Wish, epoch_of, lacking_for, run_build_command, tell_lacking, unknown_name
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.progress import Progress
from coursewright.cli.report import summary
from coursewright.pipeline.environment import same_everywhere
from coursewright.pipeline.inputs import read_inputs
from coursewright.pipeline.order import ARCHIVE_SET, FOR_SETS

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from coursewright.course.recipients import RecipientRow
    from coursewright.pipeline.sets import BookEnded, BookOrder
    from coursewright.project.model import Project

POOLS = 3
"""So many times processes are started anew where one of them was killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsWish:
    """The options of `handbooks`, as they were written; `table` is None without `--for`."""

    language: str
    edition: str
    table: Path | None
    dask: str
    archive: bool
    jobs: int | None

    @property
    def build(self) -> Wish:
        """The same as a build of the books alone."""
        return Wish(
            language=self.language, only="handbooks", edition=self.edition, lesson="", engine="mkdocs",
            jobs=self.jobs,
        )  # fmt: skip


def run_handbooks_command(root: Path, wish: SetsWish, *, quiet: bool) -> int:
    """Build the books of the course, or those that are asked for; the exit code."""
    if wish.table is None and not wish.archive:
        return run_build_command(root, wish.build, quiet=quiet)
    from coursewright.cli.opening import open_course

    progress = Progress(quiet=quiet)
    projects = open_course(root, wish.language, "No book was made.")
    if isinstance(projects, int):
        return projects
    strange = unknown_name(wish.build.order, projects)
    if strange:
        print(strange, file=sys.stderr)
        return USAGE
    lacking = lacking_for(wish.build.order, progress)
    if lacking:
        tell_lacking(lacking)
        return LACKS
    return _make_sets(root, wish, projects, progress)


def _make_sets(root: Path, wish: SetsWish, projects: Mapping[str, Project], progress: Progress) -> int:
    """Read the table, make what is not there yet, and say what came of it."""
    from coursewright.pipeline.stage import build_lock, recover

    issues = IssueLog()
    rows = _rows(root, wish.table, projects, issues) if wish.table else ()
    if issues.found:
        print(as_text(issues), file=sys.stderr)
    run = _Run(root=root, wish=wish, progress=progress)
    waiting = "Another build is at work here; waiting for it …"
    with build_lock(root, lambda: progress.say(waiting)) as cache:
        recover(root, cache, progress.say)
        orders = _orders(root, wish, rows, projects, progress)
        run.make(orders)
    run.tell()
    if issues.has_errors:
        print(f"{summary(issues)} These rows have no books; all others are made.", file=sys.stderr)
    if run.faults or issues.has_errors:
        return FAULTS
    return LACKS if run.refused else GOOD


def _rows(
    root: Path, table: Path, projects: Mapping[str, Project], issues: IssueLog
) -> tuple[RecipientRow, ...]:
    from coursewright.course.recipients import read_recipients

    course = next(iter(projects.values())).course
    return read_recipients(table.resolve(), root.resolve(), course.languages, tuple(course.values), issues)


def _orders(
    root: Path,
    wish: SetsWish,
    rows: Sequence[RecipientRow],
    projects: Mapping[str, Project],
    progress: Progress,
) -> list[BookOrder]:
    from coursewright.pipeline.sets import Wanted, plan_archive, plan_sets

    inputs = read_inputs(root, os.environ)
    wanted = Wanted(
        root=root.resolve(), epoch=epoch_of(root, progress), language=wish.language, edition=wish.edition,
        archive=wish.archive,
    )  # fmt: skip
    if wish.table is None:
        return list(plan_archive(projects, inputs, wanted))
    return list(plan_sets(rows, projects, inputs, wanted))


@dataclass(slots=True, kw_only=True)
class _Run:
    """One run of sets: how many books each set still waits for, what was there already, and what went wrong."""

    root: Path
    wish: SetsWish
    progress: Progress
    sets: int = 0
    fresh: int = 0
    made: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    _waiting: Counter[str] = field(default_factory=Counter)
    _done: int = 0

    def make(self, orders: Sequence[BookOrder]) -> None:
        """Make the books that are not there as they would be made."""
        from coursewright.pipeline.sets import clear_drafts, is_made, waves_of

        clear_drafts(self.root, (FOR_SETS, ARCHIVE_SET))
        cache = Cache(self.root / CACHE)
        stale = [order for order in orders if not is_made(cache, order)]
        self.sets = len({order.set_name for order in orders})
        self.fresh = len(orders) - len(stale)
        self._waiting.update(order.set_name for order in stale)
        self._done = self.sets - len(self._waiting)
        if self._done and stale:
            self.progress.say(f"{self._done} of {self.sets} sets are there already.")
        left: Sequence[BookOrder] = stale
        for _ in range(POOLS):
            if left:
                left = self._try(waves_of(left))
        for order in left:
            self.refused[order.path] = "The process that was to make it was killed each time."
        cache.trim()

    def _try(self, waves: Sequence[Sequence[BookOrder]]) -> list[BookOrder]:
        """Make all waves in one executor; gives what is left because it broke."""
        from coursewright.pipeline.cluster import NoCluster
        from coursewright.pipeline.executors import run_books

        left: list[BookOrder] = []
        try:
            with self._executor() as executor:
                for wave in waves:
                    left += run_books(executor, wave, self._settle)
        except NoCluster as fault:
            self.refused[f"--dask {self.wish.dask}"] = f"{fault}."
        return left

    @contextmanager
    def _executor(self) -> Iterator[Executor]:
        from coursewright.pipeline.cluster import cluster_executor
        from coursewright.pipeline.executors import own_processes

        if self.wish.dask:
            with cluster_executor(self.wish.dask) as executor:
                yield executor
            return
        width = self.wish.jobs or os.cpu_count() or 1
        with own_processes(width, same_everywhere(epoch_of(self.root, Progress(quiet=True)))) as executor:
            yield executor

    def _settle(self, order: BookOrder, ended: BookEnded) -> None:
        """Note how a book ended, and tell of a set that is whole."""
        from coursewright.pipeline.sets import note_made

        if ended.fault:
            (self.refused if ended.refused else self.faults)[order.path] = ended.fault
        elif not note_made(Cache(self.root / CACHE), order):
            self.refused[order.path] = "It is not there: the worker sees another folder."
        else:
            self.made += 1
        self._waiting[order.set_name] -= 1
        if not self._waiting[order.set_name]:
            self._done += 1
            name = order.set_name or ARCHIVE_SET
            self.progress.say(f"{self._done} of {self.sets}: {name}")

    def tell(self) -> None:
        """Say what was made, and what was not and why, each reason once."""
        said: dict[str, list[str]] = {}
        for path, fault in {**self.faults, **self.refused}.items():
            said.setdefault(fault, []).append(path)
        for fault, paths in said.items():
            print(f"\n{', '.join(paths)}:\n{fault}", file=sys.stderr)
        folder = FOR_SETS if self.wish.table else ARCHIVE_SET
        self.progress.say(f"{self.made} books made, {self.fresh} as they were, in {folder}/.")
