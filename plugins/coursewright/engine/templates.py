"""The theme's templates, compiled once: what Jinja makes of a text is kept in the cache."""

from __future__ import annotations

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from coursewright.base.cache import Cache, digest
from coursewright.base.versions import tool_digest

KIND = "template"


class Compiled(BytecodeCache):
    """Keeps compiled templates by name and text."""

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
        return digest(tool_digest(), bucket.key, bucket.checksum)


def keep_compiled(env: Environment, cache: Cache) -> None:
    """Let an environment compile a template only if the cache does not know it."""
    env.bytecode_cache = Compiled(cache)
