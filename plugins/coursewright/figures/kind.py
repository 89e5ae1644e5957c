"""What a figure kind is: one row of functions, the same for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.figures.model import Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Scene
from coursewright.figures.setter import Setter

F = TypeVar("F", bound=Figure)

Counts = Mapping[str, tuple[int, int]]
"""Least and most rows of each list, by its key (`tiers`) or, in each row of a list, `tiers.items`."""


def nothing_more(figure: Figure, where: Where, issues: IssueLog) -> None:
    """Find no fault beyond shape, counts and ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[F]):
    """How one kind is checked, laid out and read aloud.

    `layout` works for whatever `check` lets pass; `reading` gives every label of the figure in reading order.
    """

    model: type[F]
    counts: Counts
    layout: Callable[[F, Setter], Scene]
    reading: Callable[[F, Reader], tuple[Entry, ...]]
    check: Callable[[F, Where, IssueLog], None] = nothing_more
