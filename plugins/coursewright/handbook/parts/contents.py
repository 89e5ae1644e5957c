"""The contents: modules in the rail, lessons with their pages, then what each other part lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from coursewright.base.markup import Element, el
from coursewright.course.parts import PARTS
from coursewright.handbook.model import Book, BookModule
from coursewright.handbook.parts import part_named
from coursewright.handbook.parts.part import BookPart, Line, nothing, plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import other_line, text_line
from coursewright.handbook.wording import handbook_words

ENTRY_WIDTH = 94
"""Millimetres that an entry's two titles may share with number, leader and page on one line."""


def _sections(book: Book, _: None) -> Iterator[Section]:
    words = handbook_words(book.language)
    title = el("h2", {"class": "th", "id": "contents"}, words["contents"])
    has_chapters = any(PARTS[name].chapters for name in book.parts)
    modules = [_module(book, module) for module in book.modules] if has_chapters else []
    tree = (el("section", {"class": "toc"}, title, modules, _others(book)),)
    yield plain_section("contents", words["contents"], tree)


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
    lines = [
        Line(label=f"{row.number:02d}", anchor=row.anchor, title=row.title, other_title=row.other_title)
        for row in module.chapters
    ]
    return el("div", {"class": "tm"}, head, el("ol", None, [_entry(book, line) for line in lines]))


def _others(book: Book) -> Element | None:
    lines = [line for name, content in book.parts.items() for line in part_named(name).lines(book, content)]
    if not lines:
        return None
    head = el("div", {"class": "mh"}, el("span", {"class": "mn"}, handbook_words(book.language)["appendix"]))
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
