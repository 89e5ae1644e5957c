"""One run of the checks: over which files, and what is known from the last one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coursewright.base.issues import IssueLog
from coursewright.project.around import Around
from coursewright.project.ledger import Facts, Kept, Ledger, Unit, joined_results
from coursewright.project.sources import Sources
from coursewright.project.stock import Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The `sources` of all languages; with a `language` its faults alone are told."""

    stock: Stock
    ledger: Ledger
    sources: tuple[Sources, ...]
    language: str = ""

    @property
    def checked(self) -> tuple[Sources, ...]:
        """The languages whose faults are told."""
        return tuple(source for source in self.sources if self.language in ("", source.language))

    def note_all(
        self,
        units: Sequence[Unit],
        around: Around,
        issues: IssueLog,
        join: Callable[[Sequence[Facts]], Facts] = lambda _: None,
    ) -> list[Facts]:
        """The same for many, of which each process checks its share; gives the joined facts of each folder.

        Of a folder in which nothing has changed no file is looked at.
        """
        self.ledger.share_out(
            units, Unit.weight, lambda unit: self.ledger.check(unit.name, unit.key, around, unit.check)
        )
        found = [self._kept(name, group, around, join) for name, group in _groups_of(units)]
        issues.take(issue for kept in found for issue in kept.issues)
        return [kept.facts for kept in found]

    def _kept(
        self, name: str, units: Sequence[Unit], around: Around, join: Callable[[Sequence[Facts]], Facts]
    ) -> Kept:
        """The result of a group; one of a single check, or of files that are not to be kept, is that of each."""
        if len(units) > 1 and all(unit.key for unit in units):
            return self.ledger.check_group(name, units, around, join)
        found = [self.ledger.check(unit.name, unit.key, around, unit.check) for unit in units]
        return joined_results("", found, join)

    def note(
        self, unit: str, key: str, around: Around, issues: IssueLog, check: Callable[[IssueLog], Facts]
    ) -> Facts:
        """Take over what a check found in the last run, or finds; gives its facts.

        `key` is the digest of the files that it looks into, "" where that is not known.
        """
        kept = self.ledger.check(unit, key, around, check)
        issues.take(kept.issues)
        return kept.facts


def _groups_of(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """Checks by their folders, each group with a name of its own, in the order in which they come."""
    known: Counter[str] = Counter()
    for (name, _), group in groupby(units, key=lambda unit: (unit.group, bool(unit.key))):
        known[name] += 1
        yield f"{name} {known[name]}", list(group)
