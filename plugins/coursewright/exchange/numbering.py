"""The signs that Word puts before the paragraphs of its lists by itself, and no text of the file says: 1. A. 一、."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "• "
_HAN = "一二三四五六七八九十"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts the paragraphs of a document's lists."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        self.counts: dict[tuple[str, str], int] = {}
        self.styles = _styles(document)
        for part in document.part.rels.values():
            if part.reltype.endswith("/numbering") and not part.is_external:
                self._read(part.target_part.element)

    def _read(self, root: Any) -> None:
        abstract = {row.get(f"{W}abstractNumId"): row for row in root.iter(f"{W}abstractNum")}
        for num in root.iter(f"{W}num"):
            link = num.find(f"{W}abstractNumId")
            found = abstract.get(link.get(f"{W}val")) if link is not None else None
            for level in found.iter(f"{W}lvl") if found is not None else ():
                key = (str(num.get(f"{W}numId")), str(level.get(f"{W}ilvl")))
                begin = _value(level, "start", "1")
                first = int(begin) if begin.isascii() and begin.isdigit() and len(begin) < 6 else 1
                self.levels[key] = (_value(level, "numFmt", "decimal"), _value(level, "lvlText", ""), first)

    def sign(self, paragraph: Any) -> str:
        """The sign before a paragraph with a blank behind it; "" where there is none."""
        number = self._number(paragraph)
        if number is None or number not in self.levels:
            return ""
        form, text, first = self.levels[number]
        count = self.counts.get(number, first - 1) + 1
        self.counts[number] = count
        for deeper in [key for key in self.counts if key[0] == number[0] and key[1] > number[1]]:
            del self.counts[deeper]
        if form == "bullet":
            return BULLET
        said = text.replace(f"%{int(number[1]) + 1}" if number[1].isdigit() else "%1", _as(form, count))
        return f"{said} " if "%" not in said and said else ""

    def _number(self, paragraph: Any) -> tuple[str, str] | None:
        own = paragraph.find(f"{W}pPr")
        found = own.find(f"{W}numPr") if own is not None else None
        if found is None and own is not None:
            style = own.find(f"{W}pStyle")
            found = self.styles.get(style.get(f"{W}val")) if style is not None else None
        if found is None:
            return None
        number = _value(found, "numId", "0")
        return None if number == "0" else (number, _value(found, "ilvl", "0"))


def _styles(document: Any) -> Mapping[str, Any]:
    """By the id of a style: the list that its paragraphs belong to."""
    rows = {}
    for style in document.styles.element.iter(f"{W}style"):
        found = style.find(f"{W}pPr/{W}numPr")
        if found is not None:
            rows[style.get(f"{W}styleId")] = found
    return rows


def _value(element: Any, name: str, default: str) -> str:
    found = element.find(f"{W}{name}")
    said = found.get(f"{W}val") if found is not None else None
    return default if said is None else str(said)


def _as(form: str, count: int) -> str:
    """A number in the form of a list."""
    if form in ("upperLetter", "lowerLetter"):
        sign = chr(ord("A") + (count - 1) % 26)
        return sign if form == "upperLetter" else sign.lower()
    if form in ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"):
        return _han(count)
    if form in ("upperRoman", "lowerRoman"):
        said = _roman(count)
        return said.upper() if form == "upperRoman" else said
    return str(count)


def _han(count: int) -> str:
    tens, ones = divmod(count, 10)
    if not 0 < count < 100:
        return str(count)
    begin = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens - 1]}十"
    return begin + (_HAN[ones - 1] if ones else "")


def _roman(count: int) -> str:
    if not 0 < count < 40:
        return str(count)
    said = ""
    for value, sign in _ROMAN:
        while count >= value:
            said, count = said + sign, count - value
    return said
