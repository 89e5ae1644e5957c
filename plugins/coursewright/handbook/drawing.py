"""What the layout engine draws, taken from it as values: a section's fragment, and a book's frame.

The engine hands over its file before it is written (`finisher`); that it writes no tags is said in `tags`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from coursewright.handbook.faces import BookFaces, SectionFaces, add_digits
from coursewright.handbook.fragment import (
    POINT,
    Bookmark,
    Face,
    Fragment,
    PageContent,
    StoredStream,
    Target,
    plain_number,
)
from coursewright.handbook.hearing import settle_tags
from coursewright.handbook.objects import Frame, Taken, page_objects, take_frame, take_objects
from coursewright.handbook.slots import NumberBox, cut_slots, number_boxes
from coursewright.handbook.tagfile import TagFile, write_tags
from coursewright.handbook.tags import Tag, grow_tags


def draw_fragment(
    document: Any, first_page: int, variant: str, known: dict[Any, Any], zoom: float = 1.0
) -> tuple[Fragment, Tag]:
    """Draw a laid-out document whose first page is number `first_page`; the fragment, and the top of its tags.

    It is drawn `zoom` times as large as it was laid out.
    `known` are the engine's faces of the documents before, with the same fonts; those of this one join them.
    """
    pages = list(document.pages)
    anchors = _anchors(pages)
    numbers = [list(number_boxes(page, first_page + index)) for index, page in enumerate(pages)]
    bookmarks = tuple(_bookmarks(pages, zoom * POINT))
    _open_links(pages, anchors)
    for page in pages:
        page.bookmarks = []  # the book has one outline of all
    document.fonts = faces = SectionFaces(known)
    pdf = _finished(document, variant, zoom)
    spoken = grow_tags(document, document.metadata.lang or "", zoom * POINT)
    settle_tags(spoken.top)
    tags = write_tags(spoken, page_objects(pdf), len(pdf.objects))
    taken = take_objects(pdf, spoken.unread)
    known.update(faces)
    used = sorted(faces.used(), key=attrgetter("name"))
    return _fragment(taken, tags, numbers, anchors, bookmarks, tuple(used)), spoken.top


class _Finished(Exception):
    """The engine's file is whole and need not be written."""


def _finished(document: Any, variant: str, zoom: float = 1.0) -> Any:
    """The engine's file of a document."""
    files: list[Any] = []

    def take(_: Any, pdf: Any) -> None:
        files.append(pdf)
        raise _Finished

    with contextlib.suppress(_Finished):
        document.write_pdf(finisher=take, zoom=zoom, pdf_variant=variant)
    return files[0]


def _fragment(
    taken: Taken,
    tags: TagFile,
    numbers: Sequence[Sequence[NumberBox]],
    anchors: Mapping[str, int],
    bookmarks: tuple[Bookmark, ...],
    faces: tuple[Face, ...],
) -> Fragment:
    by_name = {face.name: face for face in faces}
    contents = [
        PageContent(number=number, pieces=cut_slots(operations, boxes, by_name))
        for (number, operations), boxes in zip(taken.contents, numbers, strict=True)
    ]
    texts = {**taken.texts, **tags.texts}
    return Fragment(
        pages=taken.pages,
        numbers=tuple(texts),
        objects=b"\x03".join(texts.values()),
        streams=tuple(StoredStream(number=n, head=head, content=data) for n, head, data in taken.streams),
        contents=tuple(contents),
        rows=tags.rows,
        tags=tags.tags,
        anchors=anchors,
        targets=tuple(Target(name=n, page=p, point=at) for n, p, at in taken.targets if n in anchors),
        bookmarks=bookmarks,
        faces=faces,
    )


def _anchors(pages: Sequence[Any]) -> dict[str, int]:
    """The page, from 0, of each id."""
    anchors: dict[str, int] = {}
    for index, page in enumerate(pages):
        for anchor in page.anchors:
            anchors.setdefault(anchor, index)
    return anchors


def _open_links(pages: Sequence[Any], anchors: Mapping[str, int]) -> None:
    """Let links to other sections stand: the engine would drop a link whose anchor it does not see."""
    for page in pages:
        for kind, name, *_ in page.links:
            if kind == "internal" and name not in anchors:
                pages[0].anchors.setdefault(name, (0, 0, 0, 0))


def _bookmarks(pages: Sequence[Any], scale: float) -> Iterator[Bookmark]:
    for index, page in enumerate(pages):
        for level, title, (x, y), _ in page.bookmarks:
            point = plain_number(x * scale) + b" " + plain_number((page.height - y) * scale)
            yield Bookmark(level=level, title=title, page=index, point=point)


def draw_frame(
    specimen: Any, union: Mapping[str, Face], zeros: Mapping[str, Iterable[int]], variant: str
) -> Frame:
    """The book's frame: its faces as they are used, and what it says about itself."""
    seen = SectionFaces({})
    specimen.fonts = seen
    _finished(specimen, variant)
    drawn = {face.name: face for face in seen.used()}
    missing = [face.family for name, face in union.items() if name not in drawn]
    if missing:
        raise LookupError(f"the specimen lacks {', '.join(missing)}")
    specimen.fonts = BookFaces(add_digits(union, zeros, drawn))
    return take_frame(_finished(specimen, variant))
