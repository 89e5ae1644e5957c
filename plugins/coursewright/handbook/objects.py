"""The objects of the engine's file as templates: the one file that knows pydyf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

_REFERENCE = re.compile(rb"(\d+) 0 R")
_OWN = re.compile(rb"\x01(\d+)\x02")
_OURS = re.compile("[\x01-\x03]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The objects of a file that belong to its pages; streams are the engine's own, page contents left out."""

    pages: tuple[int, ...]
    texts: Mapping[int, bytes]
    streams: tuple[tuple[int, bytes, bytes], ...]
    contents: tuple[tuple[int, list[bytes]], ...]
    targets: tuple[tuple[str, int, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a book has around its pages: entries of catalogue and information, metadata, and its faces.

    `faces` is the number of their dictionary among the objects in `texts` and `streams`.
    """

    catalog: Mapping[str, bytes]
    info: Mapping[str, bytes]
    metadata: tuple[bytes, bytes]
    faces: int
    texts: Mapping[int, bytes]
    streams: tuple[tuple[int, bytes, bytes], ...]


def take_objects(pdf: Any, unread: Sequence[Mapping[int, str]]) -> Taken:
    """Take a file apart; its objects are changed on the way.

    `unread` are by page the marks of content that is an artifact, with its kind.
    """
    page_numbers = page_objects(pdf)
    faces = _number(_at(pdf, pdf.objects[page_numbers[0]]["Resources"])["Font"])
    contents = {_number(pdf.objects[page]["Contents"]): page for page in page_numbers}
    left_out = {0, pdf.pages.number, pdf.catalog.number}
    left_out |= {faces, _number(pdf.catalog["Metadata"])}
    marks = {pdf.pages.number: b"\x01P\x02", faces: b"\x01F\x02"}
    targets = tuple(_targets(pdf, page_numbers))
    kept = [one for one in pdf.objects if one.number not in left_out and one.number not in contents]
    for one in kept:
        _mark(one.extra if isinstance(one, pydyf.Stream) else one, marks)
    return Taken(
        pages=page_numbers,
        texts={one.number: one.data for one in kept if not isinstance(one, pydyf.Stream)},
        streams=tuple(_referred_first(_stored(one) for one in kept if isinstance(one, pydyf.Stream))),
        contents=tuple(
            (number, _unread(_operations(pdf.objects[number]), left))
            for number, left in zip(contents, unread, strict=True)
        ),
        targets=targets,
    )


def page_objects(pdf: Any) -> tuple[int, ...]:
    """The numbers of a file's pages."""
    return tuple(pdf.pages["Kids"][::3])


def take_frame(pdf: Any) -> Frame:
    """What a book takes from its specimen's file."""
    faces = _number(_at(pdf, pdf.objects[pdf.pages["Kids"][0]]["Resources"])["Font"])
    texts: dict[int, bytes] = {}
    streams: list[tuple[int, bytes, bytes]] = []
    wanted, met = [faces], {faces}
    while wanted:
        one = pdf.objects[wanted.pop()]
        is_stream = isinstance(one, pydyf.Stream)
        _mark(one.extra if is_stream else one, {})
        if is_stream:
            streams.append(_stored(one))
        else:
            texts[one.number] = one.data
            found = {int(mark) for mark in _OWN.findall(one.data)} - met
            met |= found
            wanted += sorted(found)
    _, *metadata = _stored(_at(pdf, pdf.catalog["Metadata"]))
    return Frame(
        catalog={
            "Lang": _data(pdf.catalog["Lang"]),
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
            "MarkInfo": b"<</Marked true>>",
        },
        info={key: _data(value) for key, value in pdf.info.items()},
        metadata=(metadata[0], metadata[1]),
        faces=faces,
        texts=texts,
        streams=tuple(streams),
    )


def _data(one: Any) -> bytes:
    data: bytes = one.data
    return data


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _marked(reference: bytes, marks: Mapping[int, bytes]) -> bytes:
    number = _number(reference)
    return marks.get(number) or b"\x01%d\x02" % number


def _mark(holder: Any, marks: Mapping[int, bytes]) -> None:
    """Turn the references and numbers below a dictionary or an array into marks."""
    rows: list[tuple[Any, Any]] = (
        list(holder.items()) if isinstance(holder, dict) else list(enumerate(holder))
        if isinstance(holder, list) else []
    )  # fmt: skip
    for key, value in rows:
        if isinstance(value, bytes):
            if _REFERENCE.fullmatch(value):
                holder[key] = _marked(value, marks)
        elif key in ("StructParents", "StructParent"):
            holder[key] = b"\x01S%d\x02" % value
        elif isinstance(value, pydyf.String):
            value.string = _unmarked(value.string)
        elif isinstance(value, (dict, list)):
            _mark(value, marks)


def _unmarked(text: Any) -> Any:
    """A text free of our marks."""
    return _OURS.sub("", text) if isinstance(text, str) else text


def _stored(stream: Any) -> tuple[int, bytes, bytes]:
    """Number, dictionary and bytes of a stream; the engine has compressed it."""
    head, _, rest = stream.data.partition(b"\nstream\n")
    return stream.number, head, rest.removesuffix(b"\nendstream")


def _referred_first(streams: Iterable[tuple[int, bytes, bytes]]) -> Iterator[tuple[int, bytes, bytes]]:
    """Streams in an order in which each comes after those that it names, as a picture names its transparency."""
    left = {stream[0]: stream for stream in streams}

    def with_named(stream: tuple[int, bytes, bytes]) -> Iterator[tuple[int, bytes, bytes]]:
        for named in map(int, _OWN.findall(stream[1])):
            if named in left:
                yield from with_named(left.pop(named))
        yield stream

    while left:
        yield from with_named(left.pop(next(iter(left))))


def _operations(stream: Any) -> list[bytes]:
    """What a stream does, a piece of content each."""
    return [one if isinstance(one, bytes) else pydyf.Array([one]).data[1:-1] for one in stream.stream]


def _unread(operations: list[bytes], marks: Mapping[int, str]) -> list[bytes]:
    """What a page does, the content with these marks as artifacts: a mark is a name, its number and its beginning."""
    for mark, kind in marks.items():
        at = operations.index(b"<</MCID %d>>" % mark)
        operations[at - 1 : at + 1] = b"/Artifact", b"<</Type /%s>>" % kind.encode()
    return operations


def _targets(pdf: Any, pages: Sequence[int]) -> Iterator[tuple[str, int, bytes]]:
    """Name, page from 0 and point of each named destination."""
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for name, place in zip(names[::2], names[1::2], strict=True):
        yield name.string, pages.index(_number(place[0])), pydyf.Array(place[2:4]).data[1:-1]


def text_data(text: str) -> bytes:
    """A text as it stands in a PDF."""
    data: bytes = pydyf.String(_unmarked(text)).data
    return data
