"""Values that scripts hand over, since a page opened from disk may load scripts and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def script_piece(call: str, name: str, value: object) -> str:
    """A script that hands a value over: one call with its name and what it holds."""
    return f'{call}("{name}",{json.dumps(value, ensure_ascii=False, separators=(",", ":"))})\n'


def write_pieces(site: Path, pieces: Iterable[tuple[str, str]]) -> None:
    """Write scripts, given by their paths below a language's folder; each folder is made once."""
    made: set[Path] = set()
    for path, text in pieces:
        file = site / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(text.encode("utf-8"))
