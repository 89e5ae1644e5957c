"""What terms weigh on the pages of a volume, kept from build to build: an edit changes one page of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coursewright.base.cache import Cache, digest
from coursewright.base.versions import tool_digest
from coursewright.site.search.volume import SearchPage, Weights, name_of, weights_of

KIND = "weights"
BETWEEN = "\n"
"""Stands between terms, which are of letters and figures alone."""
Packed = tuple[str, bytes]
"""The terms of a page in one text, and a byte for the weight of each: a twentieth of the time to read."""


def kept_weights(pages: Sequence[SearchPage], name: str, cache: Cache) -> list[Weights]:
    """The weights of pages; what the last volume of this `name` had of them is not counted again."""
    key = digest(tool_digest(), name)
    before = _known(cache, key)
    marks = [name_of((page,)) for page in pages]
    rows = {
        mark: before.get(mark) or _packed(weights_of(page)) for mark, page in zip(marks, pages, strict=True)
    }
    if rows.keys() != before.keys():
        cache.write_value(KIND, key, rows)
    return [_unpacked(rows[mark]) for mark in marks]


def _known(cache: Cache, key: str) -> Mapping[str, Packed]:
    found = cache.read_value(KIND, key)
    return found if isinstance(found, dict) else {}


def _packed(weights: Weights) -> Packed:
    return BETWEEN.join(weights), bytes(weights.values())


def _unpacked(row: Packed) -> Weights:
    terms, weights = row
    return dict(zip(terms.split(BETWEEN), weights, strict=True)) if weights else {}
