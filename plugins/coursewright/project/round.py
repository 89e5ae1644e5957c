"""One run of the checks: over which files, and what is known from the last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from coursewright.base.issues import IssueLog
from coursewright.project.around import Around
from coursewright.project.ledger import Facts, Ledger
from coursewright.project.sources import Sources
from coursewright.project.stock import Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A check by its name, with the file that it is about and the digest of the files that it looks into."""

    name: str
    file: str
    key: str
    check: Callable[[IssueLog], Facts]

    def weight(self) -> tuple[str, int]:
        """What it is shared out by: it falls to whoever has read the file."""
        return PurePosixPath(self.file).stem, 0


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

    def note_all(self, units: Sequence[Unit], around: Around, issues: IssueLog) -> list[Facts]:
        """The same for many, of which each process checks its share."""
        self.ledger.share_out(
            units, Unit.weight, lambda unit: self.ledger.check(unit.name, unit.key, around, unit.check)
        )
        return [self.note(unit.name, unit.key, around, issues, unit.check) for unit in units]

    def note(
        self, unit: str, key: str, around: Around, issues: IssueLog, check: Callable[[IssueLog], Facts]
    ) -> Facts:
        """Take over what a check found in the last run, or finds; gives its facts.

        `key` is the digest of the files that it looks into, "" where that is not known.
        """
        kept = self.ledger.check(unit, key, around, check)
        issues.take(kept.issues)
        return kept.facts
