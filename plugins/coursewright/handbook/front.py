"""Cover, imprint and contents as trees."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from coursewright.base.markup import Element, el
from coursewright.base.words import words as ui_words
from coursewright.handbook.model import Book, Part
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words

ENTRY_WIDTH = 94
"""Millimetres that an entry's two titles may share with number, leader and page on one line."""
LEGEND = (
    (("o", "A", "one-of"), ("o r", "A", "many-of")),
    (("bx", "", "done"), ("rule", "", "write")),
    (("o", "−2", "negative"), ("o on", "+2", "positive")),
)
"""Signs of the forms, two a row: classes, what stands in them, and the word that explains them."""


def render_cover(book: Book) -> Tree:
    """The cover, with the course's figure or the strip of its lessons, and the imprint on its back."""
    words = handbook_words(book.language)
    counts = words["counts"].format(modules=len(book.parts), lessons=len(book.chapters), version=book.version)
    fields = [
        cell for key in ("name", "department", "date") for cell in (el("td", None, words[key]), el("td"))
    ]
    cover = el(
        "section",
        {"class": "cover"},
        el("div", {"class": "cl"}, text_line(book.edition_title)),
        el("h1", None, title_line(book.title)),
        el("p", {"class": "ct n"}, text_line(book.subtitle)) if book.subtitle else None,
        other_line(book.other_title, book.other_language, "p", "ce n"),
        el("div", {"class": "cf"}, _figure(book)),
        el("table", {"class": "cn", "role": "presentation"}, el("tr", None, fields)),
        el("p", {"class": "cv n"}, text_line(counts)),
    )
    return (cover, _imprint(book))


def _figure(book: Book) -> Tree:
    """The course's own figure, called like the course where it has no words of its own."""
    if not book.cover:
        return (lesson_strip(book.parts, None, book.language),)
    return tuple(
        replace(node, attrs=(*node.attrs, ("aria-label", book.title)))
        if isinstance(node, Element) and node.tag == "svg" and "aria-label" not in dict(node.attrs)
        else node
        for node in book.cover
    )


def _imprint(book: Book) -> Element:
    words = handbook_words(book.language)
    rows = [
        el("tr", None, [cell for classes, sign, key in row for cell in _mark(classes, sign, words[key])])
        for row in LEGEND
    ]
    how = words["how-trainer"] if book.audience == "trainer" else words["how-text"]
    return el(
        "section",
        {"class": "imp"},
        el("h2", None, words["how"]),
        el("p", {"class": "n"}, text_line(how)),
        el("table", {"class": "leg", "role": "list"}, rows),
        el("p", {"class": "rights n"}, text_line(book.rights)) if book.rights else None,
    )


def _mark(classes: str, sign: str, text: str) -> tuple[Element, Element]:
    sample = el("span", {"class": f"lk {classes}"}, sign or None)
    return el("td", None, sample), el("td", None, text_line(text))


def render_contents(book: Book) -> Tree:
    """The contents: modules in the rail, lessons with their pages, then worksheets and back matter."""
    words = handbook_words(book.language)
    title = el("h2", {"class": "th", "id": "contents"}, words["contents"])
    modules = [_module_entries(book, part) for part in book.parts]
    return (el("section", {"class": "toc"}, title, modules, _appendices(book)),)


def _module_entries(book: Book, part: Part) -> Element:
    label = handbook_words(book.language)["module"].format(number=part.number)
    head = el(
        "div",
        {"class": "mh"},
        el("span", {"class": "mn"}, label),
        el("a", {"class": "to", "href": f"#{part.anchor}"}, text_line(part.title)),
        other_line(part.other_title, book.other_language),
    )
    entries = [
        _entry(f"{row.number:02d}", row.anchor, row.title, row.other_title, book.other_language)
        for row in part.chapters
    ]
    return el("div", {"class": "tm"}, head, el("ol", None, entries))


def _entry(label: str, anchor: str, title: str, other: str, other_language: str) -> Element:
    small = other_line(other, other_language)
    one_line = _width(title) * 3.75 + _width(other) * 3 <= ENTRY_WIDTH
    link = el("a", {"class": "tl", "href": f"#{anchor}"}, text_line(title), small if one_line else None)
    return el("li", None, el("span", {"class": "ln"}, label), link, None if one_line else small)


def _width(text: str) -> float:
    """Width of text in em: a full-width character counts 1, another about a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def _appendices(book: Book) -> Element | None:
    words = handbook_words(book.language)
    other = book.other_language
    entries: list[Element] = []
    if "scenarios" in book.parts_wanted:
        entries += [
            _entry(f"S{row.number}", row.anchor, row.title, row.other_title, other) for row in book.scenarios
        ]
    if "worksheets" in book.parts_wanted:
        entries += [_entry(row.code, row.anchor, row.title, row.other_title, other) for row in book.sheets]
    if "cards" in book.parts_wanted and book.cards:
        entries.append(_entry("", "cards", ui_words(book.language)["course.cards"], "", ""))
    if "glossary" in book.parts_wanted and book.glossary:
        entries.append(_entry("", "glossary", words["glossary"], "", ""))
    if "key" in book.parts_wanted:
        entries.append(_entry("", "key", words["key"], "", ""))
    if not entries:
        return None
    head = el("div", {"class": "mh"}, el("span", {"class": "mn"}, words["appendix"]))
    return el("div", {"class": "tm sheets"}, head, el("ol", None, entries))
