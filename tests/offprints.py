"""What the pieces of a built site say of its course, read as a browser reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = "assets/course"
PIECE = re.compile(r'cwCourse\("([^"]+)",(.*)\)\n', re.DOTALL)


def course_pieces(site: Path) -> Mapping[str, Any]:
    """The pieces of a language's site by name."""
    pieces: dict[str, Any] = {}
    for file in sorted((site / FOLDER).rglob("*.js")):
        match = PIECE.fullmatch(text := file.read_text(encoding="utf-8"))
        assert match is not None, file
        assert match[1] == file.relative_to(site / FOLDER).with_suffix("").as_posix()
        pieces[match[1]] = piece_in(text)
    return pieces


def piece_in(text: str) -> Any:
    """What a piece hands over."""
    match = PIECE.fullmatch(text)
    assert match is not None
    return json.loads(match[2])


def texts_in(value: Any, without: Collection[str] = ()) -> Iterator[str]:
    """All texts of a piece, as they are once it is read, `without` the values of some keys."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield key
            if key not in without:
                yield from texts_in(child, without)
    elif isinstance(value, list):
        for child in value:
            yield from texts_in(child, without)
    else:
        yield str(value)
