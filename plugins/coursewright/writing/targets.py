"""Links, pictures and footnotes in a text: what points where, and what points nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coursewright.writing.sheet import KEPT, Sheet
from coursewright.writing.units import ITEM, Unit, units_of

DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]]+)\]:[ ]*(?P<target>[^\s]+)[ ]*(?:[\"'].*[\"'][ ]*|\(.*\)[ ]*)?$"
)
NOTE_DEFINITION = re.compile(r"^ {0,3}\[\^(?P<name>[^\]]*)\][:：]")
REACH = 2000
"""How far a link's parenthesis is looked for."""
_ENDS_NAME = re.compile(r"\][:：]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")
_TITLE = re.compile(r"\s+(?:\"[^\n]*\"|'[^\n]*')\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a link or a picture points at, and where that stands (from 0)."""

    target: str
    image: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """`[…]` in a unit: where it begins and ends, and what follows: "" or `(…)` or `[…]`, None where that never ends."""

    start: int
    end: int
    image: bool
    tail: str | None
    tail_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Definitions of a text by name: addresses with their places, and footnotes with their lines."""

    targets: dict[str, tuple[str, int, int]]
    notes: dict[str, int]


@lru_cache(maxsize=KEPT)
def references_of(sheet: Sheet) -> References:
    """All definitions; of two with one name the last counts, as it does when the text is shown."""
    targets: dict[str, tuple[str, int, int]] = {}
    notes: dict[str, int] = {}
    for index, row in enumerate(sheet.rows):
        if row.kind != "text" or not _ENDS_NAME.search(row.text):
            continue
        item = ITEM.match(row.body)
        lead = row.start + (item.end() if item else 0)
        text = row.text[lead:].rstrip()
        if text.endswith(":") and index + 1 < len(sheet.rows) and sheet.rows[index + 1].kind == "text":
            text = f"{text} {sheet.rows[index + 1].body}"
        if note := NOTE_DEFINITION.match(text):
            notes.setdefault(note["name"], index)
        elif match := DEFINITION.match(text):
            name = row.raw[lead + match.start("name") : lead + match.end("name")]
            targets[key_of(name)] = (match["target"].strip("<>"), index, lead + match.start("target"))
    return References(targets=targets, notes=notes)


def key_of(name: str) -> str:
    """A reference's name as it is compared."""
    return re.sub(r"\s+", " ", name).strip().lower()


@lru_cache(maxsize=KEPT)
def targets_of(sheet: Sheet) -> tuple[Target, ...]:
    """Inline links and pictures, definitions of addresses, and pictures by reference."""
    return tuple(_targets(sheet))


def _targets(sheet: Sheet) -> Iterator[Target]:
    references = references_of(sheet)
    pictured: set[str] = set()
    for unit in units_of(sheet):
        for bracket in brackets_of(unit.text):
            if bracket.tail is not None and bracket.tail.startswith("("):
                line, column = unit.spot(bracket.tail_start + 1)
                target, shift = destination(bracket.tail[1:-1])
                if target:
                    yield Target(target=target, image=bracket.image, line=line, column=column + shift)
            elif bracket.image:
                pictured.add(key_of(reference_name(unit, bracket)))
    for name, (target, line, column) in references.targets.items():
        yield Target(target=target, image=name in pictured, line=line, column=column)
    yield from data_targets_of(sheet)


def data_targets_of(sheet: Sheet) -> Iterator[Target]:
    """Inline links in blocks of YAML."""
    for index, row in enumerate(sheet.rows):
        if row.kind == "data" and "](" in row.text:
            for bracket in brackets_of(row.text):
                if bracket.tail is not None and bracket.tail.startswith("("):
                    target, shift = destination(bracket.tail[1:-1])
                    column = bracket.tail_start + 1 + shift
                    yield Target(target=target, image=bracket.image, line=index, column=column)


def reference_name(unit: Unit, bracket: Bracket) -> str:
    """The name that `[text][name]`, `[name][]` or `[name]` looks up."""
    named = unit.raw[bracket.tail_start + 1 : bracket.tail_start + len(bracket.tail or "") - 1]
    return named if bracket.tail and named.strip() else unit.raw[bracket.start + 1 : bracket.end]


def brackets_of(text: str) -> Iterator[Bracket]:
    """All pairs of brackets in a unit with what follows each."""
    closing = _pairs(text) if "]" in text else {}
    for start, end in sorted(closing.items()):
        tail, tail_start = _tail(text, end + 1, closing)
        before = text[: start - 1] if text[start - 1 : start] == "!" else None
        image = before is not None and (len(before) - len(before.rstrip("\\"))) % 2 == 0
        yield Bracket(start=start, end=end, image=image, tail=tail, tail_start=tail_start)


def _pairs(text: str) -> dict[int, int]:
    """Where each opening bracket is closed."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"\\.|[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            pairs[opened.pop()] = match.start()
    return pairs


def _tail(text: str, pos: int, closing: dict[int, int]) -> tuple[str | None, int]:
    """What follows a closing bracket, and where it begins; None: a parenthesis that never closes."""
    if text[pos : pos + 1] == "[" and pos in closing:
        return text[pos : closing[pos] + 1], pos
    if text[pos : pos + 1] != "(":
        return "", pos
    pointed = re.compile(r"\(\s*<[^<>\n]*>[^()\n]*\)").match(text, pos)
    if pointed:
        return pointed[0], pos
    titled = re.compile(r"\(\s*[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\s+(\"[^\"]*\"|'[^']*')\s*\)").match(
        text, pos
    )
    if titled:
        return titled[0], pos
    depth = 0
    for match in re.compile(r"\\.|[()]").finditer(text, pos, pos + REACH):
        depth += (match[0] == "(") - (match[0] == ")")
        if match[0] == ")" and depth == 0:
            return text[pos : match.end()], pos
    return None, pos


def destination(inside: str) -> tuple[str, int]:
    """The address in the parentheses of a link, and how far from their beginning it stands."""
    words = _TITLE.sub("", inside)
    shift = len(words) - len(words.lstrip())
    words = words.strip()
    if words.startswith("<") and ">" in words:
        return words[1 : words.index(">")], shift + 1
    return _ESCAPED.sub(r"\1", words), shift
