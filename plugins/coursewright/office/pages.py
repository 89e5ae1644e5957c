"""Heads of documents and the boxes of a lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from coursewright.base.markup import Element, Node, around
from coursewright.languages.language import language_of
from coursewright.languages.words import words
from coursewright.office.blocks import Block, Cell, Face, Frame, Inline, Paragraph, Row, Table
from coursewright.office.lines import read_line, said, tidy
from coursewright.office.setting import Setting, attribute, children_of, classes_of, elements

NUMBER, TICKED = 9.0, 9.0
"""Millimetres of an objective's number and of its box."""
"""What stands before the two halves of a misconception."""
FACT = 26.0
"""Millimetres of the name of a fact."""


def _head(element: Element, setting: Setting) -> tuple[Block, ...]:
    """A title behind its number, then what else the head says."""
    numbers = [node for node in element.children if "no" in classes_of(node)]
    title = next((node for node in children_of(element, "h1", "h2")), None)
    others = [node for node in element.children if node not in numbers and node is not title]
    heading: list[Node] = [*numbers, "\u2002" if numbers else "", *(title.children if title else ())]
    inlines = tidy(_line(heading, setting))
    return (Paragraph(style="Heading 1", inlines=inlines, kept=True), *_under(others, setting))


def _line(nodes: Iterable[Node], setting: Setting) -> Iterator[Inline]:
    for node in nodes:
        inner = node.children if isinstance(node, Element) and "no" in classes_of(node) else (node,)
        yield from read_line(inner, setting)


def _under(nodes: Iterable[Node], setting: Setting) -> Iterator[Block]:
    """What stands below a title: the other language and what a sheet is for in one line, then the rest."""
    rest = [node for node in nodes if not isinstance(node, str) or node.strip()]
    spans = [node for node in rest if isinstance(node, Element) and node.tag == "span"]
    line = [part for node in spans for part in (node, "\u3000")][:-1]
    if line:
        yield Paragraph(style="Subtitle", inlines=read_line(line, setting))
    yield from setting.flow((node for node in rest if node not in spans), setting)


def _meta(element: Element, setting: Setting) -> tuple[Block, ...]:
    """The facts of a lesson in two columns, then its objectives."""
    blocks: list[Block] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "dl":
            blocks += _facts(child, setting)
        else:
            blocks += setting.flow((child,), setting)
    return tuple(blocks)


def _facts(element: Element, setting: Setting) -> tuple[Block, ...]:
    names, values = children_of(element, "dt"), children_of(element, "dd")
    rows = tuple(
        Row(
            cells=(
                Cell(
                    blocks=(
                        Paragraph(
                            style="Table Text", inlines=read_line(name.children, setting, Face(bold=True))
                        ),
                    )
                ),
                Cell(blocks=(Paragraph(style="Table Text", inlines=read_line(value.children, setting)),)),
            )
        )
        for name, value in zip(names, values, strict=True)
    )
    return (Table(widths=(FACT, setting.width - FACT), rows=rows, rules="open"),) if rows else ()


def _objectives(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Number, what one can do, a box to tick."""
    rows = []
    for item in children_of(element, "li"):
        number = children_of(item, "b")[:1]
        other = children_of(item, "small")
        ticks = [node for node in item.children if "bx" in classes_of(node)]
        text = [node for node in item.children if node not in (*number, *other, *ticks)]
        below = [Paragraph(style="Table Text", inlines=read_line((node,), setting)) for node in other]
        cells = (
            Cell(blocks=(Paragraph(style="Table Text", inlines=read_line(number, setting)),)),
            Cell(blocks=(Paragraph(style="Table Text", inlines=read_line(text, setting)), *below)),
            Cell(blocks=(Paragraph(style="Table Text", inlines=read_line(ticks, setting), centred=True),)),
        )
        rows.append(Row(cells=cells))
    widths = (NUMBER, setting.width - NUMBER - TICKED, TICKED)
    return (Table(widths=widths, rows=tuple(rows)),) if rows else ()


def _objectives_head(element: Element, setting: Setting) -> tuple[Block, ...]:
    spaced = [
        part
        for node in element.children
        for part in (("\u3000", node) if isinstance(node, Element) else (node,))
    ]
    inlines = read_line(spaced, setting, Face(bold=True))
    return (Paragraph(style=setting.style, inlines=inlines, kept=True),)


def _misconceptions(element: Element, setting: Setting) -> tuple[Block, ...]:
    """What is wrong and what is right, each behind its sign."""
    wrong, right = language_of(setting.language).verdicts
    blocks: list[Block] = []
    for child in children_of(element, "dt", "dd"):
        bold = child.tag == "dt"
        sign = said(f"\u00a0{wrong if bold else right}\u00a0", Face(boxed=True, bold=True))
        inlines = tidy((*sign, *said("\u2002"), *read_line(child.children, setting, Face(bold=bold))))
        blocks.append(Paragraph(style=setting.style, inlines=inlines, kept=bold))
    return tuple(blocks)


def _framed(frame: Frame) -> Callable[[Element, Setting], tuple[Block, ...]]:
    """A reader of what stands in a frame."""

    def read(element: Element, setting: Setting) -> tuple[Block, ...]:
        return setting.flow(element.children, replace(setting, frame=frame))

    return read


def _taught(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Where an earlier question was taught: the lesson, since a document has no pages of the book."""
    link = next((node for node in elements(element.children) if node.tag == "a"), None)
    lesson = setting.lessons.get(attribute(link, "href")[1:].partition("--")[0], "") if link else ""
    text = around(words(setting.language)["lesson.recall.from"], lesson)
    inlines = read_line(text, setting, Face(quiet=True)) if lesson else ()
    return (Paragraph(style="Source", inlines=inlines),) if inlines else ()


def _again(element: Element, setting: Setting) -> tuple[Block, ...]:
    """Back to what one wrote first; the page is the reader's own to find."""
    line = Paragraph(
        style=setting.style,
        inlines=said(words(setting.language)["quiz.back.head"]),
        frame="example",
        kept=True,
    )
    rest = [node for node in element.children if not isinstance(node, Element) or node.tag != "p"]
    return (line, *setting.flow(rest, setting))


PAGES: dict[str, Callable[[Element, Setting], tuple[Block, ...]]] = {
    "opener": _head,
    "ph": _head,
    "wh": _head,
    "meta": _meta,
    "obj": _objectives,
    "objh": _objectives_head,
    "mis": _misconceptions,
    "taught": _taught,
    "again": _again,
    "ex": _framed("example"),
    "admonition": _framed("example"),
    "tr": _framed("note"),
    "standup": _framed("card"),
}
"""Heads and boxes, by class."""
