"""Files that were meant as a lesson, by names that no lesson has: `wash hands.md`, `wash-hands.md.txt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from coursewright.base.wrong import slug
from coursewright.project.sources import Sources

_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".docx", ".doc", ".odt")
_OFFICE = (".docx", ".doc", ".odt")
_SLUG = re.compile(r"(?=.{1,67}$)[a-z0-9]+(?:-[a-z0-9]+)*\.md")
"""What lessons are called, nearly all of them: nothing else is meant."""
_DEPTH = 4
"""content, a language, a module, a file."""


def misnamed(sources: Sequence[Sources]) -> dict[str, str]:
    """Pages that are not there (`module/lesson.md`), each with the path of a file that was likely meant as it."""
    found: dict[str, str] = {}
    for source in sources:
        for path in sorted(source.assets):
            page = page_meant(path)
            if page and path.startswith(f"content/{source.language}/") and page not in source.pages:
                found.setdefault(page, path)
    return found


def page_meant(path: str) -> str:
    """The page that a file beside the lessons would be if it were called as a lesson is; "" for none."""
    parts = path.split("/")
    stem = parts[-1]
    if len(parts) != _DEPTH or _SLUG.fullmatch(stem):
        return ""
    while (ending := PurePosixPath(stem).suffix.lower()) in _ENDINGS:
        stem = stem[: -len(ending)]
    name = f"{slug(stem)}.md"
    fits = stem != parts[-1] and name != parts[-1] and parts[2] not in ("assets", "cards", "figures")
    return f"{parts[2]}/{name}" if fits and slug(stem) else ""


def cure_for(path: str, page: str) -> str:
    """What to do with a file that was meant as a page."""
    name = page.rpartition("/")[2]
    if PurePosixPath(path).suffix.lower() in _OFFICE:
        return f"Copy the text of '{PurePosixPath(path).name}' into a file '{name}': lessons are plain text."
    return f"Rename '{PurePosixPath(path).name}' to '{name}'."
