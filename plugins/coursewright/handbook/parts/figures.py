"""The figure set: all figures of the lessons, one after another, with their captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coursewright.base.markup import Element, Node, el
from coursewright.handbook.model import Book
from coursewright.handbook.numbered import is_figure
from coursewright.handbook.parts.part import Assembly, BookPart, Line, named_line, plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, text_line
from coursewright.handbook.uses import is_apart
from coursewright.languages.words import handbook_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The figures of a lesson."""

    number: int
    title: str
    figures: Tree


def _assemble(assembly: Assembly) -> tuple[Row, ...]:
    rows = [
        Row(number=one.lesson.number, title=one.lesson.head.title, figures=tuple(_figures_in(one.tree)))
        for one in assembly.printed.values()
    ]
    return tuple(row for row in rows if row.figures)


def _figures_in(nodes: Iterable[Node]) -> Iterator[Element]:
    """The figures of a lesson, without the anchors that they have in it."""
    for node in nodes:
        if not isinstance(node, Element) or is_apart(node):
            continue
        if is_figure(node):
            yield _without_ids(node)
        else:
            yield from _figures_in(node.children)


def _without_ids(element: Element) -> Element:
    """An element without the ids that links in a lesson lead to; drawings need theirs."""
    if element.tag == "svg":
        return element
    children = tuple(_without_ids(node) if isinstance(node, Element) else node for node in element.children)
    attrs = tuple((name, value) for name, value in element.attrs if name != "id")
    return replace(element, attrs=attrs, children=children)


def _sections(book: Book, rows: tuple[Row, ...]) -> Iterator[Section]:
    if not rows:
        return
    words = handbook_words(book.language)
    title = el("h2", {"class": "th", "id": "figures"}, words["figures"])
    parts = [
        el(
            "section",
            {"class": "s"},
            el("h2", None, words["lesson"].format(number=row.number)),
            el("h3", None, text_line(row.title)),
            row.figures,
        )
        for row in rows
    ]
    yield plain_section("figures", words["figures"], (title, *parts))


def _lines(book: Book, rows: tuple[Row, ...]) -> Iterator[Line]:
    if rows:
        yield named_line(book, "figures")


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines)
