"""The files of the last build: what was made of each page, and what other files were made from.

Those about which nothing changed are taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import is_
from pathlib import Path

from mkdocs.structure.files import File

from coursewright.base.cache import Cache, digest
from coursewright.base.stamps import NO_FILE, Linking, stamp_of
from coursewright.base.versions import tool_digest
from coursewright.engine.gather import lighter
from coursewright.engine.pages import Made
from coursewright.site.kept import Kept

KIND = "site"
OF = ("pages", "files")
"""What the cache has an entry of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The outputs of the last build, in a folder that nobody writes into.

    `made` is what is known of its pages by path, `kept` of its other files (see `site.kept`).
    """

    folder: Path | None = None
    made: Mapping[str, Made] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)


def read_last(cache: Cache, folder: Path | None, name: str) -> Last:
    """What the cache knows of the outputs in a folder, which are those of the last build of this `name`."""
    made, kept = (None if folder is None else cache.read_value(KIND, _key(name, of)) for of in OF)
    return Last(
        folder=folder,
        made=made if isinstance(made, dict) else {},
        kept=kept if isinstance(kept, dict) else {},
    )


def write_last(cache: Cache, name: str, last: Last) -> None:
    """Keep what is known of the files, for the next build."""
    made = {path: _lighter(row) for path, row in last.made.items()}
    for of, rows in zip(OF, (made, dict(last.kept)), strict=True):
        cache.write_value(KIND, _key(name, of), rows)


def _lighter(made: Made) -> Made:
    """A page without what lies with what it was converted to: a thousand of them are read for each edit."""
    shares = tuple(map(lighter, made.gathered))
    return made if all(map(is_, shares, made.gathered)) else replace(made, gathered=shares)


def _key(name: str, of: str) -> str:
    return digest("last", tool_digest(), name, of)


def take_over(last: Last, file: File, output: str, linking: Linking) -> Made | None:
    """Put the last build's file of a page in its place, if it is untouched and its digest is `output`."""
    was = last.made.get(file.src_uri)
    if was is None or last.folder is None or was.stamp == NO_FILE or was.output != output:
        return None
    source = f"{last.folder}/{file.dest_uri}"
    if stamp_of(source) != was.stamp:
        return None
    return was if linking.link(source, file.abs_dest_path) else None
