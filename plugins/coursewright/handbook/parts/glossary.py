"""The glossary: the alphabet, then terms with their meanings, each letter beside its first term."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from string import ascii_uppercase

from coursewright.base.markup import Element, el
from coursewright.course.model import Term
from coursewright.handbook.model import Book, GlossaryEntry
from coursewright.handbook.parts.part import Assembly, BookPart, Line, plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, other_line, text_line
from coursewright.handbook.wording import handbook_words
from coursewright.project.model import Project

Glossary = tuple[GlossaryEntry, ...]


def _assemble(assembly: Assembly) -> Glossary:
    """All terms, Chinese ones by pinyin, others by their own letters."""
    project = assembly.project
    sounds = {term.id: _sound(term, project.language) for term in project.glossary}
    terms = sorted(project.glossary, key=lambda term: (sounds[term.id], term.id))
    return tuple(_entry_of(project, term, sounds[term.id]) for term in terms)


def _sound(term: Term, language: str) -> str:
    """What a term is sorted by: Chinese ones are looked up by how they are spoken."""
    spoken = term.pinyin if language.startswith("zh") else ""
    return _plain_letters(spoken or term.term)


def _plain_letters(text: str) -> str:
    """Letters without tone marks, lower case, so that `guān` sorts with `guan`."""
    plain = (char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
    return "".join(char for char in plain if char.isalnum() or char == " ")


def _entry_of(project: Project, term: Term, sound: str) -> GlossaryEntry:
    other = project.second.term(term.id) if project.second else None
    return GlossaryEntry(
        term_id=term.id,
        letter=sound[:1].upper(),
        term=term.term,
        other_term=other.term if other else "",
        text=term.text,
        also=tuple(term.also),
    )


def _sections(book: Book, entries: Glossary) -> Iterator[Section]:
    if entries:
        yield plain_section("glossary", handbook_words(book.language)["glossary"], _tree(book, entries))


def _tree(book: Book, entries: Glossary) -> Tree:
    title = el("h2", {"class": "th", "id": "glossary"}, handbook_words(book.language)["glossary"])
    used = {entry.letter for entry in entries}
    letters = [el("span", None if letter in used else {"class": "no"}, letter) for letter in ascii_uppercase]
    alphabet = el("p", {"class": "az n"}, letters) if used & set(ascii_uppercase) else None
    before = ("", *(entry.letter for entry in entries))
    rows = [
        _entry(book, entry, first=entry.letter != last) for entry, last in zip(entries, before, strict=False)
    ]
    return (el("section", {"class": "gloss"}, title, alphabet, rows),)


def _entry(book: Book, entry: GlossaryEntry, *, first: bool) -> Element:
    words = handbook_words(book.language)
    also = words["also"].format(also=words["list-comma"].join(entry.also)) if entry.also else ""
    term = el("dt", None, text_line(entry.term), other_line(entry.other_term, book.other_language))
    more = el("span", {"class": "also"}, text_line(also)) if also else None
    meaning = el("dl", None, term, el("dd", None, text_line(entry.text), more))
    head = el("h3", {"class": "lh"}, entry.letter) if first and entry.letter else None
    return el("div", {"class": "gl first" if head else "gl", "id": entry.anchor}, head, meaning)


def _lines(book: Book, entries: Glossary) -> Iterator[Line]:
    if entries:
        yield Line(label="", anchor="glossary", title=handbook_words(book.language)["glossary"])


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=("glossary",))
