"""Breaking a label into lines: between Chinese characters, at spaces, and by force only where nothing else helps.

The rules are those parts of Unicode's line breaking (UAX #14) that labels need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from coursewright.figures.measure import width

CLOSING = frozenset("，。、；：？！）》】〉」』”’…—·％,.;:?!)]}%°")
OPENING = frozenset("（《【〈「『“‘([{")
PAUSES = frozenset("，。、；：？！…")
PAIRED = 6
"""From so many han on, an even number of them is taken for words of two."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A broken text; `forced` where a word had to be cut, `wide` is the widest line in ems."""

    lines: tuple[str, ...]
    wide: float
    forced: bool


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\uffef"


@cache
def pieces(text: str) -> tuple[str, ...]:
    """What may not be parted: words with the space after them, single han with the marks that cling to them."""
    found: list[str] = []
    for character in " ".join(text.split()):
        if found and not _may_break(found[-1][-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in CLOSING or before in OPENING:
        return False
    if before in " -/":
        return True
    return _is_wide(before) or _is_wide(after)


@cache
def break_lines(text: str, room: float, weight: int) -> Lines:
    """A text in as few lines as a room (in ems) allows, and those as even as can be.

    Of breaks that give no more lines, those after a pause come first, then those between han two by two.
    A word wider than the room is cut, with a hyphen between letters.
    """
    units, forced = _fitting(pieces(text), room, weight)
    lines = _fill(units, room, weight)
    if len(lines) > 1:
        wholes = next(
            (found for found in (_clauses(units), _pairs(units)) if _holds(found, room, weight, len(lines))),
            units,
        )
        lines = _even(wholes, room, weight, _fill(wholes, room, weight))
    return Lines(lines=lines, wide=max(width(line, weight) for line in lines), forced=forced)


def _fitting(units: Sequence[str], room: float, weight: int) -> tuple[tuple[str, ...], bool]:
    """The pieces, those cut that are wider than the room; and whether any was."""
    found: list[str] = []
    for unit in units:
        while width(unit.rstrip(), weight) > room and len(unit) > 1:
            cut = next((n for n in range(len(unit) - 1, 1, -1) if width(unit[:n] + "-", weight) <= room), 1)
            letters = unit[cut - 1].isalpha() and unit[cut].isalpha() and not _is_wide(unit[cut])
            found.append(unit[:cut] + ("-" if letters else ""))
            unit = unit[cut:]
        found.append(unit)
    return tuple(found), len(found) > len(units)


def _clauses(units: Sequence[str]) -> tuple[str, ...]:
    """The pieces joined to what stands between two pauses; Latin words stay single, a number keeps its counter."""
    found: list[str] = []
    for unit in units:
        last = found[-1] if found else ""
        word = last.endswith((" ", "-", "/")) and not last.rstrip()[-1:].isdigit()
        if not last or word or last[-1] in PAUSES:
            found.append(unit)
        else:
            found[-1] += unit
    return tuple(found)


def _pairs(units: Sequence[str]) -> tuple[str, ...]:
    """A text of han alone in twos, since most Chinese words have two; any other as it was."""
    if len(units) < PAIRED or len(units) % 2 or not all(len(unit) == 1 and _is_wide(unit) for unit in units):
        return tuple(units)
    return tuple(units[at] + units[at + 1] for at in range(0, len(units), 2))


def _holds(units: Sequence[str], room: float, weight: int, count: int) -> bool:
    """Whether these units make so many lines and none too wide."""
    lines = _fill(units, room, weight)
    return len(lines) == count and all(width(line, weight) <= room for line in lines)


def _fill(units: Sequence[str], room: float, weight: int) -> tuple[str, ...]:
    lines = [""]
    for unit in units:
        if lines[-1] and width((lines[-1] + unit).rstrip(), weight) > room:
            lines.append("")
        lines[-1] += unit
    return tuple(line.strip() for line in lines)


def _even(units: Sequence[str], room: float, weight: int, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The same number of lines in the narrowest room that still gives it."""
    low, high = room / 2, room
    while high - low > 0.25:
        middle = (low + high) / 2
        tried = _fill(units, middle, weight)
        if len(tried) == len(lines) and max(width(line, weight) for line in tried) <= middle:
            lines, high = tried, middle
        else:
            low = middle
    return lines
