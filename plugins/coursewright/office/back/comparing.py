"""What changed between two readings of a document, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coursewright.office.back.reading import Line, Look

TOKEN = re.compile(r"[A-Za-zÀ-ÿ0-9]+|\s+|.", re.DOTALL)
ALIKE = 0.4
"""Two paragraphs of which so much is the same are one that was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A paragraph that was changed; `old` is None where it is new, `new` where it is gone.

    `after` is the paragraph that a new one stands behind, None at the beginning, `before` the one behind it.
    """

    old: Line | None
    new: Line | None
    after: Line | None = None
    before: Line | None = None


def changes_of(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Change]:
    """The changes in order; those of looks alone are left out."""
    matcher = SequenceMatcher(None, [key(row) for row in old], [key(row) for row in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(
                old[i:j], new[k:m], old[i - 1] if i else None, old[j] if j < len(old) else None
            )


def kinds_changed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Paragraphs of the same words that are an item, a heading or a level of heading now that they were not."""
    return ((was, now) for was, now in _kept(old, new) if was.kind != now.kind)


def _kept(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Paragraphs of the same words, as they were and as they are."""
    matcher = SequenceMatcher(None, [key(row) for row in old], [key(row) for row in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)


def look_of_words_changed(old: Line, new: Line) -> bool:
    """Whether words that a paragraph kept look otherwise, or new ones otherwise than all that it had."""
    was, now = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, [word for word, _ in was], [word for word, _ in now], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        looks = {look for _, look in now[k:m]}
        around = {look for _, look in was[max(i - 1, 0) : j + 1]}
        if kind == "equal" and [look for _, look in was[i:j]] != [look for _, look in now[k:m]]:
            return True
        if kind in ("insert", "replace") and was and not around.issuperset(looks):
            return True
    return False


def _tokens(line: Line) -> list[tuple[str, tuple[Look, ...]]]:
    """The words and signs of a paragraph, each with the looks that it has."""
    found, at = [], 0
    for token in TOKEN.findall(line.text):
        if token.strip():
            found.append((token, tuple(dict.fromkeys(line.looks[at : at + len(token)]))))
            at += len(token)
    return found


def looks_changed(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Paragraphs of the same words with other looks."""
    return ((was, now) for was, now in _kept(old, new) if was.looks != now.looks)


def key(line: Line) -> tuple[int, str]:
    """What makes two paragraphs the same: words, however they are spaced, in the same table."""
    return line.table, " ".join(line.text.split())


def _paired(
    old: Sequence[Line], new: Sequence[Line], first: Line | None, behind: Line | None
) -> Iterator[Change]:
    """Paragraphs of both sides in order, those that are alike together; `first` and `behind` stand around them."""
    place = 0
    last = first
    for row in old:
        found = next(
            (turn for turn in range(place, len(new)) if _alike(row, new[turn], len(old) == len(new))), None
        )
        if found is None:
            yield Change(old=row, new=None)
        else:
            for added in new[place:found]:
                yield Change(old=None, new=added, after=last, before=row)
            yield Change(old=row, new=new[found])
            place = found + 1
        last = row
    for added in new[place:]:
        yield Change(old=None, new=added, after=last, before=behind)


def _alike(old: Line, new: Line, one_by_one: bool) -> bool:
    if old.table != new.table or bool(old.text.strip()) != bool(new.text.strip()):
        return False
    share = SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()
    return share >= (ALIKE / 2 if one_by_one else ALIKE)
