"""`from-to`: rows that set one thing against another, under two column heads."""

from __future__ import annotations

from typing import Annotated, Literal

from coursewright.base.label import Label
from coursewright.base.shape import Flag, Id, LabelText, model, renamed
from coursewright.figures.kind import Kind
from coursewright.figures.model import Figure
from coursewright.figures.reading import Entry, Reader
from coursewright.figures.scene import Part, Rect, Scene, arrow, part
from coursewright.figures.setter import Block, Setter, Spot, Style

GAP = 26.0
"""Between the columns, where the arrows are."""
AIR = 12.0
BETWEEN = 6.0
HEAD = 30.0
LEAST = 44.0
NAMES = Style(sizes=(13, 12, 11), weight=700, second=10.5, keep=11)
FROM = Style(sizes=(14, 13, 12, 11), second=10.5, lines=4, keep=11)
TO = Style(sizes=(14, 13, 12, 11), weight=700, second=10.5, lines=4, keep=11)
"""What it is to become stands bold."""


@model
class Row:
    """One thing and what it is set against; an `inferred` row is drawn dashed."""

    id: Id
    from_: Annotated[LabelText, renamed("from")]
    to: LabelText
    note: LabelText | None = None
    inferred: Flag = False


@model
class FromTo(Figure):
    """Two heads and the rows below them."""

    type: Literal["from-to"]
    from_: Annotated[LabelText, renamed("from")]
    to: LabelText
    rows: tuple[Row, ...]


def layout_from_to(figure: FromTo, setter: Setter) -> Scene:
    """A bar a row, its right half tinted, with an arrow into it."""
    wide = (setter.room - 2 - GAP) / 2
    room = wide - 2 * AIR
    right = 1 + wide + GAP
    heads = setter.fit_all([Spot(figure.from_, room), Spot(figure.to, room)], NAMES)
    top = max(HEAD, *(head.height + 10 for head in heads))
    starts = setter.fit_all([Spot(row.from_, room) for row in figure.rows], FROM)
    ends = setter.fit_all([Spot(row.to, room) for row in figure.rows], TO)
    parts = [
        part("", heads[0].at(1 + AIR, top / 2, "start"), heads[1].at(right + AIR, top / 2, "start")),
    ]
    for row, start, end in zip(figure.rows, starts, ends, strict=True):
        high = max(LEAST, start.height + 12, end.height + 12)
        parts.append(_bar(row, (start, end), right, (top, high), setter.room))
        top += high + BETWEEN
    return Scene(width=setter.room, height=top - BETWEEN + 1, parts=tuple(parts))


def _bar(
    row: Row, blocks: tuple[Block, Block], right: float, place: tuple[float, float], room: float
) -> Part:
    """One row: a quiet ground over both columns, so that it can be pointed at as a whole, and the tint on it."""
    top, high = place
    middle = top + high / 2
    ground = Rect(x=1, y=top, width=room - 2, height=high, tone="well", dashed=row.inferred)
    tinted = Rect(x=right, y=top, width=room - 1 - right, height=high, tone="tint", dashed=row.inferred)
    line = arrow([(right - GAP + 2, middle), (right - 4, middle)])
    return part(
        row.id,
        ground,
        tinted,
        line,
        blocks[0].at(1 + AIR, middle, "start"),
        blocks[1].at(right + AIR, middle, "start"),
    )


def read_from_to(figure: FromTo, reader: Reader) -> tuple[Entry, ...]:
    """The heads, and below them row by row from left to right."""
    rows = tuple(_entry(reader, row.from_, row.to, row=row) for row in figure.rows)
    return (_entry(reader, figure.from_, figure.to, children=rows),)


def _entry(
    reader: Reader, start: Label, end: Label, *, row: Row | None = None, children: tuple[Entry, ...] = ()
) -> Entry:
    """Two labels as one line, each language by itself."""
    text = reader.word("link", a=reader.text(start), b=reader.text(end))
    second = ""
    if reader.second:
        second = reader.word("link", a=start.text(reader.second), b=end.text(reader.second))
    inferred = f" · {reader.word('inferred')}" if row is not None and row.inferred else ""
    return Entry(
        text=text + inferred,
        second="" if second == text else second,
        note=reader.text(row.note) if row is not None else "",
        id=row.id if row is not None else "",
        children=children,
    )


KIND = Kind(model=FromTo, counts={"rows": (2, 9)}, layout=layout_from_to, reading=read_from_to)
