"""Some pages of a site and the pieces of index that they make: terms in alphabetical shards, texts a few pages each.

A piece is a classic script with one call, `cwSearch(name, value)`, since a page opened from disk may load scripts and
nothing else. A volume is a pure function of its pages, and its name a digest of them: what did not change need not be
made again, and no browser takes an old piece for a new one.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TypeVar

from coursewright.base.cache import digest
from coursewright.prose.looks.look import Section
from coursewright.site.script import script_piece
from coursewright.site.search.terms import terms_of

FORMAT = "1"
"""Of the pieces; another one gives all volumes other names."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
TITLE, HEADING, OFTEN = 5, 3, 3
"""What a term weighs in a title and in a heading, and how often a text can say it to some purpose."""
MOST = 9
SHARD, TEXTS = 24_000, 16_000
"""Characters of a piece of the index and of a piece with texts, about."""

_ABOVE = re.compile("[\U00010000-\U0010ffff]")
T = TypeVar("T")
Weights = Mapping[str, int]
"""The terms of a page, each with what it weighs there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A page that can be found: its Markdown path, its address below the language's root, what it says.

    `boost` is what its terms count in comparison with those of other pages.
    """

    path: str
    url: str
    title: str
    sections: tuple[Section, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Pieces by the path below `search/`; `terms` are the first of each shard, `texts` the first page of each piece."""

    name: str
    pages: int
    terms: tuple[str, ...]
    texts: tuple[int, ...]
    pieces: Mapping[str, str]


def name_of(pages: Sequence[SearchPage]) -> str:
    """The name of the volume that pages make: a digest of all that they say."""
    return digest(FORMAT, json.dumps([[page.path, page.boost, _text(page)] for page in pages]))[:16]


def volume_of(pages: Sequence[SearchPage], weights: Sequence[Weights] | None = None) -> Volume:
    """Index pages, which are known by their number in the sequence, with the `weights` of each where they are known."""
    name = name_of(pages)
    postings = _postings(weights or [weights_of(page) for page in pages])
    shards = list(_parted(postings, SHARD, [len(term) + len(codes) + 6 for term, codes in postings]))
    texts = list(_parted(pages, TEXTS, [sum(len(part.text) for part in page.sections) for page in pages]))
    named = {
        **{f"{name}/{number}": dict(rows) for number, rows in enumerate(shards)},
        **{f"{name}/t{number}": [_text(page) for page in group] for number, group in enumerate(texts)},
    }
    return Volume(
        name=name,
        pages=len(pages),
        terms=tuple(rows[0][0] for rows in shards),
        texts=tuple(accumulate(map(len, texts[:-1]), initial=0)),
        pieces={f"{key}.js": piece(key, value) for key, value in named.items()},
    )


def piece(name: str, value: object) -> str:
    """A script that hands a value over."""
    return script_piece("cwSearch", name, value)


def weights_of(page: SearchPage) -> Weights:
    """The terms of a page, each with what it weighs there: 1 to 9."""
    said = Counter(chain.from_iterable(terms_of(part.text) for part in page.sections))
    weights = {term: count if count < OFTEN else OFTEN for term, count in said.items()}
    headings = {term for part in page.sections if part.anchor for term in terms_of(part.heading)}
    for terms, more in ((headings, HEADING), (set(terms_of(page.title)), TITLE)):
        for term in terms:
            weights[term] = weights.get(term, 0) + more
    worth = [max(1, min(MOST, round(weight * page.boost))) for weight in range(OFTEN + HEADING + TITLE + 1)]
    return {term: worth[weight] for term, weight in weights.items()}


def _postings(weights: Sequence[Weights]) -> list[tuple[str, str]]:
    """Terms in the order of UTF-16, as browsers compare; for each its pages: two digits of the number, the weight."""
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(weights):
        digits = DIGITS[number // 64] + DIGITS[number % 64]
        codes = [f"{digits}{weight}" for weight in range(MOST + 1)]
        for term, weight in row.items():
            postings[term].append(codes[weight])
    return [(term, "".join(postings[term])) for term in _as_browsers_sort(postings)]


def _as_browsers_sort(terms: Iterable[str]) -> list[str]:
    """Terms in the order of UTF-16, which is that of code points where none is above U+FFFF."""
    found = sorted(terms)
    above = _ABOVE.search("".join(found))
    return sorted(found, key=lambda term: term.encode("utf-16-be")) if above else found


def _text(page: SearchPage) -> list[object]:
    return [page.url, page.title, [[part.anchor, part.heading, part.text] for part in page.sections]]


def _parted(rows: Sequence[T], size: int, lengths: Sequence[int]) -> Iterator[Sequence[T]]:
    """Rows of some `lengths` in groups; one is full when its rows have `size` characters or more."""
    begun, filled = 0, 0
    for number, length in enumerate(lengths, 1):
        filled += length
        if filled >= size:
            yield rows[begun:number]
            begun, filled = number, 0
    if begun < len(rows):
        yield rows[begun:]
