"""Files of a project that a site may publish: none that leaves the project, none that an editor or a system left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx"})


def is_left_over(name: str) -> bool:
    """Whether a file or a folder of this name is an editor's or a system's own: `.DS_Store`, `._x`, `x~`, `#x#`."""
    return (
        name.startswith(".")
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
        or name.lower() in LEFT_BY_SYSTEMS
    )


def stays_inside(path: Path, root: Path) -> bool:
    """Whether a path is in the project's folder after all symbolic links are followed; a link in a circle is not."""
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def published_files(folder: Path, root: Path) -> Iterator[Path]:
    """The files below a folder that may be published, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        if not any(map(is_left_over, names)) and path.is_file() and stays_inside(path, root):
            yield path
