"""A Markdown text by lines: what is text, and what is code, commented out or data, which no rule looks into."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from coursewright.writing.blanking import BEGINS, BLOCK, CODE, PREFIX, Kind, RawFence, blank_out

__all__ = ["BEGINS", "CODE", "KEPT", "Kind", "RawFence", "Row", "Sheet", "load_sheet"]

KEPT = 4
"""Sheets that are at hand at a time: rules go through one text after another."""
_HOLDS = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]|:[ \t]|\[\^[^\]]*\]:|!!!|\?\?\?|===|<")
_BEFORE_WORDS = frozenset({"", " ", "\t", ">"})
"""What indentation and quote marks begin with."""
_PADDED = ("quiz", "figure")
"""Fences that the rendering sets apart from what stands around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line: `text` without code and comments (same length), its indentation in columns, and where words begin.

    `body` is the text after indentation and quote marks.
    """

    kind: Kind
    raw: str
    text: str
    quotes: int
    indent: int
    start: int
    body: str

    @property
    def words(self) -> str:
        """The text with its quote marks blanked, so that what goes on over a line is whole."""
        return self.text if not self.quotes else " " * self.start + self.text[self.start :]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """A text's rows, its fences, its comments (line, column, last line, words), and what is left open in it.

    Two sheets are never equal: what is found in one is kept for the rules that ask for it next (`lru_cache`).

    `listing_ends` are the last rows of fences that hold code: with what stands right below they make one paragraph.
    """

    rows: tuple[Row, ...]
    fences: tuple[RawFence, ...] = ()
    comments: tuple[tuple[int, int, int, str], ...] = ()
    open_comments: tuple[tuple[int, int], ...] = ()
    stray_ticks: tuple[tuple[int, int], ...] = ()
    listing_ends: frozenset[int] = frozenset()


@lru_cache(maxsize=KEPT)
def load_sheet(text: str, data: tuple[str, ...] = ()) -> Sheet:
    """Read a text; `data` are the blocks whose lines are YAML."""
    blanked = blank_out(text, data)
    lines = zip(text.split("\n"), blanked.lines, strict=True)
    rows = [_row(raw, line, blanked.kinds.get(index)) for index, (raw, line) in enumerate(lines)]
    return Sheet(
        rows=tuple(_with_code(rows)),
        fences=blanked.fences,
        comments=blanked.comments,
        open_comments=blanked.open_comments,
        stray_ticks=blanked.stray_ticks,
        listing_ends=frozenset(fence.last for fence in blanked.fences if fence.name not in _PADDED),
    )


_EMPTY = Row(kind="blank", raw="", text="", quotes=0, indent=0, start=0, body="")


def _row(raw: str, text: str, kind: Kind | None) -> Row:
    if kind is None:
        if not raw:
            return _EMPTY
        kind = "text" if text.strip() else "comment" if raw.strip() else "blank"
        if kind == "text" and BLOCK.match(raw):
            kind = "block"
    if raw[:1] not in _BEFORE_WORDS and text[:1] not in _BEFORE_WORDS:
        return Row(kind=kind, raw=raw, text=text, quotes=0, indent=0, start=0, body=text.rstrip())
    begin, lead = PREFIX.match(text), PREFIX.match(raw)
    # A comment that begins a line is no indentation of what follows it.
    outer, mark, inner = (lead[0] if lead else "").rpartition(">")
    # One blank behind a quote's mark belongs to the mark.
    indent = len(inner.expandtabs(4)) - (1 if mark and inner else 0)
    if begin and lead and begin.end() > lead.end():
        indent = 0  # Words behind a comment are not indented by it.
    start = begin.end() if begin else 0
    return Row(
        kind=kind, raw=raw, text=text, quotes=outer.count(">") + len(mark), indent=indent,
        start=start, body=text[start:].rstrip(),
    )  # fmt: skip


def _with_code(rows: list[Row]) -> list[Row]:
    """Rows indented by four after an empty one are code, unless something above may hold them."""
    held, empty = False, True
    for index, row in enumerate(rows):
        if row.kind == "text" and row.body:
            if empty and row.indent >= 4 and not row.quotes and not held:
                rows[index] = replace(row, kind="code")
                continue
            # A row further in belongs to what held the rows above it.
            held = bool(_HOLDS.match(row.body)) or (held and (row.indent > 0 or not empty))
            empty = False
        else:
            # A fence makes one paragraph with what follows, and so does an indented `///`.
            empty = row.kind != "fence" and not (row.kind == "block" and row.indent)
    return rows
