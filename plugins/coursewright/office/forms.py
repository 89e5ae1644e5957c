"""Worksheets with their cells, what to use tomorrow, and the plan of a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from coursewright.base.markup import Element, Node, plain_text
from coursewright.office.blocks import (
    Block,
    Cell,
    Face,
    Field,
    FieldKind,
    Inline,
    Paragraph,
    Row,
    Tab,
    Table,
    Tick,
    Words,
)
from coursewright.office.lines import read_line, tidy
from coursewright.office.setting import Setting, attribute, children_of, classes_of, elements
from coursewright.office.tables import cell_blocks, rows_of, table_of

SUM, CURVE = 14.0, 44.0
"""Millimetres that the boxes of totals are high, without the curve's and with it."""
FORM = 112.0
"""Millimetres that rows and totals of a form share, for which the page has room."""
FIELDS: dict[str, FieldKind] = {"date": "date", "number": "text"}
TICKED = 8.0
"""Millimetres of a column of boxes to tick."""
SCORE = 70.0
"""Millimetres that seven boxes with their numbers take."""


def _sheet(element: Element, setting: Setting) -> tuple[Block, ...]:
    """The form of a worksheet: what is filled in by hand can be filled in on screen, too."""
    heads = [
        " ".join(plain_text(cell).split())
        for row, head in rows_of(element)
        if head
        for cell in children_of(row, "th")
    ]
    widths = _widths(element, _kinds(element))
    table = table_of(element, setting, lambda cell, width: _cell(cell, setting, width), widths)
    rows = tuple(_named(row, heads) for row in table.rows)
    return (replace(table, rows=rows, rules="grid"),)


def _work(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A form with its totals on one page: where they would not fit, rows are lower than in print."""
    blocks = setting.flow(element.children, setting)
    curve = any("curve" in classes_of(box) for box in elements(element.children))
    totals = any("sums" in classes_of(box) for box in elements(element.children))
    room = FORM - (CURVE if curve else SUM if totals else 0.0)
    return tuple(
        _lowered(block, room) if isinstance(block, Table) and len(block.rows) > 1 else block
        for block in blocks
    )


def _lowered(table: Table, room: float) -> Table:
    scale = min(1.0, room / max(1.0, sum(row.height for row in table.rows)))
    return replace(table, rows=tuple(replace(row, height=row.height * scale) for row in table.rows))


def _kinds(element: Element) -> list[str]:
    """What each column's cells are, by the last row."""
    rows = [row for row, head in rows_of(element) if not head]
    return [attribute(cell, "class") for cell in children_of(rows[-1], "td", "th")] if rows else []


def _widths(element: Element, kinds: Sequence[str]) -> list[float]:
    """The widths in print, but room enough for boxes with numbers beside them, taken from written columns."""
    columns = [column for group in children_of(element, "colgroup") for column in children_of(group, "col")]
    own = [float(attribute(row, "style").removeprefix("width:").removesuffix("mm") or 0) for row in columns]
    if len(own) != len(kinds) or "score" not in kinds:
        return own
    wanted = [max(width, SCORE) if kind == "score" else width for width, kind in zip(own, kinds, strict=True)]
    return [
        width
        if kind == "score"
        else width * (sum(own) - _sum_of(wanted, kinds)) / (sum(own) - _sum_of(own, kinds))
        for width, kind in zip(wanted, kinds, strict=True)
    ]


def _sum_of(widths: Sequence[float], kinds: Sequence[str]) -> float:
    return sum(width for width, kind in zip(widths, kinds, strict=True) if kind == "score")


def _named(row: Row, heads: Sequence[str]) -> Row:
    """A row whose fields are called like the heads of their columns."""
    if len(row.cells) != len(heads):
        return row
    cells = (
        replace(cell, blocks=tuple(_with_name(block, head) for block in cell.blocks))
        for cell, head in zip(row.cells, heads, strict=True)
    )
    return replace(row, cells=tuple(cells))


def _with_name(block: Block, name: str) -> Block:
    if not isinstance(block, Paragraph):
        return block
    inlines = tuple(replace(row, name=name) if isinstance(row, Field) else row for row in block.inlines)
    return replace(block, inlines=inlines)


def _cell(cell: Element, setting: Setting, width: float) -> tuple[Block, ...]:
    """A cell: words of the author, or what its type asks for."""
    kind = attribute(cell, "class")
    if kind in FIELDS and not plain_text(cell).strip():
        return (Paragraph(style="Table Text", inlines=(Field(kind=FIELDS[kind], name=""),)),)
    if kind == "score" and not any("on" in classes_of(row) for row in elements(cell.children)):
        return _grades(cell)
    rules = [row for row in elements(cell.children) if "dots" in classes_of(row)]
    lines = tuple(Paragraph(style="Table Line", inlines=(Tab(),)) for _ in rules)
    return (*cell_blocks(cell, setting, width), *lines)


def _grades(cell: Element) -> tuple[Block, ...]:
    """A box and its number for each grade; words of the author stand as they are."""
    grades = [plain_text(row) for row in elements(cell.children) if "o" in classes_of(row)]
    if not grades:
        return (Paragraph(style="Table Text", inlines=read_words(cell)),)
    inlines: list[Inline] = []
    for place, grade in enumerate(grades):
        inlines += (Tick(), Words(text=f"\u2060{grade}" + (" " if place < len(grades) - 1 else "")))
    return (Paragraph(style="Table Text", inlines=tuple(inlines)),)


def read_words(cell: Element) -> tuple[Inline, ...]:
    """The plain words of a cell."""
    text = " ".join(plain_text(cell).split())
    return (Words(text=text),) if text else ()


def _sums(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A box for each total side by side; that of the curve has a line for each grade."""
    boxes = children_of(element, "div")
    shares = [3.0 if "curve" in classes_of(box) else 1.0 for box in boxes]
    widths = tuple(share * setting.width / sum(shares) for share in shares)
    cells = tuple(Cell(blocks=_sum(box, setting)) for box in boxes)
    return (Table(widths=widths, rows=(Row(cells=cells, height=SUM),), rules="grid"),)


def _sum(box: Element, setting: Setting) -> tuple[Block, ...]:
    label = Paragraph(
        style="Table Text", inlines=read_line(children_of(box, "span"), setting, Face(quiet=True))
    )
    grades = [
        Paragraph(style="Table Line", inlines=(*read_words(grade), Tab()))
        for grade in children_of(box, "div")
    ]
    return (label, *grades)


def _roles(element: Element, setting: Setting) -> tuple[Block, ...]:
    """For each role one thing to do, with a box to tick."""
    widths = (32.0, setting.width - 32.0 - TICKED, TICKED)
    return (table_of(element, setting, lambda cell, width: cell_blocks(cell, setting, width), widths),)


def _facts(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Facts side by side, each above its name."""
    items = children_of(element, "li")
    widths = tuple(setting.width / len(items) for _ in items)
    cells = tuple(Cell(blocks=_fact(item, setting)) for item in items)
    return (Table(widths=widths, rows=(Row(cells=cells),), rules="rows"),) if items else ()


def _fact(item: Element, setting: Setting) -> tuple[Block, ...]:
    value = children_of(item, "b")
    name: list[Node] = [node for node in item.children if node not in value]
    return (
        Paragraph(style="Table Text", inlines=read_line(value, setting)),
        Paragraph(style="Table Text", inlines=read_line(name, setting, Face(quiet=True))),
    )


def _timetable(element: Element, setting: Setting) -> tuple[Block, ...]:
    """What comes after what; the book's pages are left out, with their column."""
    widths = (TICKED, 14.0, 14.0, 32.0, 66.0, 36.0)
    return (
        table_of(element, setting, lambda cell, width: cell_blocks(cell, setting, width), widths, drop=1),
    )


def _kit(element: Element, setting: Setting) -> tuple[Block, ...]:
    """What to bring along, with boxes to tick."""
    blocks: list[Block] = []
    for child in children_of(element, "h4", "ul"):
        if child.tag == "h4":
            blocks += setting.flow((child,), replace(setting, rise=2))
        for item in children_of(child, "li"):
            blocks.append(
                Paragraph(
                    style="Option",
                    inlines=tidy(_tabbed(read_line(item.children, setting))),
                    frame=setting.frame,
                )
            )
    return tuple(blocks)


def _tabbed(inlines: Sequence[Inline]) -> list[Inline]:
    """A tab behind the box at the beginning."""
    rows = list(inlines)
    return [*rows[:1], Tab(), *rows[1:]] if rows and isinstance(rows[0], Tick) else rows


FORMS: dict[str, Callable[[Element, Setting], tuple[Block, ...]]] = {
    "work": _work,
    "ws": _sheet,
    "sums": _sums,
    "roles": _roles,
    "facts": _facts,
    "timetable": _timetable,
    "kit": _kit,
}
"""Forms and plans, by class."""
