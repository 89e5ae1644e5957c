"""Where exports go, and how they get there: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def refused(root: Path, out: Path | None) -> str:
    """Why an export cannot go where it was asked to; "" if it can."""
    if out is None or not Path(os.path.realpath(root / out)).is_relative_to(os.path.realpath(root / "site")):
        return ""
    return f"--out {out}: exports hold keys and reasons, so they never go into site/."


def is_folder(out: Path, ending: str = "") -> bool:
    """Whether a place is meant as a folder: it is one, or its name does not end as a file's, with `ending` if any."""
    return out.is_dir() or (out.suffix.lower() != ending if ending else not out.suffix)


def write_output(path: Path, content: bytes) -> None:
    """Write a file beside its place and swap the two: what was there stays where there is no room for the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
