"""A PDF file whose objects are given as bytes, written with its objects in compressed groups (PDF 1.5 and later)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

LEVEL = 6
"""How hard content is compressed: level 9 takes three times as long for two in a hundred of the size."""
GROUP = 400
"""Objects in a group: a reader unpacks a whole group for one of them."""
HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"


class BookFile:
    """Objects and streams by number, from 1; all numbers that were given must be filled before it is written."""

    def __init__(self) -> None:
        self._objects: list[bytes] = [b""]
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """The number of an object that `fill` or `fill_content` will say."""
        self._objects.append(b"")
        return len(self._objects) - 1

    def fill(self, number: int, data: bytes) -> None:
        """Say what a reserved object is."""
        self._objects[number] = data

    def add(self, data: bytes) -> int:
        """Add an object; its number."""
        number = self.reserve()
        self.fill(number, data)
        return number

    def add_stored(self, head: bytes, content: bytes) -> int:
        """Add a stream with its dictionary, and with its bytes as they are written; its number."""
        number = self.reserve()
        self._streams[number] = _stream(head, content)
        return number

    def fill_content(self, number: int, content: bytes) -> None:
        """Say what a page draws."""
        self._streams[number] = _packed({}, content)

    @property
    def content(self) -> Iterator[bytes]:
        """All that was filled in so far."""
        yield from self._objects
        yield from self._streams.values()

    def written(self, root: int, info: int, identifier: bytes = b"") -> bytes:
        """The file; `root` is its catalogue, `info` what it says of itself, `identifier` what it is told by."""
        plain = [number for number in range(1, len(self._objects)) if number not in self._streams]
        spots: dict[int, tuple[int, int]] = {}
        for start in range(0, len(plain), GROUP):
            group = plain[start : start + GROUP]
            holder = self.reserve()
            spots.update({number: (holder, index) for index, number in enumerate(group)})
            self._streams[holder] = self._group(group)
        parts, size, places = [HEADER], len(HEADER), dict[int, int]()
        for number, data in sorted(self._streams.items()):
            places[number] = size
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, data))
            size += len(parts[-1])
        table = self.reserve()
        places[table] = size
        parts.append(
            b"%d 0 obj\n%s\nendobj\n" % (table, _table(places, spots, table, root, info, identifier))
        )
        return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % size])

    def _group(self, numbers: Sequence[int]) -> bytes:
        """Objects in one stream, behind their numbers and offsets."""
        head, offset = [], 0
        for number in numbers:
            head.append(b"%d %d" % (number, offset))
            offset += len(self._objects[number]) + 1
        first = b" ".join(head) + b"\n"
        content = first + b"\n".join(self._objects[number] for number in numbers)
        keys = {"Type": b"/ObjStm", "N": b"%d" % len(numbers), "First": b"%d" % len(first)}
        return _packed(keys, content)


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """A dictionary as bytes."""
    return b"<<%s>>" % b"".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())


def _packed(keys: Mapping[str, bytes], content: bytes) -> bytes:
    pressed = zlib.compress(content, LEVEL)
    return _stream(dictionary({**keys, "Filter": b"/FlateDecode", "Length": b"%d" % len(pressed)}), pressed)


def _stream(head: bytes, content: bytes) -> bytes:
    return b"\n".join((head, b"stream", content, b"endstream"))


def _table(
    places: Mapping[int, int],
    spots: Mapping[int, tuple[int, int]],
    last: int,
    root: int,
    info: int,
    identifier: bytes,
) -> bytes:
    """Where each object is: a place in the file, or a group and an index in it."""
    width = (max(places.values()).bit_length() + 7) // 8
    rows = [bytes(1 + width) + b"\xff\xff"]
    for number in range(1, last + 1):
        kind, first, second = (1, places[number], 0) if number in places else (2, *spots[number])
        rows.append(bytes((kind,)) + first.to_bytes(width, "big") + second.to_bytes(2, "big"))
    keys = {
        "Type": b"/XRef",
        "W": b"[1 %d 2]" % width,
        "Size": b"%d" % (last + 1),
        "Root": b"%d 0 R" % root,
        "Info": b"%d 0 R" % info,
        **({"ID": identifier} if identifier else {}),
    }
    return _packed(keys, b"".join(rows))
