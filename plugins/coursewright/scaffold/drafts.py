"""What is to be written: new files, and files of a project with another text; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.project.ids import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """New files with their contents, and changed ones with their whole new text; by path below the project."""

    new: Mapping[str, str | bytes] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)


def taken(root: Path, draft: Draft) -> tuple[str, ...]:
    """The new files in whose places something stands already."""
    return tuple(name for name in draft.new if (root / name).exists() or (root / name).is_symlink())


def write_draft(root: Path, draft: Draft) -> None:
    """Write all of it. Raises FileExistsError where a new file's place is taken, and OSError as the system does."""
    for name, content in draft.new.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(content if isinstance(content, bytes) else content.encode("utf-8"))
    for name, text in draft.changed.items():
        write_whole(root / name, text)
