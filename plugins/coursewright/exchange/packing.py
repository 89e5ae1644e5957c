"""Packed files: the same bytes whenever they are made, and none that unpacks to more than memory has room for."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""
LARGEST = 300_000_000
"""So many bytes a packed file may hold in all."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Files by name as a package, in their order and without a time."""
    target = BytesIO()
    with ZipFile(target, "w") as result:
        for name, content in parts.items():
            entry = ZipInfo(name, DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            result.writestr(entry, content, compresslevel=9)
    return target.getvalue()


def packed(content: bytes) -> bytes:
    """The same package, sorted by name and without the time at which it was written."""
    with ZipFile(BytesIO(content)) as source:
        return zipped({name: source.read(name) for name in sorted(source.namelist())})


def is_sound(raw: bytes) -> bool:
    """Whether a packed file can be opened and does not unpack to more than memory has room for."""
    entries = _entries(raw)
    return entries is not None and sum(entry.file_size for entry in entries) <= LARGEST


def names_in(raw: bytes) -> frozenset[str]:
    """The names of the files in a package; none where it cannot be opened."""
    return frozenset(entry.filename for entry in _entries(raw) or ())


def _entries(raw: bytes) -> list[ZipInfo] | None:
    try:
        with ZipFile(BytesIO(raw)) as package:
            return package.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError):
        return None  # whoever asked tells it: each names the kind of file that it wanted


def unzipped(raw: bytes) -> dict[str, bytes]:
    """The files of a package by name; those that are damaged are left out."""
    found: dict[str, bytes] = {}
    if not is_sound(raw):
        return found
    with ZipFile(BytesIO(raw)) as package:
        for name in package.namelist():
            try:
                found[name] = package.read(name)
            except Exception:  # noqa: S112  (zipfile and zlib have many names for a damaged entry)
                continue
    return found
