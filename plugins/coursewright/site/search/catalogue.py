"""The pages of a site that can be found, and the files of its index."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.versions import tool_digest
from coursewright.prose.looks.look import Section
from coursewright.site.script import write_pieces
from coursewright.site.search.volume import SearchPage, Volume, name_of, piece, volume_of
from coursewright.site.search.weights import kept_weights

FOLDER = "search"
MANIFEST = "manifest"
FULL = 96
"""Pages of a volume, at most on average: few enough to index them anew for each edit, enough to load few pieces."""


@dataclass(slots=True, kw_only=True)
class Catalogue:
    """Pages of a language by their Markdown path, in any order.

    Each comes from one conversion and may be replaced by a later one.
    """

    language: str = ""
    pages: dict[str, SearchPage] = field(default_factory=dict)

    def put(self, page: SearchPage) -> None:
        """Take a page in, in place of what its path said before."""
        self.pages[page.path] = page

    def note(
        self, path: str, url: str, title: str, settings: Mapping[str, object], sections: tuple[Section, ...]
    ) -> None:
        """Take in a page as its conversion left it, unless its front matter (`settings`) leaves it out."""
        boost = boost_of(settings)
        if boost is not None:
            self.put(SearchPage(path=path, url=url, title=title, sections=sections, boost=boost))

    def files(self, cache: Cache = NO_CACHE) -> Iterator[tuple[str, str]]:
        """The index as paths below the site's root and their texts, the manifest last."""
        groups = self._groups()
        volumes = [
            _made(pages, f"{self.language} {number} of {len(groups)}", cache)
            for number, pages in enumerate(groups)
        ]
        for volume in volumes:
            for path, text in volume.pieces.items():
                yield f"{FOLDER}/{path}", text
        yield f"{FOLDER}/{MANIFEST}.js", piece(MANIFEST, [_row(volume) for volume in volumes])

    def write(self, site: Path, cache: Cache = NO_CACHE) -> None:
        """Write the index of a language's site in place of the one before."""
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        write_pieces(site, self.files(cache))

    def _groups(self) -> list[tuple[SearchPage, ...]]:
        """The pages of each volume: which one a page is in follows from its path alone, as long as their number is."""
        count = 1
        while len(self.pages) > count * FULL:
            count *= 2
        groups: list[list[SearchPage]] = [[] for _ in range(count)]
        for path in sorted(self.pages):
            groups[int(digest(path)[:8], 16) % count].append(self.pages[path])
        return [tuple(group) for group in groups if group]


def boost_of(settings: Mapping[str, object]) -> float | None:
    """What the front matter of a page says of its search: what its terms count, None for a page not to be found."""
    search = settings.get("search")
    if not isinstance(search, Mapping):
        return 1.0
    boost = search.get("boost", 1)
    return None if search.get("exclude") else float(boost) if isinstance(boost, int | float) else 1.0


def _made(pages: Sequence[SearchPage], name: str, cache: Cache) -> Volume:
    if cache is NO_CACHE:
        return volume_of(pages)
    key = digest(tool_digest(), name_of(pages))
    kept = cache.read_value(FOLDER, key)
    if isinstance(kept, Volume):
        return kept
    volume = volume_of(pages, kept_weights(pages, name, cache))
    cache.write_value(FOLDER, key, volume)
    return volume


def _row(volume: Volume) -> dict[str, object]:
    return {"name": volume.name, "pages": volume.pages, "terms": volume.terms, "texts": volume.texts}
