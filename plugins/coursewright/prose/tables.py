"""Tables on paper: fixed column widths from their content, the caption as a head row that repeats, forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from math import ceil
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from coursewright.paper.geometry import Geometry

BOX = 9.0
"""How much narrower the inside of a box is than the text, in mm."""
SHEET_ROWS = 138.0
"""Height in mm that a worksheet's empty rows share below a task of one line."""
TASK_LINE = 6.0
"""Height in mm of a line of a worksheet's task."""
ROW_LIMITS = (7.5, 21.0)
EM = 3.25
"""Size of table text in mm."""
STEP = 1.5
"""Widths are multiples of this, in mm."""
CELL_GAP = 3.0
WIDE_FROM = 36.0
"""Columns that need more em than this together take the rail's width too."""


def _cells(row: XmlElement) -> list[XmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _ems(cell: XmlElement) -> float:
    """Width of a cell's text in em: a full-width character counts 1, another 0.55."""
    text = "".join(cell.itertext()).strip()
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55 for char in text)


def _widest(rows: list[list[float]]) -> list[float]:
    """The widest cell of each column, in em."""
    columns = max(len(row) for row in rows)
    return [max(row[i] if i < len(row) else 0.0 for row in rows) for i in range(columns)]


def column_widths(rows: list[list[float]], total: float, least: float = 3.0) -> list[float]:
    """Widths in mm that sum to `total`: short columns get what they need, long ones share the rest.

    `rows` holds the text width of each cell in em; `least` is the narrowest column in em.
    """
    needs = [max(width, least) * EM + CELL_GAP for width in _widest(rows)]
    columns = len(needs)
    fair = total / columns
    short = [need if need <= fair else 0.0 for need in needs]
    rest = total - sum(short)
    # Long columns share by the root of their need, so that one long column does not starve the others.
    roots = [need**0.5 if not short[i] else 0.0 for i, need in enumerate(needs)]
    scale = rest / sum(roots) if any(roots) else 0.0
    widths = [short[i] or roots[i] * scale for i in range(columns)]
    # Half a step less than it needs, and a short cell's only word would break.
    stepped = [
        max(STEP, (ceil(width / STEP) if short[i] else round(width / STEP)) * STEP)
        for i, width in enumerate(widths)
    ]
    widest = stepped.index(max(stepped))
    stepped[widest] += total - sum(stepped)
    return stepped


def _colgroup(table: XmlElement, widths: list[float], at: int, share: float = 0.0) -> None:
    """Columns in mm, or in parts of `share` where that is given."""
    group = XmlElement("colgroup")
    for width in widths:
        size = f"{width / share * 100:.1f}%" if share else f"{width:g}mm"
        SubElement(group, "col", {"style": f"width:{size}"})
    table.insert(at, group)


def _row_heads(table: XmlElement) -> None:
    """The first cell of a body row names the row."""
    for body in table.findall("tbody"):
        for row in body:
            cells = _cells(row)
            if len(cells) > 1 and cells[0].tag == "td":
                cells[0].tag = "th"
                cells[0].set("scope", "row")
    for head in table.findall("thead"):
        for cell in head.iter("th"):
            cell.set("scope", "col")


def _drop_alignment(table: XmlElement) -> None:
    for cell in table.iter():
        if cell.tag in ("td", "th") and cell.attrib.pop("align", "") == "right":
            cell.set("class", "num")


def print_table(table: XmlElement, parent: XmlElement, page: Geometry) -> None:
    """A table in running text; three columns and more take the rail's width too, one within a box or a cell fits it."""
    rows = [[_ems(cell) for cell in _cells(row)] for row in table.iter("tr")]
    if not rows:
        return
    columns, narrow = max(len(row) for row in rows), page.text - BOX
    caption = table.find("caption")
    _drop_alignment(table)
    _row_heads(table)
    if caption is not None:
        _caption_row(table, caption, columns)
    if parent.tag == "section":
        wide = columns > 3 or sum(_widest(rows)) > WIDE_FROM
        table.set("class", "t wide" if wide else "t")
        _colgroup(table, column_widths(rows, page.live if wide else page.text), 0)
    elif parent.get("class") in ("tr", "box ex"):
        table.set("class", "t")
        _colgroup(table, column_widths(rows, narrow), 0)
    else:
        table.set("class", "t fit")
        _colgroup(table, column_widths(rows, narrow), 0, share=narrow)


def _caption_row(table: XmlElement, caption: XmlElement, columns: int) -> None:
    table.remove(caption)
    head = table.find("thead")
    if head is None:
        head = XmlElement("thead")
        table.insert(0, head)
    row = XmlElement("tr", {"role": "caption"})
    cell = SubElement(row, "th", {"class": "cap", "colspan": str(columns)})
    number = caption.find("b")
    text = caption.find("span")
    cell.text = f"{number.text if number is not None else ''}\u2003"
    if text is not None:
        cell.append(text)
    head.insert(0, row)


def task_lines(task: Iterable[XmlElement], width: float) -> int:
    """About how many lines the paragraphs of a worksheet's task take."""
    return sum(max(1, ceil(_ems(paragraph) * EM / width)) for paragraph in task)


def print_form(table: XmlElement, width: float, task: int = 1) -> None:
    """A worksheet's table: empty cells are to be written in, so its rows share the sheet's height.

    They have what a `task` of so many lines leaves of it.
    """
    table.set("class", "ws")
    _drop_alignment(table)
    _row_heads(table)
    rows = [[_ems(cell) for cell in _cells(row)] for row in table.iter("tr")]
    body = [row for part in table.findall("tbody") for row in part]
    # By most rows: a row of totals at the foot leaves its columns to be written in.
    empty = [i for i in range(len(rows[0])) if sum(not _ems(_cells(row)[i]) for row in body) * 2 > len(body)]
    # An empty column is one to write in: it wants room whatever its head says.
    wanted = [[8.0 + width if i in empty else width for i, width in enumerate(row)] for row in rows]
    _colgroup(table, column_widths(wanted, width), 0)
    room = SHEET_ROWS - TASK_LINE * max(0, task - 1)
    height = min(max(room / max(len(body), 1), ROW_LIMITS[0]), ROW_LIMITS[1])
    for row in body:
        for cell in _cells(row):
            cell.set("style", f"height:{height - 0.15:.2f}mm")
