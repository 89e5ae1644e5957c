"""What sites say to everybody: their bytes with capsules, revisions and minutes blotted out."""

from __future__ import annotations

import re
from pathlib import Path

from coursewright.site.offline import LIST, WORKER

from ..hosts.engines import run_engine
from ..offprints import PIECE, piece_in, texts_in
from .twins import with_rows_named_in_order

SECRET = re.compile(r' data-(seal|rev)="[^"]*"')
MINUTES = re.compile(r' *[0-9.]+[ \xa0](?:分钟|小时|min\b|h\b|hours?)| data-minutes="[0-9]+"')
"""How long a lesson takes counts what is told of its questions, as it must; nothing else may tell of that."""


def build_site(project: Path, language: str, folder: Path) -> dict[str, bytes]:
    """Build a language's site, and read it."""
    run_engine("mkdocs", project, folder, COURSEWRIGHT_LANGUAGE=language)
    return read_site(folder)


def read_site(folder: Path) -> dict[str, bytes]:
    """The bytes of a site by path; in pages and pieces of the course capsules, revisions and minutes blotted out.

    Rows of a match are in order.
    """
    # The worker's list has digests of all files, and the worker that of the list.
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".gz" and path.name not in (WORKER, LIST)
    )
    return {path.relative_to(folder).as_posix(): readable_bytes(path) for path in files}


def readable_bytes(path: Path) -> bytes:
    """What a file says to everybody."""
    if PIECE.fullmatch(text := path.read_text(encoding="utf-8") if path.suffix == ".js" else ""):
        text = "\n".join(texts_in(piece_in(text), without=frozenset({"mark", "minutes", "rev"})))
    elif path.suffix == ".html":
        text = path.read_text(encoding="utf-8")
    else:
        return path.read_bytes()
    page = MINUTES.sub("", SECRET.sub("", text))
    return with_rows_named_in_order(page).encode("utf-8")
