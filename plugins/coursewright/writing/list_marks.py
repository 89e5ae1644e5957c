"""Lines that look like items and are none, since their mark makes no list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.writing.sheet import Row, Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.units import ITEM

NUMBER = re.compile(r"(?P<number>\d{1,9})\.[ \t]+(?=\S)")
"""The number of an item; the body of a row is meant."""
_BULLET = "[-+•●○◦▪■·‣–—－＊]"
_NO_SPACE = re.compile(
    r"(?:[（(]?(?P<number>\d{1,3}|[A-Ha-h]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?P<mark>[.．、。)）])(?![\d.])"
    r"|(?P<circled>[①-⑳❶-❿⑴-⒇])"
    rf"|(?P<bullet>{_BULLET}))[ \t\u3000\u00a0]*(?=\S)"
)
_WIDE_BLANK = re.compile(r"(?:[-*+]|\d{1,9}\.)[\u00a0\u2000-\u200a\u3000]+\S")
_CHINESE = "一二三四五六七八九十"
_ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii".split())


def list_slip(rule: str, line: int, row: Row, message: str, cure: str, *, mild: bool = False) -> Slip:
    """A slip that begins where the words of a row do."""
    return Slip(rule=rule, line=line, column=row.start, message=message, cure=cure, mild=mild)


def check_list_marks(sheet: Sheet) -> Iterator[Slip]:
    """Lines that look like a list and are none: two or more that begin with `1)`, `-x` or a bullet."""
    previous: tuple[str, int] | None = None
    told = False
    for index, row in enumerate(sheet.rows):
        if row.kind == "text" and _WIDE_BLANK.match(row.body):
            yield list_slip(
                "text/list-mark", index, row, "a wide blank behind the mark keeps this from being an item.",
                "Put an ordinary blank behind the mark.",
            )  # fmt: skip
            previous = None
            continue
        found = _NO_SPACE.match(row.body) if row.kind == "text" else None
        if found is None or ITEM.match(row.body) or _is_text(row.body, found):
            previous, told = None, False
            continue
        if index and _is_next(row, sheet.rows[index - 1], found):
            yield list_slip(
                "text/list-mark", index, row, "this line would run into the item above it.",
                "Put a blank behind the mark.", mild=True,
            )  # fmt: skip
            told = True
        now = (found["bullet"] or found["mark"] or "①", _value(found))
        sign, broken = now[0], index and sheet.rows[index - 1].raw.endswith(("  ", "<br>", "<br/>", "<br />"))
        follows = previous is not None and previous[0] == sign and now[1] in (0, previous[1] + 1)
        if follows and not (told or broken):
            mark = "-" if found["bullet"] else "1."
            yield list_slip(
                "text/list-mark", index - 1, sheet.rows[index - 1], "these lines are no list and would run together.",
                f"Begin each with '{mark} ', with a blank.", mild=True,
            )  # fmt: skip
            told = True
        previous = now


def _value(found: re.Match[str]) -> int:
    """What a mark counts to, 0 for a bullet; letters and signs count from where their alphabet begins."""
    number = found["number"] or found["circled"] or ""
    if number.isdecimal():
        return int(number)
    if number in _ROMAN:
        return _ROMAN.index(number) + 1
    if number and set(number) <= set(_CHINESE):
        tens, ten, ones = number.rpartition("十")
        return (_CHINESE.find(tens) + 1 or 1) * 10 * bool(ten) + _CHINESE.find(ones or " ") + 1
    return ord(number) if len(number) == 1 else 0


def _is_next(row: Row, above: Row, found: re.Match[str]) -> bool:
    """Whether a mark without a blank goes on with the item right above."""
    item = ITEM.match(above.body) if above.kind == "text" and above.indent == row.indent else None
    number = NUMBER.match(above.body) if item else None
    if number:
        after = str(int(number["number"]) + 1)
        return found["number"] == after and row.body[len(after)] == "."
    return item is not None and found["bullet"] == above.body[0]


def _is_text(body: str, found: re.Match[str]) -> bool:
    """A rule, a negative number, or a dash before a mark of its own."""
    return bool(re.match(r"[-+–—－]{2,}|[-+–－]\s*[\d.]|[-+]\S*[-+]", body)) and not found["number"]
