"""The index of terms: the pages where each is used, that where it is linked to the glossary in bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.base.markup import Element, el
from coursewright.handbook.indexes import STYLES, index_section, listed, page_of, pages_of
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart, Line, named_line
from coursewright.handbook.sections import Section
from coursewright.handbook.sounds import letter_of, sorted_terms
from coursewright.handbook.typeset import text_line
from coursewright.handbook.uses import Use, uses_by_term
from coursewright.languages.words import handbook_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A term below its letter, with its first use in each lesson."""

    letter: str
    term: str
    uses: tuple[Use, ...]


def _assemble(assembly: Assembly) -> tuple[Row, ...]:
    """The terms that the lessons use, in the order of the glossary."""
    project = assembly.project
    uses = uses_by_term(row.tree for row in assembly.printed.values())
    return tuple(
        Row(letter=letter_of(term, project.language), term=term.term, uses=uses[term.id])
        for term in sorted_terms(project)
        if term.id in uses
    )


def _sections(book: Book, rows: tuple[Row, ...]) -> Iterator[Section]:
    if rows:
        before = ("", *(row.letter for row in rows))
        entries = [
            _entry(book, row, row.letter if row.letter != last else "")
            for row, last in zip(rows, before, strict=False)
        ]
        note = handbook_words(book.language)["terms-note"]
        yield index_section(book, "terms", note, [el("ul", None, entries)])


def _entry(book: Book, row: Row, letter: str) -> Element:
    is_named = pages_of(book)
    pages = [_page(use, row.term) for use in row.uses if is_named(use.anchor)]
    return el(
        "li",
        {"class": "ff"},
        el("span", {"class": "fi"}, letter) if letter else None,
        text_line(row.term),
        el("span", {"class": "ld"}),
        listed(pages, handbook_words(book.language)["list-comma"]),
    )


def _page(use: Use, term: str) -> Element:
    page = page_of(use.anchor, term)
    return el("b", None, page) if use.main else page


def _lines(book: Book, rows: tuple[Row, ...]) -> Iterator[Line]:
    if rows:
        yield named_line(book, "terms")


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=STYLES)
