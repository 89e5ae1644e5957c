"""What each part of a book prints: a file a part, found by its name in the table of `course/parts.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

from coursewright.base.variables import filled, filled_tree
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import BookPart
from coursewright.handbook.sections import Section


def part_named(name: str) -> BookPart[Any]:
    """The part that course.yml calls so."""
    part: BookPart[Any] = import_module(f"{__name__}.{name.replace('-', '_')}").PART
    return part


def plan_sections(book: Book) -> list[Section]:
    """The sections of a book in printing order, their variables filled in."""
    sections = _joined(
        _filled(section, book.values)
        for name, content in book.parts.items()
        for section in _sections(book, name, content)
    )
    return sections if book.duplex else [replace(section, starts="next") for section in sections]


def _joined(sections: Iterable[Section]) -> list[Section]:
    """The sections, with those that join the one before as one."""
    rows: list[Section] = []
    for section in sections:
        if section.joins and rows and rows[-1].joins:
            before = rows[-1]
            heads = {name: f"{text}\u3000{section.heads[name]}" for name, text in before.heads.items()}
            name, tree = f"{before.name}, {section.name}", (*before.tree, *section.tree)
            rows[-1] = replace(before, name=name, tree=tree, heads=heads)
        else:
            rows.append(section)
    return rows


def _sections(book: Book, name: str, content: Any) -> Iterator[Section]:
    yield from part_named(name).sections(book, content)


def _filled(section: Section, values: Mapping[str, str]) -> Section:
    if not values:
        return section
    heads = {name: filled(text, values) for name, text in section.heads.items()}
    return replace(section, tree=filled_tree(section.tree, values), heads=heads)


def styles_of(book: Book) -> list[str]:
    """The style sheets that a book's parts need beside those of all books, each once."""
    return list(dict.fromkeys(sheet for name in book.parts for sheet in part_named(name).styles))
