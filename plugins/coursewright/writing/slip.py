"""A slip as a value, and what the text around it may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coursewright.base.issues import IssueLog, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Something in a text that would not be shown as it was meant; line and column are counted from 0."""

    rule: str
    line: int
    column: int
    message: str
    cure: str
    mild: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a text stands in.

    `blocks` are the known `///` blocks, `data` those of them that hold YAML, `fences` the fences of ours;
    `holds_fences`: whether such a fence may stand here. `hosts` are the sources that the course allows.
    `tags`: the only HTML tags allowed (None: all that the policy does not refuse).
    """

    blocks: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    fences: tuple[str, ...] = ()
    holds_fences: bool = True
    hosts: frozenset[str] = frozenset()
    tags: frozenset[str] | None = None


def report(slips: Iterable[Slip], place_of: Callable[[int, int], Place], issues: IssueLog) -> None:
    """Add an issue for each slip; `place_of` takes a line and a column of the text, both from 0."""
    for slip in slips:
        place = place_of(slip.line, slip.column)
        tell = issues.warning if slip.mild else issues.error
        tell(slip.rule, place, slip.message, slip.cure)
