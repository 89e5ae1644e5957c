"""What is new among warnings, and what is gone: after each save nobody reads all of them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coursewright.base.issues import Issue, IssueLog, as_text, visible

MOST = 10
"""Warnings that are named when they are gone."""


@dataclass(slots=True)
class News:
    """The warnings that were told last; at first all of them are new."""

    _told: Sequence[Issue] | None = None

    def of(self, issues: IssueLog) -> Iterator[str]:
        """Yield what is to be told of the warnings of today: those that are new, those that are gone, how many stay.

        One that stands in another line than before is the same. Faults that stop a build are no news.
        """
        before, now = self._told, [issue for issue in issues.found if issue.severity == "warning"]
        self._told = now
        came, gone = _unlike(now, before or ()), _unlike(before or (), now)
        new, mended = _without(came, gone), _without(gone, came)
        if new:
            yield as_text(_log_of(new))
        if mended:
            yield "\n".join(_farewell(mended))
        if before is not None and (new or mended):
            yield f"Warnings in all: {len(now)}."


def _farewell(mended: Sequence[Issue]) -> Iterator[str]:
    for issue in mended[:MOST]:
        yield visible(f"No longer there: {issue.place.file}: {issue.rule}: {issue.message}")
    if len(mended) > MOST:
        yield f"No longer there: {len(mended) - MOST} more."


def _unlike(rows: Iterable[Issue], others: Iterable[Issue]) -> list[Issue]:
    """The rows that are none of the others: of a file that did not change they are the very same objects."""
    same = set(map(id, others))
    return [row for row in rows if id(row) not in same]


def _without(rows: Iterable[Issue], others: Iterable[Issue]) -> list[Issue]:
    """The rows of which there are more than of the others that say the same of their file."""
    left, found = Counter(map(_said, others)), []
    for row in rows:
        if left[_said(row)]:
            left[_said(row)] -= 1
        else:
            found.append(row)
    return found


def _said(issue: Issue) -> tuple[str, str, str, str]:
    return issue.place.file, issue.rule, issue.message, issue.hint


def _log_of(issues: Iterable[Issue]) -> IssueLog:
    log = IssueLog()
    log.take(issues)
    return log
