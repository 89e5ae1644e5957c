"""The list of figures and tables: lesson by lesson, each with its number and its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coursewright.base.markup import Node, el
from coursewright.handbook.indexes import STYLES, index_section, page_of, pages_of
from coursewright.handbook.model import Book
from coursewright.handbook.numbered import Numbered, numbered_in
from coursewright.handbook.parts.part import Assembly, BookPart, Line, named_line
from coursewright.handbook.printing import PrintedLesson
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import text_line
from coursewright.languages.words import handbook_words
from coursewright.project.model import Project
from coursewright.prose.figures import told_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is numbered in a lesson."""

    number: int
    title: str
    items: tuple[Numbered, ...]


def _assemble(assembly: Assembly) -> tuple[Row, ...]:
    project = assembly.project
    rows = [
        Row(number=one.lesson.number, title=one.lesson.head.title, items=tuple(_items(project, one)))
        for one in assembly.printed.values()
    ]
    return tuple(row for row in rows if row.items)


def _items(project: Project, printed: PrintedLesson) -> Iterator[Numbered]:
    """Figures and tables with their titles: what a figure's caption goes on to say is left out."""
    begin = f"{printed.lesson.slug}--fig-"
    for item in numbered_in(printed.tree):
        name = item.anchor.removeprefix(begin)
        loaded = project.figures.get(name) if name != item.anchor else None
        yield replace(item, caption=told_of(loaded, project.language)[0]) if loaded else item


def _sections(book: Book, rows: tuple[Row, ...]) -> Iterator[Section]:
    if rows:
        lists = [node for row in rows for node in _of_lesson(book, row)]
        yield index_section(book, "figures-list", "", lists)


def _of_lesson(book: Book, row: Row) -> Iterator[Node]:
    label = handbook_words(book.language)["lesson"].format(number=row.number)
    is_named = pages_of(book)
    yield el("h3", {"class": "lfh"}, f"{label}\u3000", text_line(row.title))
    yield el("ul", None, [
        el(
            "li",
            {"class": "ff no"},
            el("span", {"class": "fi"}, item.label),
            text_line(item.caption),
            el("span", {"class": "ld"}),
            page_of(item.anchor, item.label) if is_named(item.anchor) else None,
        )
        for item in row.items
    ])  # fmt: skip


def _lines(book: Book, rows: tuple[Row, ...]) -> Iterator[Line]:
    if rows:
        yield named_line(book, "figures-list")


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=STYLES)
