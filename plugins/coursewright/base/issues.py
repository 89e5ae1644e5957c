"""Faults of authors as values: where, which rule, what, and how to cure it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from coursewright.base.frozen import quickly_thawed

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
Severity = Literal["error", "warning"]


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A spot in an author's file: POSIX path from the project's root, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One fault: the rule's id (`quiz/unknown-key`), its place, one sentence, and the cure."""

    rule: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"


@dataclass(slots=True)
class IssueLog:
    """The faults of one run, in the order found; the same fault is kept once."""

    found: list[Issue] = field(default_factory=list)
    _known: set[Issue] = field(default_factory=set, repr=False, compare=False)

    def add(self, issue: Issue) -> None:
        """Keep an issue unless the very same one is already here."""
        if issue not in self._known:
            self._known.add(issue)
            self.found.append(issue)

    def error(self, rule: str, place: Place, message: str, hint: str = "") -> None:
        """Add a fault that stops a build."""
        self.add(Issue(rule=rule, place=place, message=message, hint=hint))

    def warning(self, rule: str, place: Place, message: str, hint: str = "") -> None:
        """Add a fault that a build survives."""
        self.add(Issue(rule=rule, place=place, message=message, hint=hint, severity="warning"))

    def extend(self, other: IssueLog) -> None:
        """Take over all issues of another log."""
        if self.found:
            self.take(other.found)
            return
        self.found += other.found
        self._known |= other._known

    def take(self, issues: Iterable[Issue]) -> None:
        """Add some issues in their order."""
        for issue in issues:
            self.add(issue)

    @property
    def has_errors(self) -> bool:
        """Whether anything here stops a build."""
        return any(issue.severity == "error" for issue in self.found)

    @property
    def errors(self) -> IssueLog:
        """What stops a build, alone."""
        log = IssueLog()
        log.take(issue for issue in self.found if issue.severity == "error")
        return log

    @property
    def files_at_fault(self) -> frozenset[str]:
        """The files that have a fault which stops a build."""
        return frozenset(issue.place.file for issue in self.found if issue.severity == "error")

    def in_order(self) -> list[Issue]:
        """All issues by file, line, column and rule."""
        return sorted(self.found, key=_order_of)


def _order_of(issue: Issue) -> tuple[str, int, int, str, str]:
    place = issue.place
    return place.file, place.line, place.column, issue.rule, issue.message


def as_text(log: IssueLog) -> str:
    """One line an issue, its cure indented below."""
    lines = []
    for issue in log.in_order():
        lines.append(visible(f"{issue.place}: {issue.severity} {issue.rule}: {issue.message}"))
        if issue.hint:
            lines.append(visible(f"    {issue.hint}"))
    return "\n".join(lines)


def visible(line: str) -> str:
    """A line that stays one, and tells a terminal nothing but letters, whatever an author's word in it holds."""
    if line.isprintable():  # as nearly all are, which is quickly seen
        return line
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], line)


def as_rows(log: IssueLog) -> list[dict[str, str | int]]:
    """Objects with file, line, column, severity, rule, message, hint."""
    return [
        {
            "file": issue.place.file,
            "line": issue.place.line,
            "column": issue.place.column,
            "severity": issue.severity,
            "rule": issue.rule,
            "message": issue.message,
            "hint": issue.hint,
        }
        for issue in log.in_order()
    ]


def as_json(log: IssueLog) -> str:
    """The same as a JSON array."""
    return json.dumps(as_rows(log), ensure_ascii=False, indent=2)


def as_github(log: IssueLog) -> str:
    """Workflow commands that annotate lines of a pull request (GitHub Actions, "workflow commands")."""
    return "\n".join(_annotation(issue) for issue in log.in_order())


def _annotation(issue: Issue) -> str:
    text = f"{issue.message} {issue.hint}".strip()
    where = f"file={_escaped(issue.place.file, ':,')},line={issue.place.line},col={issue.place.column}"
    return f"::{issue.severity} {where},title={_escaped(issue.rule, ':,')}::{_escaped(text, '')}"


def _escaped(text: str, also: str) -> str:
    codes = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    return "".join(codes[c] if c in "%\r\n" + also else c for c in text)
