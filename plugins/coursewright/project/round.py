"""One run of the checks: over which files, and what is known from the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coursewright.base.issues import IssueLog
from coursewright.project.around import Around
from coursewright.project.ledger import Facts, Ledger
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

    def note(
        self, unit: str, key: str, around: Around, issues: IssueLog, check: Callable[[IssueLog], Facts]
    ) -> Facts:
        """Take over what a check found in the last run, or finds; gives its facts.

        `key` is the digest of the files that it looks into, "" where that is not known.
        """
        kept = self.ledger.check(unit, key, around, check)
        issues.take(kept.issues)
        return kept.facts
