"""Fragments put together as one book: pages, page numbers, outline, links, tags, faces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coursewright.handbook.archive import Archive, archived_metadata, colour_entries, identifier
from coursewright.handbook.fragment import Bookmark, Fragment, PageContent, write_number
from coursewright.handbook.objects import Frame, text_data
from coursewright.handbook.pdffile import BookFile, dictionary

_MARK = re.compile(rb"\x01([A-Z]?)(\d*)\x02")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A section's fragment where it stands in the book: `first` is the number of its first page."""

    fragment: Fragment
    first: int
    name: str = ""


@dataclass(slots=True, kw_only=True)
class _Binding:
    """A book as far as it is put together."""

    file: BookFile
    numbers: Mapping[str, int]
    document: int
    tree: int
    faces: int
    pages: list[int] = field(default_factory=list)
    rows: list[bytes] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    targets: dict[str, bytes] = field(default_factory=dict)
    bookmarks: list[tuple[Bookmark, int]] = field(default_factory=list)
    stored: dict[tuple[bytes, bytes], int] = field(default_factory=dict)


def bind_book(frame: Frame, placed: Sequence[Placed], archive: Archive | None = None) -> bytes:
    """The book's bytes, with what an `archive` asks for."""
    file = BookFile()
    faces = _add_faces(file, frame)
    binding = _Binding(
        file=file,
        numbers=page_numbers(placed),
        document=file.reserve(),
        tree=file.reserve(),
        faces=faces,
    )
    for one in placed:
        _add_fragment(binding, one)
    kids = b" ".join(_reference(page) for page in binding.pages)
    file.fill(binding.tree, b"<</Type /Pages/Kids [%s]/Count %d>>" % (kids, len(binding.pages)))
    metadata = archived_metadata(frame) if archive else frame.metadata
    catalog = {
        "Type": b"/Catalog",
        "Pages": _reference(binding.tree),
        **frame.catalog,
        **(colour_entries(file, archive) if archive else {}),
        "Metadata": _reference(file.add_stored(*metadata)),
        "StructTreeRoot": _reference(_add_tags(binding)),
        **_names(binding),
        **_outline(binding),
    }
    root, info = file.add(dictionary(catalog)), file.add(dictionary(frame.info))
    return file.written(root, info, identifier(file.content) if archive else b"")


def _add_faces(file: BookFile, frame: Frame) -> int:
    """The number of the book's dictionary of faces."""
    own = {number: file.add_stored(head, content) for number, head, content in frame.streams}
    own.update({number: file.reserve() for number in frame.texts})
    for number, data in frame.texts.items():
        file.fill(own[number], _MARK.sub(lambda mark: _reference(own[int(mark[2])]), data))
    return own[frame.faces]


def page_numbers(placed: Sequence[Placed]) -> dict[str, int]:
    """The page number of each anchor; of two with one name the first counts."""
    numbers: dict[str, int] = {}
    for one in placed:
        for anchor, page in one.fragment.anchors.items():
            numbers.setdefault(anchor, one.first + page)
    return numbers


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _add_fragment(binding: _Binding, placed: Placed) -> None:
    fragment, file = placed.fragment, binding.file
    own = {number: file.reserve() for number in fragment.numbers}
    own.update({content.number: file.reserve() for content in fragment.contents})
    first_row = len(binding.rows)
    letters = {
        b"P": _reference(binding.tree),
        b"D": _reference(binding.document),
        b"F": _reference(binding.faces),
    }

    def known(mark: re.Match[bytes]) -> bytes:
        kind = mark[1]
        if not kind:
            return _reference(own[int(mark[2])])
        if kind == b"S":
            return b"%d" % (first_row + int(mark[2]))
        return letters[kind]

    for stream in fragment.streams:
        head = _MARK.sub(known, stream.head)
        same = binding.stored.get((head, stream.content))
        own[stream.number] = binding.stored[head, stream.content] = same or file.add_stored(
            head, stream.content
        )
    for number, data in zip(fragment.numbers, _MARK.sub(known, fragment.objects).split(b"\x03"), strict=True):
        file.fill(own[number], data)
    for index, content in enumerate(fragment.contents):
        file.fill_content(own[content.number], _numbered(content, binding.numbers, placed.first + index))
    binding.rows += [_MARK.sub(known, row) for row in fragment.rows]
    binding.tags += [own[tag] for tag in fragment.tags]
    pages = [own[page] for page in fragment.pages]
    binding.pages += pages
    for target in fragment.targets:
        place = b"[%s /XYZ %s 0]" % (_reference(pages[target.page]), target.point)
        binding.targets.setdefault(target.name, place)
    binding.bookmarks += [(bookmark, pages[bookmark.page]) for bookmark in fragment.bookmarks]


def _numbered(content: PageContent, numbers: Mapping[str, int], own: int) -> bytes:
    """A page's content with its page numbers."""
    return b"".join(
        piece
        if isinstance(piece, bytes)
        else write_number(piece, numbers[piece.target] if piece.target else own)
        for piece in content.pieces
    )


def _add_tags(binding: _Binding) -> int:
    """The tree of tags with its way back from the content; its number."""
    file = binding.file
    root = file.reserve()
    rows = b" ".join(b"%d %s" % row for row in enumerate(binding.rows))
    parents = file.add(b"<</Nums [%s]>>" % rows)
    kids = b" ".join(_reference(tag) for tag in binding.tags)
    file.fill(
        binding.document,
        b"<</Type /StructElem/S /Document/K [%s]/P %s>>" % (kids, _reference(root)),
    )
    document = _reference(binding.document)
    file.fill(root, b"<</Type /StructTreeRoot/ParentTree %s/K [%s]>>" % (_reference(parents), document))
    return root


def _names(binding: _Binding) -> dict[str, bytes]:
    """The named destinations, sorted as a tree of names must be."""
    rows = sorted((text_data(name), place) for name, place in binding.targets.items())
    if not rows:
        return {}
    return {"Names": b"<</Dests <</Names [%s]>>>>" % b" ".join(b"%s %s" % row for row in rows)}


@dataclass(slots=True, kw_only=True)
class _Line:
    """A line of the outline with those below it."""

    level: int
    data: bytes
    number: int
    below: list[_Line] = field(default_factory=list)


def _outline(binding: _Binding) -> dict[str, bytes]:
    top = _Line(level=0, data=b"", number=0)
    open_lines = [top]
    for bookmark, page in binding.bookmarks:
        while open_lines[-1].level >= bookmark.level:
            open_lines.pop()
        place = b"[%s /XYZ %s 0]" % (_reference(page), bookmark.point)
        data = b"/Title %s/Dest %s" % (text_data(bookmark.title), place)
        line = _Line(level=bookmark.level, data=data, number=binding.file.reserve())
        open_lines[-1].below.append(line)
        open_lines.append(line)
    if not top.below:
        return {}
    top.number = binding.file.reserve()
    for line in _lines(top):
        _fill_below(binding.file, line)
    ends = _ends(top)
    binding.file.fill(top.number, b"<</Count %d%s>>" % (_count(top), ends))
    return {"Outlines": _reference(top.number)}


def _lines(line: _Line) -> Iterator[_Line]:
    yield line
    for one in line.below:
        yield from _lines(one)


def _count(line: _Line) -> int:
    return sum(1 + _count(one) for one in line.below)


def _ends(line: _Line) -> bytes:
    if not line.below:
        return b""
    return b"/First %s/Last %s" % (_reference(line.below[0].number), _reference(line.below[-1].number))


def _fill_below(file: BookFile, parent: _Line) -> None:
    for index, line in enumerate(parent.below):
        before = b"/Prev %s" % _reference(parent.below[index - 1].number) if index else b""
        last = index + 1 == len(parent.below)
        after = b"" if last else b"/Next %s" % _reference(parent.below[index + 1].number)
        count, up = b"/Count %d" % _count(line), b"/Parent %s" % _reference(parent.number)
        file.fill(line.number, b"<<%s>>" % b"".join((line.data, count, before, after, _ends(line), up)))
