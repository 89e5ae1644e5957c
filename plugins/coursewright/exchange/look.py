"""Right options that are told by their look alone: in bold, in colour, under a marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coursewright.base.issues import IssueLog
from coursewright.exchange.entry import Entry
from coursewright.exchange.entry_gaps import with_answer
from coursewright.exchange.options import LETTERS


def by_look(entry: Entry, loud: Sequence[bool], issues: IssueLog) -> Entry:
    """A question without a key whose right options are set apart by their look alone: this is taken, and told."""
    if (
        with_answer(entry).answer.strip()
        or any(line.ticked for line in entry.options)
        or all(loud)
        or not any(loud)
    ):
        return entry
    names = ", ".join(name for name, is_loud in zip(LETTERS, loud, strict=False) if is_loud)
    issues.warning(
        "import/told-by-look", entry.place,
        f"no answer is written: {names} is taken, which alone is set in bold, colour or under a marker.",
        "Look whether it is right.",
    )  # fmt: skip
    options = [replace(line, ticked=is_loud) for line, is_loud in zip(entry.options, loud, strict=False)]
    return replace(entry, options=tuple(options))
