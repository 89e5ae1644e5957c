"""How wide the columns of a printed form are, and how high its rows, in millimetres."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursewright.course.tables import Cell
from coursewright.course.worksheet import Column, Worksheet

MILLIMETRES = {"score": 49.5, "tick": 16.5, "choice": 25.5, "date": 24.0, "number": 18.0}
WIDEST = 52.0
"""Millimetres that words to ring may take to stand in one line."""
LEAST, LINE = 24.0, 6.6
HEAD, HIGHEST = 38.0, 27.0
"""Millimetres of what stands above a printed table, and the most that a row takes."""
TEXT, SIZE, AROUND = 4.5, 3.0, 3.0
"""Millimetres of a line in a cell, of an em, and of the white around what a cell says."""
RING = 6.0
"""Millimetres of a line of words to ring."""
SUMS, CURVE = 16.0, 40.0
"""Millimetres of the totals below the rows, without and with the field of a curve."""
_BREAK = re.compile(r"[^!-~\u00a0-\u024f]+|(?<=[-/])")
"""Where a line may end: behind letters of no alphabet, hyphens and strokes."""


def row_height(sheet: Worksheet, widths: Sequence[float], page: float) -> float:
    """Millimetres of a row to be written in: all of them fill the page, as far as there is anything to write.

    Below the field of a curve that is drawn by hand they take what they need.
    """
    least = max(map(_least, sheet.columns, widths))
    if sheet.by_hand:
        return least
    below = 0.0 if not sheet.totals else CURVE if "curve" in sheet.totals else SUMS
    room = page - HEAD - below - _said_height(sheet, widths)
    count = max(1, len(sheet.rows))
    longer = sum(max(0.0, _cell_height(row, widths) - room / count) for row in sheet.rows)
    return max(least, min(HIGHEST, (room - longer) / count))


def field_height(sheet: Worksheet, widths: Sequence[float], page: float) -> float:
    """Millimetres that a form leaves for the field of a curve that is drawn by hand."""
    least = max(map(_least, sheet.columns, widths))
    rows = sum(max(least, _cell_height(row, widths)) for row in sheet.rows)
    return page - HEAD - _said_height(sheet, widths) - rows


def _said_height(sheet: Worksheet, widths: Sequence[float]) -> float:
    """Millimetres of the heads and the example."""
    said = [tuple(column.title for column in sheet.columns), *([sheet.example] if sheet.example else [])]
    return sum(_cell_height(cells, widths) for cells in said)


def _least(column: Column, width: float) -> float:
    """Millimetres that an empty cell takes at least: its lines to write on, or its words to ring."""
    if column.type != "choice":
        return LINE * column.lines
    lines, filled = 1, 0.0
    for word in map(_ring_width, column.choices):
        filled += word
        if filled > width - AROUND and filled > word:
            lines, filled = lines + 1, word
    return RING * lines + AROUND


def _cell_height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Millimetres of a row that says something already, about."""
    lines = [
        -(-_ems(cell.text) * SIZE // (width - AROUND)) for cell, width in zip(cells, widths, strict=True)
    ]
    return TEXT * max(1.0, *lines) + AROUND


def widths_of(sheet: Worksheet, room: float) -> tuple[float, ...]:
    """Millimetres of each column of `room`: its own, its kind's, or what is left over for written lines.

    A column of its own width is never under its longest word.
    """
    fixed = [
        max(float(column.width), _word_width(sheet, place)) if column.width else _own_width(column)
        for place, column in enumerate(sheet.columns)
    ]
    open_ended = sum(not width for width in fixed)
    rest = max(LEAST, (room - sum(fixed)) / open_ended) if open_ended else 0.0
    wanted = [width or rest for width in fixed]
    return tuple(width * room / sum(wanted) for width in wanted)


def _word_width(sheet: Worksheet, place: int) -> float:
    """Millimetres that the longest word of a column takes, in its head or below; Chinese breaks anywhere."""
    texts = [sheet.columns[place].title.text, *(row[place].text for row in sheet.rows)]
    return max(_ems(word) for text in texts for word in _BREAK.split(text)) * SIZE + AROUND


def _own_width(column: Column) -> float:
    """Millimetres of a column of a kind, words to ring side by side or one below the other; 0 for what is left."""
    width = MILLIMETRES.get(column.type, 0.0)
    if column.type != "choice":
        return width
    side_by_side = sum(map(_ring_width, column.choices))
    words = side_by_side if side_by_side <= WIDEST else max(map(_ring_width, column.choices), default=0.0)
    return max(width, words + 2 * AROUND)


def _ring_width(word: str) -> float:
    return _ems(word) * SIZE + AROUND


def _ems(text: str) -> float:
    return sum(1.0 if ord(char) > 0x2E80 else 0.55 for char in text)
