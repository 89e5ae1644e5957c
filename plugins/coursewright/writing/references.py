"""Links that are none: undefined names, missing addresses, parentheses that never close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coursewright.writing.sheet import CODE, Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.targets import (
    DEFINITION,
    NOTE_DEFINITION,
    Bracket,
    References,
    brackets_of,
    destination,
    key_of,
    reference_name,
    references_of,
)
from coursewright.writing.units import Unit, units_of

_NOTE = re.compile(r"\[\^(?P<name>[^\[\]\n]+)\]")
_ENDINGS = "md|png|jpe?g|svg|webp|gif|pdf|html?|zip|xlsx?|docx?|pptx?"
_ADDRESS = re.compile(rf"[^\s()]*(?:/|\.(?:{_ENDINGS})\b)|#[\w-]+\)|(?:term|https?|mailto|tel):")
_ESCAPED = re.compile(r"\\[\\\[\]()!]")
_OPEN_TITLE = re.compile(r"\s[\"'][^\"']*$")
_NO_START = "this link has no '[' before its text."
_LINK = "Write '[text](address)'."
_WIKI = re.compile(r"(?<![\[\\!])\[\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\]\](?![\[(:\]])")
_SHAPES = (
    (
        re.compile(r"(?P<close>\])(?:[ \t]*\n?[ \t]+|\n)\((?P<address>[^()\s]+)\)"),
        "a gap parts this link from its address.",
        "Take it away: '[text](address)'.",
    ),
    (
        re.compile(r"\([^()\n]+\)\[(?P<address>[^\[\]\s]+)\]"),
        "the brackets of this link are the wrong way round.",
        _LINK,
    ),
    (
        re.compile(r"! +\[[^\[\]\n]*\]\([^()\s]+\.(?:png|jpe?g|svg|webp|gif)\)", re.IGNORECASE),
        "a gap parts '!' from its picture.",
        "Write '!['.",
    ),
    (re.compile(r"(?P<open>\[)[^\[\]()\n]+\((?P<address>[^()\s]+)\)"), "this is no link.", _LINK),
    (re.compile(r"\]\{(?P<address>[^{}\s]+)\}"), "this is no link.", _LINK),
    (re.compile(r"\]\((?=\S)|\]\]\("), _NO_START, _LINK),
)


def check_references(sheet: Sheet) -> Iterator[Slip]:
    """All links of a text as they are written."""
    references = references_of(sheet)
    yield from _check_twice(sheet)
    for unit in units_of(sheet):
        if "[" in unit.text or "](" in unit.text:
            yield from _check_unit(unit, references)


def check_wiki_links(sheet: Sheet) -> Iterator[Slip]:
    """Links as wikis and notebooks write them, `[[page]]`."""
    for unit in units_of(sheet):
        for link in _WIKI.finditer(unit.text):
            message = f"'{link[0][:40]}' is shown as it is: this is no link here."
            yield replace(_slip(unit, link.start(), "text/broken-link", message, _LINK), mild=True)


def _slip(unit: Unit, offset: int, rule: str, message: str, cure: str) -> Slip:
    line, column = unit.spot(offset)
    return Slip(rule=rule, line=line, column=column, message=message, cure=cure)


def _check_unit(unit: Unit, references: References) -> Iterator[Slip]:
    text = unit.text
    seen = list(brackets_of(text))
    for bracket in seen:
        yield from _check_bracket(unit, bracket, references)
    for note in _NOTE.finditer(text):
        defines = NOTE_DEFINITION.match(text) and not text[: note.start()].strip(" >")
        if (
            not defines
            and note["name"] not in references.notes
            and text[note.start() - 1 : note.start()] != "\\"
        ):
            yield _slip(
                unit, note.start(), "text/footnote", f"there is no footnote '{note['name']}'.",
                f"Write a line '[^{note['name']}]: …' at the end.",
            )  # fmt: skip
    yield from _check_shapes(unit, {bracket.start for bracket in seen}, {bracket.end for bracket in seen})


def _check_bracket(unit: Unit, bracket: Bracket, references: References) -> Iterator[Slip]:
    shown = unit.text[bracket.start : bracket.end + 1][:40].replace("\n", " ")
    if shown.startswith("[^"):
        return
    if bracket.tail is None:
        yield _slip(
            unit, bracket.end + 1, "text/broken-link", f"the parenthesis behind '{shown}' is never closed.",
            "Close it with ')' behind the address.",
        )  # fmt: skip
    elif bracket.tail.startswith("("):
        if not destination(bracket.tail[1:-1])[0].strip():
            cure = "Write the address between the parentheses."
            yield _slip(unit, bracket.end + 1, "text/broken-link", f"'{shown}' has no address.", cure)
        elif _OPEN_TITLE.search(destination(bracket.tail[1:-1])[0]):
            cure = "Write '[text](address \"title\")'."
            yield _slip(
                unit, bracket.end + 1, "text/broken-link", "the title of this link is not closed.", cure
            )
        elif not bracket.image and not unit.text[bracket.start + 1 : bracket.end].strip():
            yield _slip(
                unit,
                bracket.start,
                "text/broken-link",
                "this link has no text.",
                "Write one between [ and ].",
            )
    elif bracket.tail and not _is_index(unit, bracket):
        name = reference_name(unit, bracket)
        if not name.startswith("^") and key_of(name) not in references.targets:
            cure = f"Write a line '[{name.strip()}]: address', or '[text](address)'."
            yield _slip(
                unit,
                bracket.start,
                "text/undefined-reference",
                f"there is no address '{name.strip()}'.",
                cure,
            )


def _is_index(unit: Unit, bracket: Bracket) -> bool:
    """`row[0][1]` and `[1][2]` are no links."""
    numbers = unit.text[bracket.start + 1 : bracket.end].isdigit() and (bracket.tail or "")[1:-1].isdigit()
    return numbers or (
        bool(re.match(r"\w|\]|\)", unit.text[bracket.start - 1 : bracket.start])) and bracket.start > 0
    )


def _check_shapes(unit: Unit, starts: set[int], ends: set[int]) -> Iterator[Slip]:
    """What was meant as a link and has a gap, the wrong brackets, or one too few."""
    text = _ESCAPED.sub(CODE * 2, unit.text)
    for pattern, message, cure in _SHAPES:
        for found in pattern.finditer(text):
            named = found.groupdict()
            half = message == _NO_START and {found.start(), found.start() + 1} & ends
            whole = ("open" in named and found.start() in starts) or (
                "close" in named and found.start() not in ends
            )
            elsewhere = "address" in named and not _ADDRESS.match(text, found.start("address"))
            if not (half or whole or elsewhere):
                yield _slip(unit, found.start(), "text/broken-link", message, cure)


def _check_twice(sheet: Sheet) -> Iterator[Slip]:
    """Definitions of which one would be lost, and some that are none."""
    seen: dict[str, str] = {}
    for index, row in enumerate(sheet.rows):
        text = row.body
        match = NOTE_DEFINITION.match(text) or DEFINITION.match(text) if row.kind == "text" else None
        if match is None:
            continue
        shown = row.raw[row.start : row.start + text.index("]") + 1]
        key, target = key_of(shown), match.groupdict().get("target", "")
        if key in seen and (not target or seen[key] != target):
            yield Slip(
                rule="text/duplicate-reference", line=index, column=row.start,
                message=f"'{shown}' stands twice; the first one would be lost.",
                cure="Give one of the two another name.",
            )  # fmt: skip
        seen.setdefault(key, target)
        if (target and not re.search(r"[/.#:]", target)) or target.startswith("("):
            yield Slip(
                rule="text/broken-link", line=index, column=row.start, mild=not target.startswith("("),
                message=f"this line is taken for the address of '{shown}' and not shown.",
                cure=r"Write '\[' if it is to be shown.",
            )  # fmt: skip
