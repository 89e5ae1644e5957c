"""A sample of what a course has many of: a few by a seed, with at least one of everything there is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from coursewright.quiz.kinds import KINDS

Thing = TypeVar("Thing")
TYPE = re.compile(r"\btype: *\"?([a-z-]+)")
LOOK = re.compile(r'data-type="([^"]+)|\b(cw-[\w-]+)')


def seed_of(config: pytest.Config, files: Iterable[Path]) -> int:
    """The seed that somebody asked for, else one that other texts of the files change."""
    asked: int | None = config.getoption("--seed")
    if asked is not None:
        return asked
    return zlib.crc32(b"".join(file.read_bytes() for file in files)) % 10_000


def sample_of(
    things: Sequence[Thing], features: Callable[[Thing], set[str]], seed: int, count: int
) -> list[Thing]:
    """At least `count` of the things, or all of them, so that each feature of any stands in one that is taken."""
    left = list(things)
    Random(seed).shuffle(left)  # noqa: S311  # a sample, no secret
    seen: set[str] = set()
    taken, spare = [], []
    for thing in left:
        (spare if features(thing) <= seen else taken).append(thing)
        seen |= features(thing)
    return taken + spare[: max(0, count - len(taken))]


def kinds_in(file: Path) -> set[str]:
    """The kinds of question in a quiz file, each with the folder of its language."""
    kinds = KINDS.keys() & set(TYPE.findall(file.read_text(encoding="utf-8")))
    return {f"{file.parts[-3]} {kind}" for kind in kinds}


def type_in(file: Path) -> set[str]:
    """The type of a figure file."""
    return set(TYPE.findall(file.read_text(encoding="utf-8"))[:1])


def looks_in(page: Path) -> set[str]:
    """Which kinds of question and which of our own elements and classes a page has."""
    return {kind or name for kind, name in LOOK.findall(page.read_text(encoding="utf-8"))}
