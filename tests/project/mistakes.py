"""Mistakes of authors in the course of tests/cases/mistakes/course, as data: what is done to it, and what is told."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parents[1] / "cases" / "mistakes"
FILES = {
    "course": "content/course.yml",
    "glossary": "content/glossary.yml",
    "lesson": "content/en/hygiene/wash-hands.md",
    "cold": "content/en/hygiene/cold-chain.md",
    "quiz": "quizzes/en/hygiene/wash-hands.yml",
    "figure": "content/figures/chain.yml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake, or something odd that is none.

    `change` replaces a text that stands once in a file (see `FILES`) by another; `files` are written, `move` and
    `copy` name a file and where it goes, `encode` gives a file an encoding, `returns` line ends of Windows, `picture`
    makes a PNG of so many pixels, `length` brings a file to so many bytes, `hex` are its bytes. `told` are rule and
    place of all that is said; `says` are words that stand in it: what the mistake is, and its cure.
    """

    name: str
    file: str
    change: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    move: dict[str, str] = field(default_factory=dict)
    copy: dict[str, str] = field(default_factory=dict)
    encode: dict[str, str] = field(default_factory=dict)
    returns: list[str] = field(default_factory=list)
    picture: dict[str, str] = field(default_factory=dict)
    length: dict[str, int] = field(default_factory=dict)
    hex: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    says: list[str] = field(default_factory=list)


def all_mistakes() -> Iterator[Mistake]:
    """The mistakes of all files."""
    for path in sorted(CASES.glob("*.yml")):
        rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for row in rows:
            yield Mistake(file=path.stem, **row)


def lay_mistake(mistake: Mistake, root: Path) -> None:
    """Write the course below `root`, and do to it what the mistake is."""
    shutil.copytree(CASES / "course", root, dirs_exist_ok=True)
    for name, (old, new) in mistake.change.items():
        _change(root / FILES[name], old, new)
    for name, text in mistake.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    _lay_files(mistake, root)


def _lay_files(mistake: Mistake, root: Path) -> None:
    """Move, copy and spoil whole files."""
    for name, target in mistake.move.items():
        (root / name).rename(root / target)
    for name, target in mistake.copy.items():
        shutil.copyfile(root / name, root / target)
    for name, encoding in mistake.encode.items():
        (root / name).write_bytes((root / name).read_text(encoding="utf-8").encode(encoding))
    for name in mistake.returns:
        (root / name).write_bytes((root / name).read_bytes().replace(b"\n", b"\r\n"))
    for name, size in mistake.picture.items():
        width, height = map(int, size.split("x"))
        (root / name).write_bytes(png(width, height))
    for name, length in mistake.length.items():
        (root / name).write_bytes((root / name).read_bytes()[:length].ljust(length, b"\0"))
    for name, code in mistake.hex.items():
        (root / name).write_bytes(bytes.fromhex(code))


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def png(width: int, height: int) -> bytes:
    """A white picture (PNG specification, third edition)."""
    rows = (b"\0" + b"\xff" * ((width + 7) // 8)) * height
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (_part(b"IHDR", head), _part(b"IDAT", zlib.compress(rows)), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
