"""The cover, with the course's figure or the strip of its lessons, and the imprint on its back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coursewright.base.markup import Element, el
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart
from coursewright.handbook.sections import Section
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words
from coursewright.prose import read_html

FIGURE = "content/assets/cover.svg"
LEGEND = (
    (("o", "A", "one-of"), ("o r", "A", "many-of")),
    (("bx", "", "done"), ("rule", "", "write")),
    (("o", "−2", "negative"), ("o on", "+2", "positive")),
)
"""Signs of the forms, two a row: classes, what stands in them, and the word that explains them."""


def _assemble(assembly: Assembly) -> Tree:
    """The course's own figure, 168 × 96 mm, or nothing."""
    path = assembly.project.root / FIGURE
    return read_html(path.read_text(encoding="utf-8")) if path.is_file() else ()


def _sections(book: Book, figure: Tree) -> Iterator[Section]:
    yield Section(name="cover", tree=(_cover(book, figure), _imprint(book)))


def _cover(book: Book, figure: Tree) -> Element:
    words = handbook_words(book.language)
    counts = words["counts"].format(
        modules=len(book.modules), lessons=len(book.chapters), version=book.version
    )
    fields = [
        cell for key in ("name", "department", "date") for cell in (el("td", None, words[key]), el("td"))
    ]
    return el(
        "section",
        {"class": "cover"},
        el("div", {"class": "cl"}, text_line(book.edition_title)),
        el("h1", None, title_line(book.title)),
        el("p", {"class": "ct n"}, text_line(book.subtitle)) if book.subtitle else None,
        other_line(book.other_title, book.other_language, "p", "ce n"),
        el("div", {"class": "cf"}, _named(book, figure)),
        el("table", {"class": "cn", "role": "presentation"}, el("tr", None, fields)),
        el("p", {"class": "cv n"}, text_line(counts)),
    )


def _named(book: Book, figure: Tree) -> Tree:
    """The course's own figure, called like the course where it has no words of its own."""
    if not figure:
        return (lesson_strip(book.modules, None, book.language),)
    return tuple(
        replace(node, attrs=(*node.attrs, ("aria-label", book.title)))
        if isinstance(node, Element) and node.tag == "svg" and "aria-label" not in dict(node.attrs)
        else node
        for node in figure
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


PART = BookPart(assemble=_assemble, sections=_sections, styles=("cover",))
