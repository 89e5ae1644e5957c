"""Lines that were to hold a key and its value, or an item of a list, and YAML reads as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursewright.base.odd_lines import Oddity

LIST_CURE = "Write '- ', the hyphen of the keyboard and a space."
_NOTHING = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""What is seen as a space, or is not seen: `odd_lines` names it."""
_FULL_WIDTH = re.compile(r"(\s*(?:- +)*([A-Za-z][\w-]*))：")
_TIGHT = re.compile(rf"(\s*(?:- +)*([A-Za-z][\w-]*)):(?!//)[^{_NOTHING}]")
_TIGHT_ITEM = re.compile(r"(\s*)-([A-Za-z][\w-]*):\s")
_OTHER_MARK = re.compile(r"(\s*(?:- +)*)([*+]|\d{1,3}[.)])[ \t]+\S")
_BARE = re.compile(r"(\s*(?:- +)*)[A-Za-z][\w-]*(?:\s[^:]*)?")


def key_slips(line: str) -> Iterator[Oddity]:
    """What keeps a line from beginning with a key: its colon, or the space behind that or behind the hyphen."""
    if match := _FULL_WIDTH.match(line):
        yield Oddity(
            match.end(1), "a full-width ： ends no key", f"Write '{match[2]}: ', with a plain space."
        )
    if match := _TIGHT.match(line):
        cure = f"Write '{match[2]}: ', with a plain space."
        yield Oddity(match.end(1), "no space follows the : of a key", cure)
    if match := _TIGHT_ITEM.match(line):
        yield Oddity(match.end(1), "no space follows the -", "Write '- ' before the first key.")


def list_slip(line: str) -> Oddity | None:
    """A mark that Markdown knows for an item of a list, and YAML does not: `*`, `+`, `1.`."""
    match = _OTHER_MARK.match(line)
    return match and Oddity(match.end(1), f"'{match[2]}' is no mark of a list", LIST_CURE)


def bare_key_above(lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column (from 0) of a key without its colon, the first of its map, which the last of `lines` follows."""
    depth = len(lines[-1]) - len(lines[-1].lstrip())
    above = [row for row in range(len(lines) - 1) if lines[row].strip()]
    while above and (match := _BARE.fullmatch(lines[above[-1]])) and match.end(1) == depth:
        before = lines[above[-2]].rstrip() if len(above) > 1 else ":"
        if "-" in match[1] or before.endswith(":"):
            return above[-1], depth
        above.pop()
    return None
