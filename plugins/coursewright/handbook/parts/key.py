"""The answer key: a table a lesson, with the page of every question.

In a book of sessions, which hold all reasons, the answers alone, two abreast. Pages of a key by itself are those of the
learners' book.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.markup import Element, el
from coursewright.course.parts import PARTS
from coursewright.handbook.model import Book, Chapter, KeyRow
from coursewright.handbook.parts.part import BookPart, Line, named_line, nothing, plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, text_line
from coursewright.languages.words import handbook_words
from coursewright.paper.geometry import Geometry

COLUMNS = (12.0, 18.0, 13.5)
"""Millimetres of a question's number, kind and page."""
ANSWER, STEP = 0.4, 1.5
"""The share of the rest that an answer has beside its reason, and the millimetres of which widths are multiples."""
NO_NUMBER = "–"


def _sections(book: Book, _: None) -> Iterator[Section]:
    tree = _tree(book)
    if not any(PARTS[name].chapters for name in book.parts):
        tree = book.mirror.reading(tree)
    yield plain_section("answer key", handbook_words(book.language)["key"], tree)


def _tree(book: Book) -> Tree:
    title = el("h2", {"class": "th", "id": "key"}, handbook_words(book.language)["key"])
    listed = _key_list if "sessions" in book.parts else _key_table
    tables = [listed(book, chapter) for chapter in book.chapters if chapter.key]
    return (el("section", {"class": "full keys"}, title, tables),)


def _key_list(book: Book, chapter: Chapter) -> Element:
    label = handbook_words(book.language)["lesson"].format(number=chapter.number)
    rows = [_short_key_row(row) for row in chapter.key]
    head = el("h3", None, f"{label}\u3000", text_line(chapter.title))
    return el("div", {"class": "keyed"}, head, el("ul", {"class": "slips keylist"}, rows))


def _short_key_row(row: KeyRow) -> Element:
    page = el("a", {"class": "pg", "href": f"#{row.anchor}"})
    return el("li", None, el("b", None, str(row.number or NO_NUMBER)), " ", row.answer, " ", page)


def _key_table(book: Book, chapter: Chapter) -> Element:
    words = handbook_words(book.language)
    columns = [el("col", {"style": f"width:{width:g}mm"}) for width in key_widths(book.page)]
    heads = [
        el("th", {"scope": "col", "class": "num" if key == "page" else None}, words[key])
        for key in ("question", "kind", "page", "answer", "why")
    ]
    label = words["lesson"].format(number=chapter.number)
    title = el("span", None, text_line(chapter.title))
    caption = el("th", {"class": "cap", "colspan": "5"}, f"{label}\u3000", title)
    return el(
        "table",
        {"class": "t"},
        el("colgroup", None, columns),
        el("thead", None, el("tr", {"role": "caption"}, caption), el("tr", None, heads)),
        el("tbody", None, [_key_row(row) for row in chapter.key]),
    )


def key_widths(page: Geometry) -> tuple[float, ...]:
    """Millimetres of the columns on a page."""
    rest = page.live - sum(COLUMNS)
    answer = round(ANSWER * rest / STEP) * STEP
    return (*COLUMNS, answer, rest - answer)


def _key_row(row: KeyRow) -> Element:
    return el(
        "tr",
        None,
        el("th", {"scope": "row"}, str(row.number or NO_NUMBER)),
        el("td", None, text_line(row.kind)),
        el("td", {"class": "num"}, el("a", {"class": "pg", "href": f"#{row.anchor}"})),
        el("td", {"class": "ans"}, row.answer),
        el("td", None, row.why),
    )


def _lines(book: Book, _: None) -> Iterator[Line]:
    yield named_line(book, "key")


PART = BookPart(assemble=nothing, sections=_sections, lines=_lines, styles=("key",))
