"""The theme's templates, compiled once: what Jinja makes of a text is kept in the cache."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from coursewright.base.cache import Cache, digest
from coursewright.base.versions import tool_digest

KIND = "template"


class ThemeFiles:
    """The names that MkDocs asks a theme's environment for; a theme has ten thousand icons in hidden folders."""

    def __init__(self, folders: Iterable[str]) -> None:
        self.folders = tuple(folders)

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """All names that the filter lets pass, which is none in a hidden folder, in the environment's order."""
        return sorted({name for folder in self.folders for name in _names(folder) if filter_func(name)})


def _names(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            yield PurePath(place, file).relative_to(folder).as_posix()


class Compiled(BytecodeCache):
    """Keeps compiled templates by name, text and what their environment does to lines of statements."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what was compiled from its text."""
        kept = self.cache.read(KIND, self._key(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.cache.write(KIND, self._key(bucket), bucket.bytecode_to_string())

    @staticmethod
    def _key(bucket: Bucket) -> str:
        ways = (bucket.environment.trim_blocks, bucket.environment.lstrip_blocks)
        return digest(tool_digest(), bucket.key, bucket.checksum, str(ways))


def keep_compiled(env: Environment, cache: Cache) -> None:
    """Let an environment compile a template only if the cache does not know it."""
    env.bytecode_cache = Compiled(cache)
