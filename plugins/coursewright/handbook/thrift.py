"""How much of its paper a whole book uses: a book that is too white names the pages that are the most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursewright.base.issues import IssueLog, Place
from coursewright.handbook.binding import Placed
from coursewright.handbook.filling import mean_fill

MEAN = 0.88
"""How far down the pages of text of a book are printed at least, on average."""
PAGES = 48
"""A book of fewer pages of text has no average: the last page of a section weighs too much."""
NAMED = 3


def check_thrift(placed: Sequence[Placed], place: Place, issues: IssueLog) -> None:
    """Report a book whose pages of text are too white, with the whitest that are not the last of their section."""
    fills = [row for one in placed for row in one.fragment.fills]
    mean = mean_fill(fills)
    if sum(row.text for row in fills) < PAGES or mean >= MEAN:
        return
    worst = ", ".join(
        f"page {page} ({name}: {fill:.0%})" for fill, page, name in sorted(_inner(placed))[:NAMED]
    )
    issues.warning(
        "book/white", place, f"its pages of text are printed to {mean:.1%} on average, not to {MEAN:.0%}: {worst}.",
        "Make figures and tables lower that need a new page, or put a paragraph before them.",
    )  # fmt: skip


def _inner(placed: Sequence[Placed]) -> Iterator[tuple[float, int, str]]:
    """Fill, number and section of each page of text that is not the last of its section."""
    for one in placed:
        for index, row in enumerate(one.fragment.fills[:-1]):
            if row.text:
                yield row.fill, one.first + index, one.name
