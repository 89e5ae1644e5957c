"""What changed between two readings of a document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coursewright.office.back.reading import Line

ALIKE = 0.4
"""Two paragraphs of which so much is the same are one that was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A paragraph that was changed; `old` is None where it is new, `new` where it is gone.

    `after` is the paragraph that a new one stands behind, None at the beginning.
    """

    old: Line | None
    new: Line | None
    after: Line | None = None


def changes_of(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Change]:
    """The changes in order; those of looks alone are left out."""
    matcher = SequenceMatcher(None, [key(row) for row in old], [key(row) for row in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(old[i:j], new[k:m], old[i - 1] if i else None)


def looks_changed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Paragraphs of the same words with other looks."""
    matcher = SequenceMatcher(None, [key(row) for row in old], [key(row) for row in new], autojunk=False)
    for kind, i, j, k, _ in matcher.get_opcodes():
        if kind == "equal":
            for turn in range(j - i):
                if old[i + turn].looks != new[k + turn].looks:
                    yield old[i + turn], new[k + turn]


def key(line: Line) -> tuple[int, str]:
    """What makes two paragraphs the same: words, however they are spaced, in the same table."""
    return line.table, " ".join(line.text.split())


def _paired(old: Sequence[Line], new: Sequence[Line], before: Line | None) -> Iterator[Change]:
    """Paragraphs of both sides in order, those that are alike together."""
    place = 0
    last = before
    for row in old:
        found = next(
            (turn for turn in range(place, len(new)) if _alike(row, new[turn], len(old) == len(new))), None
        )
        if found is None:
            yield Change(old=row, new=None)
        else:
            for added in new[place:found]:
                yield Change(old=None, new=added, after=last)
            yield Change(old=row, new=new[found])
            place = found + 1
        last = row
    for added in new[place:]:
        yield Change(old=None, new=added, after=last)


def _alike(old: Line, new: Line, one_by_one: bool) -> bool:
    if old.table != new.table or bool(old.text.strip()) != bool(new.text.strip()):
        return False
    share = SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()
    return share >= (ALIKE / 2 if one_by_one else ALIKE)
