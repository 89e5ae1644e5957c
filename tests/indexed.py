"""What a built site's search index says, read as a browser reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PIECE = re.compile(r'cwSearch\("([^"]+)",(.*)\)\n', re.DOTALL)


def pieces_of(site: Path) -> Mapping[str, Any]:
    """The pieces of a language's site by name."""
    folder = site / "search"
    pieces: dict[str, Any] = {}
    for file in sorted(folder.rglob("*.js")):
        match = PIECE.fullmatch(file.read_text(encoding="utf-8"))
        assert match is not None, file
        assert match[1] == file.relative_to(folder).with_suffix("").as_posix()
        pieces[match[1]] = json.loads(match[2])
    return pieces


def texts_of(site: Path) -> Mapping[str, str]:
    """Title, headings and texts of each page that can be found, by its address."""
    found = {}
    for name, piece in pieces_of(site).items():
        if "/t" in name:
            for url, title, sections in piece:
                found[url] = "\n".join([title, *(f"{heading}\n{text}" for _, heading, text in sections)])
    return found
