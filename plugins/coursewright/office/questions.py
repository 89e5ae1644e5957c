"""Questions as forms: letters with circles and squares, boxes, gaps, grids, lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from coursewright.base.markup import Element, Node, plain_text
from coursewright.office.blocks import Block, Cell, Face, Inline, Paragraph, Row, Tab, Table, Words
from coursewright.office.lines import FULL_SQUARE, SPACE, SQUARE, read_line, said, tidy
from coursewright.office.setting import Setting, children_of, classes_of, elements
from coursewright.office.tables import cell_blocks, table_of

QUIET = Face(quiet=True)
WORKING = 16.0
"""Millimetres of the box for a working."""
NUMBER, MARK, SIGN = 9.0, 12.0, 20.0
"""Millimetres of columns: a row's number, a circle, who speaks."""
HAN, LETTER = 3.4, 1.9
"""Millimetres of a sign in a table's head."""


def rule(setting: Setting) -> Paragraph:
    """A line to write on."""
    return Paragraph(style="Writing Line", inlines=(Tab(),), frame=setting.frame)


def marked(
    mark: Sequence[Inline], nodes: Iterable[Node], setting: Setting, style: str = "Option"
) -> tuple[Block, ...]:
    """What nodes say behind a mark."""
    blocks = setting.flow(nodes, replace(setting, style=style))
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.style == style:
        return (replace(first, inlines=tidy((*mark, Tab(), *first.inlines))), *blocks[1:])
    return (Paragraph(style=style, inlines=tidy(mark), frame=setting.frame), *blocks)


def _head(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Number, kind, objective and what the data are."""
    pieces: list[str] = []
    number = ""
    for node in element.children:
        text = SPACE.sub(" ", plain_text(node)).strip()
        if isinstance(node, Element) and node.tag == "b":
            number = text
        elif text:
            pieces.append(text)
    inlines = (
        *said(number, Face(bold=True)),
        *said("\u2002" if number else ""),
        *said(" · ".join(pieces), QUIET),
    )
    return (Paragraph(style="Question Head", inlines=tidy(inlines), frame=setting.frame, kept=True),)


def _options(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Options with their letters, in a circle where one is chosen, in a square where several are."""
    square = "many" in classes_of(element)
    return tuple(
        block for item in children_of(element, "li") for block in _option(item, setting, square=square)
    )


def _option(item: Element, setting: Setting, *, square: bool) -> tuple[Block, ...]:
    marks = [node for node in item.children if "k" in classes_of(node)]
    others = [node for node in item.children if node not in marks]
    return marked([sign for node in marks for sign in _mark(node, setting, square=square)], others, setting)


def _mark(node: Node, setting: Setting, *, square: bool) -> tuple[Inline, ...]:
    inlines = read_line((node,), setting)
    if not square:
        return inlines
    on = "on" in classes_of(node)
    return tuple(
        replace(row, text=(FULL_SQUARE if on else SQUARE) + row.text[1:]) if isinstance(row, Words) else row
        for row in inlines
    )


def _truth(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Right and wrong on one line."""
    items = children_of(element, "li")
    inlines = [
        inline for item in items for inline in (*read_line(item.children, setting), Words(text="\u3000"))
    ]
    return (Paragraph(style="Option", inlines=tidy(inlines), frame=setting.frame),)


def _boxed(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Items with a box for a number or a letter."""
    blocks: list[Block] = []
    for item in children_of(element, "li"):
        marks = [node for node in item.children if "sq" in classes_of(node)]
        others = [node for node in item.children if node not in marks]
        blocks += marked(read_line(marks, setting), others, setting, "Boxed Item")
    return tuple(blocks)


def _lettered(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Items with a letter or a number that stands in the text already."""
    blocks: list[Block] = []
    for item in children_of(element, "li"):
        first = next((node for node in item.children if isinstance(node, Element) and node.tag == "b"), None)
        others = [node for node in item.children if node is not first]
        mark = read_line((first,), setting) if first is not None else ()
        blocks += marked(mark, others, setting)
    return tuple(blocks)


def _match(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Both lists side by side."""
    sides = children_of(element, "div")
    shares = (0.5, 0.5) if "even" in classes_of(element) else (0.64, 0.36)
    widths = tuple(share * setting.width for share in shares[: len(sides)])
    cells = tuple(
        Cell(blocks=setting.flow(side.children, replace(setting, width=width - 4, frame="")))
        for side, width in zip(sides, widths, strict=True)
    )
    return (Table(widths=widths, rows=(Row(cells=cells),), rules="open"),)


def _grid(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A row an item, a circle a column."""
    heads = [cell for row in elements(element.children) if row.tag == "tr" for cell in children_of(row, "th")]
    talk = "tx" in classes_of(element)
    before = 3 if talk else 2
    columns = len(heads) - before
    mark = min(max(MARK, _longest_word(heads[before:])), 90.0 / max(1, columns))
    fixed = [NUMBER, SIGN] if talk else [NUMBER]
    rest = max(40.0, setting.width - sum(fixed) - columns * mark)
    widths = (*fixed, rest, *([mark] * columns))
    return (
        replace(
            table_of(element, setting, lambda cell, width: cell_blocks(cell, setting, width), widths),
            rules="grid",
        ),
    )


def _longest_word(heads: Iterable[Element]) -> float:
    """Millimetres of the longest word in head cells: a han may end a line, a letter does not."""
    words = [word for head in heads for word in plain_text(head).split()]
    return (
        max((sum(HAN if ord(char) > 0x2E80 else LETTER for char in word[:12]) for word in words), default=0.0)
        + 5
    )


def _working(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A box for the working."""
    label = Paragraph(style="Table Text", inlines=read_line(element.children, setting, QUIET))
    return (
        Table(
            widths=(setting.width,), rows=(Row(cells=(Cell(blocks=(label,)),), height=WORKING),), rules="grid"
        ),
    )


def _lines(element: Element, setting: Setting) -> tuple[Block, ...]:
    return tuple(rule(setting) for child in children_of(element, "div"))


def _reasons(element: Element, setting: Setting) -> tuple[Block, ...]:
    inner = replace(setting, style="Reason")
    return tuple(block for item in children_of(element, "li") for block in setting.flow(_spaced(item), inner))


def _spaced(item: Element) -> Iterable[Node]:
    """A gap between the word in bold at the beginning and what is said of it."""
    for node in item.children:
        yield node
        if isinstance(node, Element) and node.tag == "b":
            yield "\u2002"


def _reason(element: Element, setting: Setting) -> tuple[Block, ...]:
    return setting.flow(element.children, replace(setting, style="Reason"))


def _step(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A step of a conversation: its number and what is said, then the replies."""
    number, *others = element.children
    blocks = setting.flow(others, setting)
    first = blocks[0] if blocks else None
    mark = (*read_line((number,), setting, Face(boxed=True)), *said("\u2002"))
    if isinstance(first, Paragraph):
        opening = replace(first, style="Question", inlines=tidy((*mark, *first.inlines)), kept=True)
        return (opening, *blocks[1:])
    return (Paragraph(style="Question", inlines=tidy(mark), frame=setting.frame), *blocks)


def _ledger(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Squares to keep scores in."""
    table = table_of(element, setting, lambda cell, width: cell_blocks(cell, setting, width))
    return (replace(table, rules="grid"),) if table.rows else ()


def _key(element: Element, setting: Setting) -> tuple[Block, ...]:
    return setting.flow(element.children, replace(setting, style="Answer", frame="key"))


QUESTIONS: dict[str, Callable[[Element, Setting], tuple[Block, ...]]] = {
    "qn": _head,
    "opts": _options,
    "tf": _truth,
    "ord": _boxed,
    "le": _boxed,
    "ri": _lettered,
    "rules": _lettered,
    "mat": _match,
    "grid": _grid,
    "calc": _working,
    "ls": _lines,
    "slips": _reasons,
    "why": _reason,
    "node": _step,
    "led": _ledger,
    "key": _key,
}
"""Parts of questions, by class."""
