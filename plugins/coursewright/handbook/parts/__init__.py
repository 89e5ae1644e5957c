"""What each part of a book prints: a file a part, found by its name in the table of `course/parts.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import BookPart
from coursewright.handbook.sections import Section


def part_named(name: str) -> BookPart[Any]:
    """The part that course.yml calls so."""
    part: BookPart[Any] = import_module(f"{__name__}.{name.replace('-', '_')}").PART
    return part


def plan_sections(book: Book) -> list[Section]:
    """The sections of a book in printing order."""
    sections = [section for name, content in book.parts.items() for section in _sections(book, name, content)]
    return sections if book.duplex else [replace(section, starts="next") for section in sections]


def _sections(book: Book, name: str, content: Any) -> Iterator[Section]:
    yield from part_named(name).sections(book, content)


def styles_of(book: Book) -> list[str]:
    """The style sheets that a book's parts need beside those of all books, each once."""
    return list(dict.fromkeys(sheet for name in book.parts for sheet in part_named(name).styles))
