"""What a run of the bench knows: folders, variants, rounds, and where figures are put as they come."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.bench.measure import Cost, Failed, measure
from tools.bench.peers import commit, machine
from tools.bench.results import Group, Results, Row
from tools.bench.variants import COURSE, Variant, lay_project


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is asked for: `folder` holds the projects, `saves` is how often a preview is tried.

    `resume` goes on where an earlier run of the same commit was stopped.
    """

    tool: Path
    folder: Path
    results: Results
    variants: Mapping[str, Variant]
    versions: Mapping[str, str]
    date: str
    sizes: Sequence[str]
    rounds: int
    saves: int
    resume: bool
    say: Callable[[str], None]

    def begin(self, work: str, size: str) -> Group:
        """An empty group for a work at a size, or the one that was begun before."""
        now = commit(self.tool)
        before = self.results.groups.get((work, size))
        if self.resume and before and before.commit == now:
            return before
        return Group(
            work=work, size=size, date=self.date, commit=now, machine=machine(), versions=self.versions
        )

    def add(self, group: Group, row: Row) -> Group:
        """Keep a row and tell of it."""
        told = ", ".join(f"{name} {value:g}" for name, value in row.figures.items())
        self.say(f"{group.work} {group.size} {row.variant} {row.edit}: {told}".replace("  ", " "))
        return self.results.put(replace(group, rows=(*group.rows, row)))

    def leave_out(self, group: Group, what: str) -> Group:
        """Keep that something could not be measured, and tell of it."""
        self.say(f"{group.work} {group.size}: left out: {what}")
        return self.results.put(replace(group, left_out=(*group.left_out, without_folders(what))))

    def sites(self) -> Iterator[str]:
        """The sizes that are made up."""
        return (size for size in self.sizes if size != COURSE)

    def lay(self, variant: Variant, size: str, *, anew: bool = False) -> Path:
        """A variant's project of a size."""
        return lay_project(variant, self.folder, size, anew=anew)

    def cost(self, variant: Variant, project: Path) -> Cost:
        """Build a variant's project once. Raises Failed."""
        return measure(variant.build, project, variant.settings)

    def turns(self, variants: Sequence[Variant]) -> Iterator[tuple[int, Variant]]:
        """Rounds with the variants in another order each, so that none is always measured after the same one."""
        for turn in range(self.rounds):
            at = turn % max(1, len(variants))
            yield from ((turn, variant) for variant in (*variants[at:], *variants[:at]))


def without_folders(text: str) -> str:
    """A text with the names of files in place of their paths: what is published knows no machine."""
    return re.sub(r"(?<![\w.])(?:[A-Za-z]:)?[\\/](?:[^\s\\/'\":]+[\\/])+", "", text)


def warm_up(bench: Bench) -> list[str]:
    """Build three lessons with each variant, so that no first figure pays for Python's own caches.

    Gives the names of those that cannot build, which are then said and left out.
    """
    broken = []
    for variant in bench.variants.values():
        try:
            bench.cost(variant, bench.lay(variant, "3", anew=True))
        except (Failed, OSError) as fault:
            bench.say(f"{variant.name} does not build and is left out:\n{fault}")
            broken.append(variant.name)
    return broken


def tell(text: str) -> None:
    """Print a line of progress."""
    print(text, file=sys.stderr, flush=True)
