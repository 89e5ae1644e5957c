"""Lines of YAML that a text program or a merge has spoilt: other dashes, blanks and quotes, and two versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coursewright.base.lookalikes import BULLETS, called, meant_by

CONFLICT = "a conflict of two edits was left here"
CONFLICT_CURE = "Keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>."
_CONFLICT = re.compile(r"^<{7}(?:[ \t].*)?$|^>{7}(?:[ \t].*)?$|^\|{7} ", re.MULTILINE)
_LEAD = re.compile(r"(?:[^\S\n]|[\u00ad\u200b\u2060\ufeff])*(?:-[^\S\n]+)*")
_KEY = re.compile(r"[\w.-]+:")
_QUOTES = "“”„‟«»‘’‚‛「『＂＇"


class Oddity(NamedTuple):
    """Where a line is spoilt (a column from 0), and what is said of it."""

    column: int
    message: str
    cure: str


def conflict_in(text: str) -> int | None:
    """Where the first mark of a conflict stands in a text."""
    found = _CONFLICT.search(text)
    return None if found is None else found.start()


def oddities_of(line: str) -> Iterator[Oddity]:
    """What spoils a line, from its beginning on."""
    lead = _LEAD.match(line)
    begin = 0 if lead is None else lead.end()
    for column, sign in enumerate(line[:begin]):
        if sign not in " \t-":
            item = "-" in line[:column]
            where = "behind the -" if item else "in the indentation"
            cure = "Write '- ', with a plain space." if item else "Indent with plain spaces, two a level."
            yield Oddity(column, f"{called(sign)} stands {where}", cure)
    rest = line[begin:]
    if rest[:1] in BULLETS and rest[:1] not in "-*+" and (rest[1:2].isspace() or not rest[1:2]):
        yield Oddity(
            begin,
            f"{called(rest[0])} is no mark of a list",
            "Write '- ', the hyphen of the keyboard and a space.",
        )
    if rest[:1] == "-" and meant_by(rest[1:2] or "-") == "":
        yield Oddity(
            begin + 1, f"{called(rest[1])} stands behind the -", "Delete it, and write a plain space."
        )
    key = _KEY.match(rest)
    value = begin if key is None else begin + key.end()
    if key is not None and meant_by(line[value : value + 1] or " ") in (" ", ""):
        yield Oddity(
            value,
            f"{called(line[value])} stands behind the : of a key",
            f"Write '{key[0]} ', with a plain space.",
        )
    value += len(line[value:]) - len(line[value:].lstrip())
    if line[value : value + 1] in "｛［" and line[value:]:
        plain = meant_by(line[value])
        yield Oddity(
            value,
            f"{called(line[value])} is no bracket of YAML",
            f"Write '{plain}' and its partner with plain signs of the keyboard.",
        )
    if line[value : value + 1] in _QUOTES and line[value:]:
        cure = """Write the straight quotes of the keyboard, "…", around the whole text."""
        yield Oddity(value, f"{called(line[value])} is no quote of YAML", cure)
