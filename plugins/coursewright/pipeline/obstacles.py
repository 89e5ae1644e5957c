"""What would keep a finished build from coming into its place: looked for before anything is built."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from coursewright.base.cache import CACHE
from coursewright.pipeline.swap import OUTPUTS


def find_obstacles(root: Path) -> Iterator[str]:
    """Yield a sentence with its cure for each output that could not be replaced."""
    for name in OUTPUTS:
        place = root / name
        if place.is_symlink():
            yield (
                f"{name} is a link to '{place.readlink()}', and a build would put a folder in its place. "
                f"Remove the link, and copy or link from {name}/ to there after a build."
            )
        elif place.exists() and not place.is_dir():
            yield f"{name} is a file, and a build would put a folder in its place. Move it away."
        elif place.exists() and os.path.ismount(place):
            yield f"{name}/ is a file system of its own, which cannot be replaced. Mount the folder above it."
        elif place.exists() and not os.access(place, os.W_OK | os.X_OK):
            yield f"{name}/ cannot be replaced: it may not be written. Give yourself the right to write it."
    cache = root / CACHE
    if cache.is_dir() and cache.stat().st_dev != root.stat().st_dev:
        yield f"{CACHE} lies on another file system, from where nothing can be moved into place. Delete it."
    if not os.access(root, os.W_OK | os.X_OK):
        yield "This folder may not be written. Give yourself the right to write it, or build a copy of it."
