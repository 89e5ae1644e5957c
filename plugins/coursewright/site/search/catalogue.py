"""The pages of a site that can be found, and the files of its index."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.frozen import Packed, quickly_thawed
from coursewright.base.versions import tool_digest
from coursewright.prose.looks.look import Section
from coursewright.site.kept import Files, Keeper, Told, opened
from coursewright.site.search.volume import SearchPage, Volume, name_of, piece, volume_of
from coursewright.site.search.weights import kept_weights

FOLDER = "search"
MANIFEST = "manifest"
FULL = 96
"""Pages of a volume, at most on average: few enough to index them anew for each edit, enough to load few pieces."""


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page by its Markdown path, packed, and the digest of it: most builds index few pages anew.

    Without its `page` it is as builds keep it.
    """

    path: str
    mark: str
    page: Packed[SearchPage] | None


@dataclass(slots=True, kw_only=True)
class Catalogue:
    """Pages of a language by their Markdown path, in any order.

    Each comes from one conversion and may be replaced by a later one. `again` takes a page in whole that is kept.
    """

    language: str = ""
    pages: dict[str, Listed] = field(default_factory=dict)
    again: Callable[[str], None] = lambda _: None

    def put(self, page: SearchPage) -> None:
        """Take a page in, in place of what its path said before."""
        packed = Packed.of(page)
        self.take_in(Listed(path=page.path, mark=digest(packed.content), page=packed))

    def take_in(self, page: Listed) -> None:
        """The same, of a page that was packed."""
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
        rows = []
        for name, group in self._groups():
            row, files = self._made(group, name, cache)
            yield from files
            rows.append(row)
        yield from _manifest(rows)

    def write(self, site: Path, cache: Cache = NO_CACHE, keeper: Keeper | None = None) -> None:
        """Write the index of a language's site in place of the one before; a `keeper` has what did not change."""
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        keeper, rows = keeper or Keeper(), list[Told]()
        for name, group in self._groups():
            key = digest(*(page.mark for page in group))
            rows.append(keeper.bring(site, f"{FOLDER} {name}", key, partial(self._made, group, name, cache)))
        key = digest(repr(rows))
        keeper.bring(site, f"{FOLDER} {MANIFEST}", key, lambda: ((), _manifest(rows)))

    def _made(self, group: Sequence[Listed], name: str, cache: Cache) -> tuple[Told, Files]:
        """What the manifest says of a volume, and its files."""
        volume = _volume([self._page(row) for row in group], name, cache)
        row = (volume.name, volume.pages, volume.terms, volume.texts)
        return row, [(f"{FOLDER}/{path}", text) for path, text in volume.pieces.items()]

    def _page(self, row: Listed) -> SearchPage:
        """What a page holds."""
        if row.page is None:
            self.again(row.path)
            row = self.pages[row.path]
        return opened(row.page, row.path)

    def _groups(self) -> list[tuple[str, tuple[Listed, ...]]]:
        """The pages of each volume, and its name.

        Which one a page is in follows from its path alone, as long as the number of pages is the same.
        """
        count = 1
        while len(self.pages) > count * FULL:
            count *= 2
        groups: list[list[Listed]] = [[] for _ in range(count)]
        for path in sorted(self.pages):
            groups[int(digest(path)[:8], 16) % count].append(self.pages[path])
        filled = [tuple(group) for group in groups if group]
        return [(f"{self.language} {number} of {len(filled)}", group) for number, group in enumerate(filled)]


def boost_of(settings: Mapping[str, object]) -> float | None:
    """What the front matter of a page says of its search: what its terms count, None for a page not to be found."""
    search = settings.get("search")
    if not isinstance(search, Mapping):
        return 1.0
    boost = search.get("boost", 1)
    return None if search.get("exclude") else float(boost) if isinstance(boost, int | float) else 1.0


def _volume(pages: Sequence[SearchPage], name: str, cache: Cache) -> Volume:
    if cache is NO_CACHE:
        return volume_of(pages)
    key = digest(tool_digest(), name_of(pages))
    kept = cache.read_value(FOLDER, key)
    if isinstance(kept, Volume):
        return kept
    volume = volume_of(pages, kept_weights(pages, name, cache))
    cache.write_value(FOLDER, key, volume)
    return volume


def _manifest(rows: Sequence[Told]) -> Iterator[tuple[str, str]]:
    names = ("name", "pages", "terms", "texts")
    said = [dict(zip(names, row, strict=True)) for row in rows]
    yield f"{FOLDER}/{MANIFEST}.js", piece(MANIFEST, said)
