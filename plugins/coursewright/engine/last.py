"""The pages of the last build: what was made of each, and their files, taken over where nothing about them changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.structure.files import File

from coursewright.base.cache import Cache, digest
from coursewright.base.versions import tool_digest
from coursewright.engine.pages import Made, stamp_of

KIND = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The outputs of the last build, in a folder that nobody writes into, and what is known of its pages by path."""

    folder: Path | None = None
    made: Mapping[str, Made] = field(default_factory=dict)


def read_last(cache: Cache, folder: Path | None, name: str) -> Last:
    """What the cache knows of the outputs in a folder, which are those of the last build of this `name`."""
    found = None if folder is None else cache.read_value(KIND, _key(name))
    made = found if isinstance(found, dict) else {}
    return Last(folder=folder, made=made)


def write_last(cache: Cache, name: str, made: Mapping[str, Made]) -> None:
    """Keep what is known of the pages, for the next build."""
    cache.write_value(KIND, _key(name), dict(made))


def _key(name: str) -> str:
    return digest("last", tool_digest(), name)


def take_over(last: Last, file: File, output: str) -> Made | None:
    """Put the last build's file of a page in its place, if it is untouched and its digest is `output`."""
    was = last.made.get(file.src_uri)
    if was is None or last.folder is None or was.stamp == (0, 0) or was.output != output:
        return None
    source, target = last.folder / file.dest_uri, Path(file.abs_dest_path)
    if stamp_of(source) != was.stamp:
        return None
    return was if link(source, target) else None


def link(source: Path, target: Path) -> bool:
    """Let a file stand in a second place, as a copy where the system makes no links; whether it does."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        try:
            shutil.copy2(source, target)
        except OSError:
            return False
    return True
