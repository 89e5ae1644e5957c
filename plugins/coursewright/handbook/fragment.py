r"""A section on its finished pages, as values that can be kept: PDF objects, and what ties them into a book.

A template is PDF text in which `\x01…\x02` stands for a number that only the book knows: `\x01n\x02` is a
reference to the fragment's object n, `\x01Sn\x02` the n-th row of the tree that leads from content to tags;
`\x01P\x02`, `\x01D\x02` and `\x01F\x02` refer to the book's tree of pages, its topmost tag and its faces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursewright.base.issues import Issue
from coursewright.handbook.changes import Change

PLACEHOLDER = "8"
"""The digit that is laid out for every digit of a page number: all digits of the faces are equally wide."""

POINT = 0.75
"""PDF units in a CSS pixel."""

MATRIX = b"1 0 0 -1"
"""How the engine begins the place of a text: upright in a page that is measured from its top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A page number in a page's content: the page of the anchor `target`, or where that is empty the page's own.

    Its text begins at `x`; `head` and `tail` stand around the glyphs. There is room for `digits` digits; each that
    a number lacks moves the text by `step` pixels. `zero` is the glyph of 0 in `face`, the others follow it.
    """

    target: str
    x: float
    head: bytes
    tail: bytes
    digits: int
    step: float
    zero: int
    face: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What is drawn on a page, in order: content as it is, and slots. `number` is its object's."""

    number: int
    pieces: tuple[bytes | Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStream:
    """A picture, a pattern or the like: template of its dictionary, and its bytes as they are written."""

    number: int
    head: bytes
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an anchor is: page within the fragment, from 0, and the point on it in PDF units."""

    name: str
    page: int
    point: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A line of the outline, `level` from 1."""

    level: int
    title: str
    page: int
    point: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A face as far as it is used: `texts` and `widths` (1000 to an em) by glyph.

    `name` is how content calls it; family, weight and style are what the layout engine was asked for.
    """

    name: str
    family: str
    weight: int
    italic: bool
    texts: Mapping[int, str]
    widths: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFill:
    """How much of a page's text area is above its lowest ink, from 0 to 1; `text` unless it is laid out as a whole."""

    fill: float
    text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    r"""A section's pages.

    `pages` are the numbers of the page objects; `numbers` those of the objects in `objects`, whose templates are
    joined by `\x03`; `rows` are templates for the tree from content to tags, `tags` the numbers of the topmost
    tags; `anchors` are the page, from 0, of each id; `fills` say how full its pages are, and `changes` what was done
    to the tree for that.
    """

    pages: tuple[int, ...]
    numbers: tuple[int, ...]
    objects: bytes
    streams: tuple[StoredStream, ...]
    contents: tuple[PageContent, ...]
    rows: tuple[bytes, ...]
    tags: tuple[int, ...]
    anchors: Mapping[str, int]
    targets: tuple[Target, ...]
    bookmarks: tuple[Bookmark, ...]
    faces: tuple[Face, ...]
    issues: tuple[Issue, ...] = ()
    fills: tuple[PageFill, ...] = ()
    changes: tuple[Change, ...] = ()


def write_number(slot: Slot, number: int) -> bytes:
    """A slot's content with a number in it. ValueError where a reference has more digits than there is room for.

    A page's own number stands alone in the margin and may have as many as it likes.
    """
    digits = str(number)
    if slot.target and len(digits) > slot.digits:
        raise ValueError(f"no room for page {number} in {slot.digits} digits")
    x = slot.x + slot.step * (slot.digits - len(digits))
    glyphs = "".join(f"{slot.zero + int(digit):04x}" for digit in digits)
    return b"".join((MATRIX, b" ", plain_number(x), slot.head, glyphs.encode(), slot.tail))


def plain_number(number: float) -> bytes:
    """A number as the engine writes it."""
    if float(number).is_integer():
        return str(int(number)).encode()
    return f"{number:f}".rstrip("0").encode()
