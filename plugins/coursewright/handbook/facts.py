"""What books say of a lesson in few words."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.course.model import Moment, Role


def short_names(rows: Sequence[Role | Moment], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The short names of roles or moments; none wanted, or all of them, is told by the opener in one word."""
    if len(wanted) == len(rows):
        return ()
    names = {row.id: row.short or row.title for row in rows}
    return tuple(names[name] for name in wanted if name in names)


def kept_together(minutes: str) -> str:
    """A narrow column breaks them at their plus sign alone."""
    return " + ".join(part.replace(" ", "\u00a0") for part in minutes.split(" + "))
