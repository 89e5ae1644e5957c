"""Tables of a text: heads that are repeated, widths as in print, a caption above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from coursewright.base.markup import Element
from coursewright.office.blocks import Block, Cell, Paragraph, Row, Table
from coursewright.office.lines import read_line
from coursewright.office.setting import Setting, attribute, children_of, classes_of, elements

_WIDTH = re.compile(r"width:\s*([\d.]+)(mm|%)")
_HEIGHT = re.compile(r"height:\s*([\d.]+)mm")
CENTRED = frozenset({"c", "min", "n", "num"})

CellReader = Callable[[Element, float], tuple[Block, ...]]
"""From a cell and its width to what it holds."""


def read_table(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A table of a text."""
    captions = [cell for cell in elements(element.children) if "cap" in classes_of(cell)]
    table = table_of(element, setting, lambda cell, width: cell_blocks(cell, setting, width))
    return (*(_caption(cell, setting) for cell in captions), *((table,) if table.rows else ()))


def _caption(cell: Element, setting: Setting) -> Paragraph:
    return Paragraph(
        style="Caption", inlines=read_line(cell.children, setting), frame=setting.frame, kept=True
    )


def table_of(
    element: Element, setting: Setting, read_cell: CellReader, widths: Sequence[float] = (), drop: int = 0
) -> Table:
    """A table as wide as its text; `widths` are those of its columns where it does not say them itself.

    `drop` columns at the end are left out.
    """
    rows = [(row, head) for row, head in rows_of(element) if attribute(row, "role") != "caption"]
    columns = max((sum(map(_span, _cells(row))) for row, _ in rows), default=0) - drop
    own = list(widths) or _own_widths(element)
    shares = own[:columns] if len(own) >= columns else [1.0] * columns
    scale = setting.width / sum(shares) if columns else 0.0
    sizes = tuple(share * scale for share in shares)
    return Table(widths=sizes, rows=tuple(_row(row, head, sizes, read_cell) for row, head in rows))


def rows_of(element: Element) -> Iterator[tuple[Element, bool]]:
    """All rows in order, each with whether it is a head."""
    for child in children_of(element, "thead", "tbody", "tfoot", "tr"):
        if child.tag == "tr":
            yield child, False
        else:
            yield from ((row, child.tag == "thead") for row in children_of(child, "tr"))


def _row(row: Element, head: bool, widths: Sequence[float], read_cell: CellReader) -> Row:
    cells: list[Cell] = []
    at = 0
    shaded = "eg" in classes_of(row)
    for cell in _cells(row):
        span = min(_span(cell), len(widths) - at)
        if span < 1:
            break
        width = sum(widths[at : at + span])
        cells.append(Cell(blocks=read_cell(cell, width), span=span, shaded=shaded or head))
        at += span
    if at < len(widths):
        cells.append(Cell(span=len(widths) - at, shaded=shaded or head))
    return Row(cells=tuple(cells), head=head, height=_height(row))


def cell_blocks(cell: Element, setting: Setting, width: float) -> tuple[Block, ...]:
    """What a cell says; that of a head cell is bold."""
    style = "Table Head" if cell.tag == "th" else "Table Text"
    inner = replace(setting, style=style, width=max(10.0, width - 4), frame="")
    centred = bool(CENTRED & classes_of(cell))
    return tuple(
        replace(block, centred=True) if centred and isinstance(block, Paragraph) else block
        for block in setting.flow(cell.children, inner)
    )


def _cells(row: Element) -> list[Element]:
    return children_of(row, "td", "th")


def _span(cell: Element) -> int:
    span = attribute(cell, "colspan")
    return int(span) if span.isdecimal() and int(span) else 1


def _own_widths(element: Element) -> list[float]:
    """Widths of the columns as the table says them; none where one of them is not said."""
    columns = [column for group in children_of(element, "colgroup") for column in children_of(group, "col")]
    found = [_WIDTH.search(attribute(column, "style")) for column in columns]
    return [float(match[1]) for match in found if match] if all(found) else []


def _height(row: Element) -> float:
    cells = (row, *_cells(row))
    found = (_HEIGHT.search(attribute(cell, "style")) for cell in cells)
    return next((float(match[1]) for match in found if match), 0.0)
