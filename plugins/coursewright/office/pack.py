"""A `.docx` with the same bytes whenever it is made: its parts in order, with one date."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""


def packed(content: bytes) -> bytes:
    """The same package, sorted by name and without the time at which it was written."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as result:
        for name in sorted(source.namelist()):
            entry = ZipInfo(name, DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            result.writestr(entry, source.read(name), compresslevel=9)
    return target.getvalue()
