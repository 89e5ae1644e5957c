"""The contents: modules in the rail, lessons with their pages, then what each other part lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from coursewright.base.markup import Element, Node, el
from coursewright.course.parts import PARTS
from coursewright.handbook.indexes import listed, page_of, ranges
from coursewright.handbook.model import Book, BookModule, Chapter
from coursewright.handbook.parts import part_named
from coursewright.handbook.parts.part import BookPart, Line, nothing, plain_section
from coursewright.handbook.sections import Section, attribute
from coursewright.handbook.typeset import other_line, text_line
from coursewright.languages.words import handbook_words

ENTRY_WIDTH = 94
"""Millimetres that an entry's two titles may share with number, leader and page on one line."""
MANY = 24
"""Lessons of a book whose contents have their lines closer."""
DOT, CLOSE_DOT = "\u3000・\u3000", "\u2002・\u2002"
"""What is between two facts of a lesson, and between those of lines that stand closer."""


def _sections(book: Book, _: None) -> Iterator[Section]:
    words = handbook_words(book.language)
    title = el("h2", {"class": "th", "id": "contents"}, words["contents"])
    has_chapters = any(PARTS[name].chapters for name in book.parts)
    modules = [_module(book, module) for module in book.modules] if has_chapters else []
    absent = _absent(book) if modules and book.absent else None
    closer = "toc tight" if _is_long(book) else "toc"
    tree = (el("section", {"class": closer}, title, modules, absent, _others(book)),)
    yield plain_section("contents", words["contents"], tree)


def _is_long(book: Book) -> bool:
    return len(book.chapters) > MANY


def _module(book: Book, module: BookModule) -> Element:
    label = handbook_words(book.language)["module"].format(number=module.number)
    has_page = any(PARTS[name].modules for name in book.parts)
    link = {"class": "to", "href": f"#{module.anchor}"}
    head = el(
        "div",
        {"class": "mh"},
        el("span", {"class": "mn"}, label),
        el("a", link, text_line(module.title)) if has_page else el("span", None, text_line(module.title)),
        other_line(module.other_title, book.other_language),
    )
    question = el("p", {"class": "tq n"}, text_line(module.question)) if module.question else None
    rows = [_chapter(book, chapter) for chapter in module.chapters]
    return el("div", {"class": "tm"}, el("div", {"class": "kept"}, head, question), el("ol", None, rows))


def _chapter(book: Book, chapter: Chapter) -> Element:
    """A lesson: number, title and page; below in small its other title, its minutes and the page of its self-check."""
    check = _self_check(chapter.body)
    word = handbook_words(book.language)["self-check"]
    dot = CLOSE_DOT if _is_long(book) else DOT
    told: list[Node | None] = [
        other_line(chapter.other_title, book.other_language),
        el("span", None, chapter.minutes),
        el("span", None, f"{word} ", el("b", None, page_of(check, word))) if check else None,
    ]
    return el(
        "li",
        {"class": "t2"},
        el("span", {"class": "ln"}, str(chapter.number)),
        el("a", {"class": "tl", "href": f"#{chapter.anchor}"}, text_line(chapter.title)),
        el("span", {"class": "tx2"}, listed([part for part in told if part is not None], dot)),
    )


def _self_check(nodes: Iterable[Node]) -> str:
    """The anchor of a lesson's self-check, or nothing."""
    for node in nodes:
        if isinstance(node, Element):
            own = attribute(node, "id") if "selftest" in attribute(node, "class").split() else ""
            if found := own or _self_check(node.children):
                return found
    return ""


def _absent(book: Book) -> Element:
    """A line for the modules that the course has and this book has not."""
    words = handbook_words(book.language)
    numbers = ranges(book.absent, words["list-comma"])
    label = words["module" if len(book.absent) == 1 else "modules"].format(number=numbers, numbers=numbers)
    told = el("div", {"class": "mh"}, el("span", {"class": "mn"}, label), words["absent"])
    return el("div", {"class": "tm absent"}, told)


def _others(book: Book) -> list[Element]:
    """What the other parts list, below what it is called."""
    lines = [
        (part_named(name).heading, line)
        for name, content in book.parts.items()
        for line in part_named(name).lines(book, content)
    ]
    return [
        _group(book, heading, [line for _, line in rows])
        for heading, rows in groupby(lines, lambda row: row[0])
    ]


def _group(book: Book, heading: str, lines: list[Line]) -> Element:
    head = el("div", {"class": "mh"}, el("span", {"class": "mn"}, handbook_words(book.language)[heading]))
    return el("div", {"class": "tm sheets"}, head, el("ol", None, [_entry(book, line) for line in lines]))


def _entry(book: Book, line: Line) -> Element:
    small = other_line(line.other_title, book.other_language)
    one_line = _width(line.title) * 3.75 + _width(line.other_title) * 3 <= ENTRY_WIDTH
    link = el(
        "a",
        {"class": "tl", "href": f"#{line.anchor}"},
        text_line(line.title),
        small if one_line else None,
    )
    return el("li", None, el("span", {"class": "ln"}, line.label), link, None if one_line else small)


def _width(text: str) -> float:
    """Width of text in em: a full-width character counts 1, another about a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


PART = BookPart(assemble=nothing, sections=_sections, styles=("contents",))
