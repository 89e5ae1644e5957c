"""Lists that run into a paragraph, lose their levels or their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.writing.list_marks import NUMBER, check_list_marks, list_slip
from coursewright.writing.sheet import Row, Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.units import ADMONITION, DEFINITION, ITEM, NOTE, groups_of

_HOLDER = re.compile(r":[ ]{1,3}|\[\^[^\]]*\]:[ \t]*")
YEAR = 100
"""From this number on a list is not begun by what looks like one."""


def check_lists(sheet: Sheet) -> Iterator[Slip]:
    """All rules on lists."""
    yield from _check_levels(sheet)
    yield from _check_glued(sheet)
    yield from _check_further_in(sheet)
    yield from _check_numbers(sheet)
    yield from check_list_marks(sheet)


def _check_glued(sheet: Sheet) -> Iterator[Slip]:
    """Items right below a paragraph, or below items of the other kind."""
    kind = ""  # Of the item that the present run of rows began with.
    for index, row in enumerate(sheet.rows):
        above = sheet.rows[index - 1] if index else None
        if row.kind != "text" or not row.body:
            kind = ""
            continue
        item = ITEM.match(row.body)
        after_code = index > 0 and index - 1 in sheet.listing_ends
        apart = above is None or above.kind != "text" or not above.body
        begins = apart and not after_code
        if above is not None and not apart and row.quotes < above.quotes:
            kind = ""
        if begins or (not after_code and _ends(above.body if above else "")) or row.body.startswith("#"):
            kind = ""
        if item and not kind and not begins and (after_code or (above is not None and not _ends(above.body))):
            if _is_item_here(row, sheet, index):
                yield list_slip(
                    "text/no-empty-line", index, row, "this list would run into the text above it.",
                    "Put an empty line before it.",
                )  # fmt: skip
                kind = _kind(row)
        elif item and kind and above is not None and _kind(row) != kind and row.indent == 0:
            yield list_slip(
                "text/no-empty-line", index, row, "this item would run into the list of the other kind above it.",
                "Put an empty line before it, or indent it by four to put it into the item above.",
            )  # fmt: skip
            kind = _kind(row)
        elif (item or _held(row.body)) and (begins or not kind):
            kind = _kind(row)


def _check_further_in(sheet: Sheet) -> Iterator[Slip]:
    """Items right below a list that an empty line parts from the item around it."""
    for first, last in groups_of(sheet):
        begin = sheet.rows[first]
        if begin.indent < 4 or not ITEM.match(begin.body):
            continue
        for index in range(first + 1, last + 1):
            row = sheet.rows[index]
            further_out = row.indent <= begin.indent - 4 and row.quotes == begin.quotes
            if further_out and ITEM.match(row.body) and _kind(row) == _kind(begin):
                yield list_slip(
                    "text/no-empty-line", index, row, "this item would stand among those further in above it.",
                    "Put an empty line before it.",
                )  # fmt: skip
                break


def _held(body: str) -> bool:
    """Whether a row begins an item within a definition or a footnote."""
    mark = _HOLDER.match(body)
    return mark is not None and bool(ITEM.match(body, mark.end()))


def _kind(row: Row) -> str:
    return "ol" if _HOLDER.sub("", row.body)[:1].isdigit() else "ul"


def _ends(body: str) -> bool:
    """Whether what follows a row begins anew: it is a heading, a note's head, HTML, an address."""
    if NOTE.match(body):
        return NOTE.fullmatch(body) is not None
    return bool(
        not body or body.startswith(("#", "<", "|")) or ADMONITION.match(body) or DEFINITION.match(body)
    )


def _is_item_here(row: Row, sheet: Sheet, index: int) -> bool:
    """Whether a mark below words begins an item: any dash, but of numbers the first, or one next to another."""
    number = NUMBER.match(row.body)
    if number is None:
        return not re.match(r"[-*+] *\d+(?:[.,]\d+)?\s*(?:[=<>+*/-]|$)", row.body)
    below = sheet.rows[index + 1].body if index + 1 < len(sheet.rows) else ""
    following = NUMBER.match(below)
    value = int(number["number"])
    return value in (1, _last_number(sheet, index) + 1) or bool(
        following and int(following["number"]) == value + 1
    )


def _last_number(sheet: Sheet, index: int) -> int:
    """The number of the item that rows further in belong to; 0 for none."""
    row = sheet.rows[index]
    for above in reversed(sheet.rows[:index]):
        if above.kind in ("block", "data"):
            break
        if above.kind == "text" and above.body and above.indent <= row.indent and above.quotes == row.quotes:
            number = NUMBER.match(above.body)
            return int(number["number"]) if number and above.indent == row.indent else 0
    return 0


@dataclass(slots=True)
class _Open:
    """An item that others may stand in."""

    indent: int
    level: int


def _check_levels(sheet: Sheet) -> Iterator[Slip]:
    """Items and paragraphs that are indented by less than four, so that they leave the item they belong to."""
    open_items: list[_Open] = []
    opening = {fence.first for fence in sheet.fences if not (fence.listed or fence.quoted)}
    empty = True
    for index, row in enumerate(sheet.rows):
        if row.kind in ("block", "data"):
            open_items.clear()
        words = (row.kind in ("text", "code") and bool(row.body)) or (
            row.kind == "fence" and index in opening
        )
        if not words:
            empty = empty or row.kind != "fence"
            continue
        indent = (
            row.indent
            if row.kind != "fence"
            else len(row.raw.expandtabs(4)) - len(row.raw.expandtabs(4).lstrip(" "))
        )
        item = ITEM.match(row.body) if row.kind != "fence" else None
        if empty and indent == 0 and not item:
            open_items.clear()
        while open_items and indent < open_items[-1].indent:
            open_items.pop()
        outer = open_items[-1] if open_items else None
        if outer and outer.indent < indent and indent // 4 == outer.indent // 4 and (item or empty):
            yield _fallen(index, row, indent, outer, bool(item))
        elif outer and item and indent >= outer.indent + 8:
            cure = f"Indent it by {outer.indent + 4}."
            yield list_slip(
                "text/list-indent",
                index,
                row,
                "this item is indented too far and would be shown as text.",
                cure,
            )
        if item and (outer is None or indent > outer.indent):
            open_items.append(_Open(indent=indent, level=indent // 4))
        empty = False


def _fallen(index: int, row: Row, indent: int, outer: _Open, item: bool) -> Slip:
    wanted = outer.level * 4 + 4
    cure = f"Indent it by {wanted}, or by {outer.indent} to leave the item above."
    if item:
        message = f"this item is indented by {indent} and would stand on the same level as the one above."
        return list_slip("text/list-indent", index, row, message, cure)
    message = f"this is indented by {indent} and would leave the item above it."
    return Slip(rule="text/list-indent", line=index, column=indent, message=message, cure=cure, mild=True)


def _check_numbers(sheet: Sheet) -> Iterator[Slip]:
    """Numbers that a reader would not see as they are written."""
    runs: dict[int, int] = {}
    begun: dict[int, int] = {}
    for index, row in enumerate(sheet.rows):
        if row.kind == "block" or (row.kind == "text" and row.body.startswith("#")):
            runs.clear()
        # Other indentations are told by themselves.
        number = NUMBER.match(row.body) if row.kind == "text" and row.indent % 4 == 0 else None
        if row.kind == "text" and row.body and not number and row.indent == 0:
            begun.clear()
        if number is None:
            continue
        value, key = int(number["number"]), row.indent // 4
        if value >= YEAR and key not in begun:
            words = row.body[: number.end()].strip()
            yield list_slip(
                "text/list-number", index, row, f"'{words}' would begin a list.",
                f"Write '{words[:-1]}\\.', or begin the line with another word.", mild=True,
            )  # fmt: skip
        last = begun.get(key)
        same = last == value and runs.get(key) == 0
        if last is not None and not same and value != last + 1:
            message = f"this item would be numbered {last + 1}, not {value}."
            yield list_slip(
                "text/list-number",
                index,
                row,
                message,
                f"Write '{last + 1}.', or end the list above.",
                mild=True,
            )
            value = last + 1
        runs[key] = value - last if last is not None else 0
        begun[key] = value
        for deeper in [level for level in begun if level > key]:
            del begun[deeper]
