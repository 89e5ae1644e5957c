"""Handouts: each lesson by itself, on a right-hand page, with its worksheets behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coursewright.handbook.model import Book, Sheet
from coursewright.handbook.modules import chapter_sections
from coursewright.handbook.parts.lessons import lesson_sections
from coursewright.handbook.parts.part import BookPart
from coursewright.handbook.parts.worksheets import sheet_section, sheets_of
from coursewright.handbook.sections import Section


def _sections(book: Book, sheets: Sequence[Sheet]) -> Iterator[Section]:
    for module in book.modules:
        for chapter in module.chapters:
            alone = replace(module, chapters=(chapter,))
            first, *others = chapter_sections(book, alone, lesson_sections)
            yield replace(first, starts="right")
            yield from others
            yield from (sheet_section(book, sheet) for sheet in sheets if sheet.lesson == chapter.number)


PART = BookPart(assemble=sheets_of, sections=_sections, styles=("lessons", "worksheets"))
