"""Options as people write them: their letters and ticks, one in a cell, a line or a row, or several side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coursewright.exchange.entry import Line

LETTERS = "ABCDEFGHIJKL"
_WIDE = {
    ord(sign) + 0xFEE0: sign for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
}
_TICK = re.compile(r"^[√✓✔☑✅]\s*|[√✓✔☑✅]$|[（(](?:correct|right answer|正确答案|正确)[)）]$", re.IGNORECASE)
_SIGNS = ")）.、．:："
_MARK = re.compile(
    rf"\s*(?:[（(]\s*([A-La-l]|\d{{1,2}})\s*[)）]|([A-La-l]|\d{{1,2}})\s*[{_SIGNS}])\s*(?=\S)|\s*([①-⑫])\s*"
)
_INLINE = re.compile(
    rf"^[（(]?([A-La-l])\s*[{_SIGNS}]\s*|(?<=[\s;；,，。|?？)）])[（(]?([A-La-l])\s*[)）.、．]\s*"
)
_FIRST = re.compile(rf"(?:^|(?<=[\s?？)）:：。]))[（(]?A\s*[{_SIGNS}]", re.IGNORECASE)


def narrow(text: str) -> str:
    """A text with Latin letters and digits of full width in their own; every sign stays where it was."""
    return text.translate(_WIDE)


def unticked(text: str, why: str = "") -> Line:
    """An option without its tick."""
    whole = text.strip()
    bare = _TICK.sub("", whole)
    return Line(text=bare.strip(), why=why, ticked=bare != whole)


def option_lines(texts: Sequence[str], reasons: Sequence[str] = ()) -> tuple[Line, ...]:
    """Options without their ticks and marks: a mark is the letter or number of its place where each has one.

    So 8:30 and 1.5 stay what they are.
    """
    lines = [unticked(text, reasons[turn] if turn < len(reasons) else "") for turn, text in enumerate(texts)]
    marks = [_marked(line.text, turn) for turn, line in enumerate(lines)]
    said = [turn for turn, line in enumerate(lines) if line.text.strip()]
    if not said or not all(marks[turn] for turn in said):
        return tuple(lines)
    return tuple(
        Line(text=line.text[end:].strip(), why=line.why, ticked=line.ticked) if line.text.strip() else line
        for line, end in zip(lines, marks, strict=True)
    )


def _marked(text: str, turn: int) -> int:
    """Where the words of an option begin behind the mark of its place (from 0); 0 where it has none."""
    match = _MARK.match(narrow(text))
    if match is None:
        return 0
    name, behind = match[1] or match[2], text[match.end() : match.end() + 1]
    if match[3]:
        return match.end() if ord(match[3]) - ord("①") == turn else 0
    if name.isdigit():
        # 3. 5 is a mark and a number, 3.5 is a number, and so is 8:30.
        glued = match.end(2) == match.end() - 1 and behind.isdigit()
        return match.end() if int(name) == turn + 1 and not glued else 0
    return match.end() if name.upper() == LETTERS[turn : turn + 1] else 0


def lettered(text: str, before: int = 0) -> list[str]:
    """The options of a line by their letters, which go on from `before` options; nothing if it begins with none."""
    starts: list[re.Match[str]] = []
    for match in _INLINE.finditer(narrow(text)):
        wanted = LETTERS[before + len(starts) : before + len(starts) + 1]
        name = match[1] or match[2]
        if name.upper() == wanted and (
            not starts or name.isupper() == (starts[0][1] or starts[0][2]).isupper()
        ):
            starts.append(match)
    if not starts or text[: starts[0].start()].strip():
        return []
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return [
        text[match.end() : end].strip(" ;；,，|\n\t\u3000") for match, end in zip(starts, ends, strict=True)
    ]


def split_options(text: str) -> list[str]:
    """The options of one cell: lettered, or a line each, or parted by signs."""
    by_letter = lettered(text)
    if len(by_letter) > 1:
        return by_letter
    for sign in ("\n", "|", "；", ";"):
        parts = [part.strip() for part in text.split(sign) if part.strip()]
        if len(parts) > 1:
            return parts
    return [text] if text.strip() else []


def taken_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """A question and the options that stand behind it in its own text, in lines of their own or not."""
    for found in _FIRST.finditer(narrow(text)):
        parts = lettered(text[found.start() :].strip())
        if len(parts) > 1 and all(parts):
            return text[: found.start()].rstrip(), tuple(parts)
    return text, ()


def without_ticks(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Options whose ticks say nothing where none of them has one."""
    rows = tuple(lines)
    ticked = any(line.ticked for line in rows)
    return rows if ticked else tuple(Line(text=line.text, why=line.why) for line in rows)
