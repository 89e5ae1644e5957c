"""The glossary: the alphabet, then terms with their meanings, each letter beside its first term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from coursewright.base.markup import Element, el
from coursewright.course.model import Term
from coursewright.handbook.indexes import page_of, pages_of
from coursewright.handbook.model import Book, GlossaryEntry
from coursewright.handbook.parts.part import Assembly, BookPart, Line, named_line, plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.sounds import letter_of, sorted_terms
from coursewright.handbook.typeset import Tree, other_line, text_line
from coursewright.handbook.uses import Use, uses_by_term
from coursewright.languages.words import handbook_words
from coursewright.project.model import Project

Glossary = tuple[GlossaryEntry, ...]


def _assemble(assembly: Assembly) -> Glossary:
    """All terms, Chinese ones by pinyin, others by their own letters, with the page of their main use."""
    project = assembly.project
    uses = uses_by_term(row.tree for row in assembly.printed.values())
    return tuple(_entry_of(project, term, uses.get(term.id, ())) for term in sorted_terms(project))


def _entry_of(project: Project, term: Term, uses: Sequence[Use]) -> GlossaryEntry:
    other = project.second.term(term.id) if project.second else None
    return GlossaryEntry(
        term_id=term.id,
        letter=letter_of(term, project.language),
        term=term.term,
        other_term=other.term if other else "",
        text=term.text,
        also=tuple(term.also),
        used=next((use.anchor for use in uses if use.main), ""),
    )


def _sections(book: Book, entries: Glossary) -> Iterator[Section]:
    if entries:
        tree = book.mirror.reading(_tree(book, entries))
        yield plain_section("glossary", handbook_words(book.language)["glossary"], tree)


def _tree(book: Book, entries: Glossary) -> Tree:
    title = el("h2", {"class": "th", "id": "glossary"}, handbook_words(book.language)["glossary"])
    used = {entry.letter for entry in entries}
    letters = [el("span", None if letter in used else {"class": "no"}, letter) for letter in ascii_uppercase]
    alphabet = el("p", {"class": "az n"}, letters) if used & set(ascii_uppercase) else None
    before = ("", *(entry.letter for entry in entries))
    rows = [
        _entry(book, entry, first=entry.letter != last) for entry, last in zip(entries, before, strict=False)
    ]
    whose = handbook_words(book.language)["learners-pages"] if book.mirror.pages else ""
    note = el("p", {"class": "fnote n"}, whose) if whose else None
    return (el("section", {"class": "gloss"}, title, alphabet, note, rows),)


def _entry(book: Book, entry: GlossaryEntry, *, first: bool) -> Element:
    words = handbook_words(book.language)
    also = words["also"].format(also=words["list-comma"].join(entry.also)) if entry.also else ""
    term = el("dt", None, text_line(entry.term), other_line(entry.other_term, book.other_language))
    more = el("span", {"class": "also"}, text_line(also)) if also else None
    named = entry.used and pages_of(book)(entry.used)
    page = el("b", {"class": "gp"}, page_of(entry.used, entry.term)) if named else None
    meaning = el("dl", None, term, el("dd", None, text_line(entry.text), more, page))
    head = el("h3", {"class": "lh"}, entry.letter) if first and entry.letter else None
    return el("div", {"class": "gl first" if head else "gl", "id": entry.anchor}, head, meaning)


def _lines(book: Book, entries: Glossary) -> Iterator[Line]:
    if entries:
        yield named_line(book, "glossary")


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=("glossary", "indexes"))
