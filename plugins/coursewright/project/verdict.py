"""What `check` says of a course; where no file has changed since it was said, it is read and not found again.

Imports are late: to say the same again takes none of what reads and checks a course.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.cache import Cache, digest
from coursewright.base.issues import Issue, IssueLog
from coursewright.base.versions import tool_digest
from coursewright.project.stock import Stock

KIND = "verdict"


@dataclass(slots=True, kw_only=True)
class Verdict:
    """The faults of a course in all languages, or in one; its files are read once, at first in `width` processes."""

    root: Path
    language: str
    cache: Cache
    width: int = 1
    _stock: Stock = field(init=False)
    _key: str = field(init=False)

    def __post_init__(self) -> None:
        self._stock = Stock(root=self.root)
        content = self._stock.digest_all()
        self._key = content and digest(content, self.language, tool_digest())

    def said(self) -> IssueLog | None:
        """The faults as they were told last; None where anything has changed."""
        found = self.cache.read_value(KIND, self._key) if self._key else None
        if not isinstance(found, tuple):
            return None
        issues = IssueLog()
        issues.take(row for row in found if isinstance(row, Issue))
        return issues

    def found(self) -> IssueLog:
        """The faults, looked for anew in what has changed."""
        from coursewright.project.load import load_stock

        issues = IssueLog()
        load_stock(self._stock, issues, self.language, self.cache, self.width)
        if self._key:
            self.cache.write_value(KIND, self._key, tuple(issues.found))
        return issues
