"""How large the letters of a slide may be: lines are counted, since nobody lays a slide out here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from coursewright.office.blocks import Block, Paragraph, Table
from coursewright.office.slides.deck import text_of
from coursewright.trainer.fitting import columns

SIZES = (24, 20, 18, 16, 14, 12, 11, 10)
"""Points."""
EM, LEADING, GAP = 0.3528, 1.25, 0.4
"""Millimetres of a point; heights of a line and of what is between paragraphs, in letters."""
PADDING = 4.0
HUNG = {"Option": 3.0, "Reason": 3.0}
"""Letters by which paragraphs of a style stand in from the left: what can be chosen behind its mark, and its reason."""
LONGEST = 4
"""Letters of a word that is not broken; as wide as two hanzi."""


def size_for(blocks: Sequence[Block], width: float, height: float) -> int:
    """The largest letters in which blocks have room in a box of millimetres."""
    return next((size for size in SIZES if height_of(blocks, width, size) <= height), SIZES[-1])


def height_of(blocks: Iterable[Block], width: float, size: float) -> float:
    """Millimetres that blocks take, `width` wide."""
    em = size * EM
    total = 0.0
    for block in blocks:
        if isinstance(block, Table):
            shares = widths_of(block, width, size)
            for row in block.rows:
                cells = zip(row.cells, shares, strict=False)
                highest = max(
                    (height_of(cell.blocks, share * cell.span - PADDING, size) for cell, share in cells),
                    default=0.0,
                )
                total += max(highest, em * LEADING) + 2.6
        else:
            line = max(width - hung(block, size), em)
            total += (max(1, ceil(columns(text_of(block)) * em / 2 / line)) * LEADING + GAP) * em
    return total


def hung(block: Paragraph, size: float) -> float:
    """Millimetres by which a paragraph stands in from the left."""
    return HUNG.get(block.style, 0.0) * size * EM


def widths_of(table: Table, width: float, size: float) -> list[float]:
    """Millimetres of a table's columns: what a column lacks for its longest word, the widest one gives."""
    whole = sum(table.widths)
    widths = [width * share / whole for share in table.widths]
    for number in range(len(widths)):
        cells = [row.cells[number] for row in table.rows if len(row.cells) == len(widths)]
        words = [word for cell in cells for text in map(text_of, cell.blocks) for word in text.split()]
        longest = max(
            (LONGEST if any(char > "\u2e80" for char in word) else len(word) for word in words), default=0
        )
        least = min(longest, 3 * LONGEST) * size * EM * 0.6 + 2 * PADDING
        widest = max(range(len(widths)), key=widths.__getitem__)
        lack = min(least - widths[number], widths[widest] / 3)
        if lack > 0 and number != widest:
            widths[number] += lack
            widths[widest] -= lack
    return widths
