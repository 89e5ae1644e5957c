"""Where page numbers stand in what the engine drew: looked up by the boxes that it laid out.

The boxes are the engine's; `text`, `position_x`, `position_y`, `baseline`, `element` and `style` are used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from coursewright.handbook.boxes import flow_boxes
from coursewright.handbook.fragment import MATRIX, PLACEHOLDER, Face, Slot, plain_number

_FONT = re.compile(rb"/(?P<name>\w+) (?P<size>[\d.]+) Tf")
_GLYPHS = re.compile(rb"<([0-9a-f]*)>|[^<>]+")
_LEADING = re.compile(r"(\d+)\D*$")
_PUSHED = {"right": 1.0, "end": 1.0, "center": 0.5}
"""How far, of a digit's width, a text moves that has a digit less, by how its box is aligned."""


class LostSlot(LookupError):
    """A page number that was laid out and is not where it should be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBox:
    """A page number that was laid out: the pages' own where `target` is empty. `digits` is its text.

    `pushed` says how far its text moves for each digit that it lacks, in digits.
    """

    box: Any
    target: str
    digits: str
    pushed: float


def number_boxes(page: Any, number: int) -> Iterator[NumberBox]:
    """The page numbers on a page that was laid out as page `number`."""
    for box in flow_boxes(page):
        if not hasattr(box, "text") or not (box.element_tag or "").endswith("::after"):
            continue
        found = _LEADING.search(box.text)
        target = _target(box.element)
        if found and target and set(found[1]) == {PLACEHOLDER}:
            yield NumberBox(box=box, target=target, digits=found[1], pushed=0.0)
    for margin in page._page_box.children:
        if hasattr(margin, "at_keyword") and _counts_pages(margin):
            yield from _own_number(margin, str(number))


def _target(element: Any) -> str:
    """The anchor whose page an element's number is, or ""."""
    if element.get("data-page"):
        return str(element.get("href", "")).removeprefix("#")
    return str(element.get("data-to", ""))


def _counts_pages(margin: Any) -> bool:
    return any(kind == "counter()" and value[0] == "page" for kind, value in margin.style["content"] if value)


def _own_number(margin: Any, digits: str) -> Iterator[NumberBox]:
    pushed = _PUSHED.get(margin.style["text_align_all"], 0.0)
    stack = [margin]
    while stack:
        box = stack.pop()
        if hasattr(box, "text") and box.text.endswith(digits):
            yield NumberBox(box=box, target="", digits=digits, pushed=pushed)
        stack.extend(getattr(box, "children", ()))


def cut_slots(
    operations: Sequence[bytes], numbers: Sequence[NumberBox], faces: Mapping[str, Face]
) -> tuple[bytes | Slot, ...]:
    """A page's content with slots in the places of its numbers; `faces` are what it is written in, by name.

    Raises LostSlot where a number is not drawn.
    """
    found = [(_position(operations, row), row) for row in numbers]
    pieces: list[bytes | Slot] = []
    after = 0
    for start, row in sorted(found, key=itemgetter(0)):
        end, slot = _slot(operations, start, row, faces)
        pieces.append(b"\n".join((b"", *operations[after:start], b"")))
        pieces.append(slot)
        after = end
    pieces.append(b"\n".join((b"", *operations[after:])))
    return tuple(pieces)


def _position(operations: Sequence[bytes], row: NumberBox) -> int:
    """Where the text of a box begins."""
    x, y = row.box.position_x, row.box.position_y + row.box.baseline
    matrix = b" ".join((MATRIX, plain_number(x), plain_number(y), b"Tm"))
    for index, operation in enumerate(operations):
        if operation == matrix:
            return index
    raise LostSlot(row.box.text)


def _slot(
    operations: Sequence[bytes], start: int, row: NumberBox, faces: Mapping[str, Face]
) -> tuple[int, Slot]:
    """The index after a slot's last operation, and the slot."""
    name, size = _font_before(operations, start)
    for index in range(start + 1, len(operations)):
        operation = operations[index]
        if font := _FONT.fullmatch(operation):
            name, size = font["name"].decode(), float(font["size"])
        elif operation == b"ET":
            break
        elif operation.endswith(b"TJ") and name in faces:
            spots = _digit_spots(operation, row.digits, faces[name].texts)
            if spots is not None:
                return index + 1, _made(operations[start : index + 1], row, spots, faces[name], size)
    raise LostSlot(row.box.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spots:
    """Where the glyphs of a number begin and end in an operation, and which glyph is its 0."""

    begin: int
    end: int
    zero: int


def _font_before(operations: Sequence[bytes], start: int) -> tuple[str, float]:
    for index in range(start, -1, -1):
        if font := _FONT.fullmatch(operations[index]):
            return font["name"].decode(), float(font["size"])
    return "", 0.0


def _digit_spots(operation: bytes, digits: str, texts: Mapping[int, str]) -> _Spots | None:
    """The last glyphs of an operation that read as `digits`."""
    glyphs: list[tuple[int, int]] = []
    for run in _GLYPHS.finditer(operation):
        if run[1] is not None:
            spots = range(run.start(1), run.end(1), 4)
            glyphs += [(spot, int(operation[spot : spot + 4], 16)) for spot in spots]
    read = [texts.get(glyph, "") for _, glyph in glyphs]
    for first in range(len(read) - len(digits), -1, -1):
        if read[first : first + len(digits)] == list(digits):
            last = first + len(digits) - 1
            zero = glyphs[first][1] - int(digits[0])
            return _Spots(begin=glyphs[first][0], end=glyphs[last][0] + 4, zero=zero)
    return None


def _made(operations: Sequence[bytes], row: NumberBox, spots: _Spots, face: Face, size: float) -> Slot:
    *others, last = operations[1:]
    y = row.box.position_y + row.box.baseline
    rest = b"\n".join((plain_number(y) + b" Tm", *others, last[: spots.begin]))
    advance = face.widths[spots.zero + int(row.digits[0])] * size / 1000
    return Slot(
        target=row.target,
        x=row.box.position_x,
        head=b" " + rest,
        tail=last[spots.end :],
        digits=len(row.digits),
        step=row.pushed * advance,
        zero=spots.zero,
        face=face.name,
    )
