"""Many values by name as bytes: in sheets, so that what stands on most of them need not be frozen again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from coursewright.base.frozen import freeze, thaw

COUNT = 64
MANY = 256
"""Values from which on sheets are worth their while."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The frozen values of each sheet; which one a value stands on follows from its name."""

    frozen: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """Values, which nobody changes any more, and their sheets."""

    rows: Mapping[str, object]
    sheets: Sheets


def are_many(value: object) -> bool:
    """Whether a value is many values by name."""
    return isinstance(value, dict) and len(value) >= MANY and all(type(name) is str for name in value)


def file_away(rows: Mapping[str, object], before: Filed | None) -> Filed:
    """Values in sheets; a sheet that holds the very same as `before` is taken from there."""
    now = _divided(rows)
    was = _divided(before.rows) if before else [{} for _ in now]
    frozen = before.sheets.frozen if before else ()
    sheets = [
        frozen[number] if frozen and _are_same(page, was[number]) else freeze(page)
        for number, page in enumerate(now)
    ]
    return Filed(rows=rows, sheets=Sheets(tuple(sheets)))


def take_out(sheets: Sheets) -> Filed:
    """The values that stand on sheets. Raises ValueError for bytes that were never written here."""
    rows: dict[str, object] = {}
    for page in map(thaw, sheets.frozen):
        if not isinstance(page, dict):
            raise ValueError("no sheet")
        rows |= page
    return Filed(rows=rows, sheets=sheets)


def _divided(rows: Mapping[str, object]) -> list[dict[str, object]]:
    pages: list[dict[str, object]] = [{} for _ in range(COUNT)]
    for name, value in rows.items():
        pages[crc32(name.encode("utf-8", "surrogatepass")) % COUNT][name] = value
    return pages


def _are_same(page: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two sheets hold the same objects, which is quickly seen."""
    return len(page) == len(other) and all(other.get(name) is value for name, value in page.items())
