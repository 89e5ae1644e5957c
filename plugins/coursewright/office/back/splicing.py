"""Changed words put into a file: where they stand, and what else stands there, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coursewright.office.back.comparing import TOKEN
from coursewright.office.back.source import EMPHASIS, SourceFile

_SPECIAL = re.compile(r"([\\`*_\[\]>])")
EDGES = "：:.、）)·★●○□■|"
"""Signs behind which a text of an author may begin in a paragraph."""


class Unmerged(Exception):
    """A change that has no place in a file; the text says why, `cure` what to do."""

    def __init__(self, reason: str, cure: str, place: tuple[SourceFile, int] | None = None) -> None:
        super().__init__(reason)
        self.cure = cure
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """Words in place of those from `begin` to `end` of a file's text."""

    file: SourceFile
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a part of a paragraph stands: `begin` and `end` in the paragraph's signs, `place` in the file's."""

    file: SourceFile
    begin: int
    end: int
    place: int

    def raw(self, sign: int) -> int:
        """Where a sign of the paragraph stands in the file's text."""
        return self.file.places[self.place + sign - self.begin]


def escaped(words: str) -> str:
    """Words of a document in Markdown; a < that would begin a tag is written as its name, since no backslash helps."""
    return re.sub(r"<(?=[A-Za-z/!?])", "&lt;", _SPECIAL.sub(r"\\\1", words))


def splices(old: str, new: str, files: Sequence[SourceFile], turn: int, of: int) -> Iterator[Splice]:
    """What to put where for a paragraph that was `old` and is `new`; Unmerged where a part has no place.

    `turn` of `of`: the same paragraph stands so often in the document.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    starts = _starts(before)
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        first, last, words = starts[i], starts[j], "".join(after[k:m])
        if not (old[first:last] + words).strip() and _is_edge(old, first, last):
            continue
        yield _splice(old, first, last, words, files, (turn, of))


def _is_edge(old: str, first: int, last: int) -> bool:
    """White space at the ends of a paragraph says nothing."""
    return not old[:first].strip() or not old[last:].strip()


def _starts(tokens: Sequence[str]) -> list[int]:
    found = [0]
    for token in tokens:
        found.append(found[-1] + len(token))
    return found


def _splice(
    old: str, first: int, last: int, words: str, files: Sequence[SourceFile], turn: tuple[int, int]
) -> Splice:
    signs = [place for place, sign in enumerate(old) if not sign.isspace()]
    begin = sum(place < first for place in signs)
    end = sum(place < last for place in signs)
    spot = _spot(old, signs, begin, end, files, turn)
    left, right = _range(old, first, last, begin, end, spot)
    text = spot.file.text
    words = escaped(words)
    kept = "".join(sign for sign in old[first:last] if not sign.isspace())
    if "".join(text[left:right].split()) != kept:
        raise Unmerged(
            "the change goes over words of another look", "Write it into the file", (spot.file, left)
        )
    if not words.strip():
        left, right = _without_empty_marks(text, left, right)
    if "\n" in words or "\t" in words:
        raise Unmerged("it has several lines now", "Write it into the file", (spot.file, left))
    return Splice(file=spot.file, begin=left, end=right, text=words)


def _range(old: str, first: int, last: int, begin: int, end: int, spot: Spot) -> tuple[int, int]:
    """From where to where words are replaced: with the white space that goes with them."""
    spaced = first > 0 and old[first - 1].isspace()
    if begin < end:
        left = spot.raw(begin)
        if old[first].isspace() and begin > spot.begin:
            left = spot.raw(begin - 1) + 1
        right = spot.raw(end - 1) + 1
        if old[last - 1].isspace() and end < spot.end:
            right = spot.raw(end)
        return left, right
    if first < last and begin > spot.begin and begin < spot.end:  # white space alone
        return spot.raw(begin - 1) + 1, spot.raw(begin)
    behind = begin > spot.begin and not (spaced and begin < spot.end)
    place = spot.raw(begin - 1) + 1 if behind else spot.raw(begin)
    return place, place


def _without_empty_marks(text: str, left: int, right: int) -> tuple[int, int]:
    """Marks around words that are gone go with them."""
    for mark in EMPHASIS:
        if text[:left].endswith(mark) and text[right:].startswith(mark):
            return left - len(mark), right + len(mark)
    return left, right


def _spot(
    old: str,
    signs: Sequence[int],
    begin: int,
    end: int,
    files: Sequence[SourceFile],
    turn: tuple[int, int],
) -> Spot:
    """Where the longest part of a paragraph that holds a change stands as a whole text of a file."""
    plain = "".join(old[place] for place in signs)
    for first in _cuts(old, signs, begin):
        for last in reversed(list(_cuts(old, signs, len(signs), end))):
            if last <= first:
                continue
            found = [
                Spot(file=file, begin=first, end=last, place=place)
                for file in files
                for place in file.found(plain[first:last])
            ]
            if len(found) == 1:
                return found[0]
            if found:
                return _of_several(found, turn)
    raise Unmerged(
        "these words are not written in the lesson, or stand there with other words between them",
        "They come from course.yml, a figure, another lesson or the tool; change them there",
    )


def _of_several(found: Sequence[Spot], turn: tuple[int, int]) -> Spot:
    """The same words stand in several places: in a lesson they follow each other as in the document."""
    first = found[0]
    if len(found) == turn[1] and all(row.file is first.file and row.file.is_markdown for row in found):
        return found[turn[0]]
    raise Unmerged(
        f"the same words stand in {len(found)} places",
        "Write it where it is meant",
        (first.file, first.raw(first.begin)),
    )


def _cuts(old: str, signs: Sequence[int], most: int, least: int = 0) -> Iterator[int]:
    """Where a text may begin or end in a paragraph, as numbers of signs: at its ends, at gaps, behind marks."""
    for number in range(least, most + 1):
        if number in (0, len(signs)):
            yield number
            continue
        gap = signs[number] - signs[number - 1] > 1
        if gap or old[signs[number - 1]] in EDGES:
            yield number
