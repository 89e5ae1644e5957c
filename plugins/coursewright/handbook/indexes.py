"""What indexes and lists at the back have in common: their section, references to pages, ranges of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from coursewright.base.markup import Element, Node, el
from coursewright.course.parts import PARTS
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import plain_section
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import other_line, text_line
from coursewright.languages.words import handbook_words

STYLES = ("key", "indexes")
"""The style sheets of indexes: pages of full width, and what stands on them."""


def index_section(book: Book, name: str, note: str, rows: Sequence[Node]) -> Section:
    """The section of the index that is called by the word `name`, over the whole width, in two columns.

    A `note` says what it holds. Pages of a book without lessons are those of the learners' book.
    """
    title, others = handbook_words(book.language)[name], handbook_words(book.other_language or book.language)
    other = others[name] if book.other_language else ""
    head = el("h2", {"class": "th", "id": name}, text_line(title), other_line(other, book.other_language))
    told = el("p", {"class": "fnote n"}, " ".join(filter(None, (note, _whose(book)))))
    tree = el("section", {"class": "full index"}, head, told, el("div", {"class": "fx"}, rows))
    return plain_section(f"index {name}", title, book.mirror.reading((tree,)), joins=True)


def _whose(book: Book) -> str:
    return handbook_words(book.language)["learners-pages"] if book.mirror.pages else ""


def pages_of(book: Book) -> Callable[[str], bool]:
    """Whether the page of an anchor can be named: it is one of this book, or else of the learners'."""
    if any(PARTS[name].chapters and not PARTS[name].mirror for name in book.parts):
        return lambda _anchor: True
    return book.mirror.pages.__contains__


def page_of(anchor: str, title: str) -> Element:
    """The page of an anchor."""
    return el("a", {"class": "pg", "href": f"#{anchor}", "title": title})


def listed(nodes: Iterable[Node], comma: str) -> list[Node]:
    """Nodes with a comma between each two."""
    return [part for index, node in enumerate(nodes) for part in ((comma, node) if index else (node,))]


def ranges(numbers: Iterable[int], comma: str) -> str:
    """Numbers in few signs, `1–4, 9`; two neighbours are two numbers."""
    rows = sorted(set(numbers))
    begins = [row for before, row in pairwise([-1, *rows]) if row != before + 1]
    ends = [row for row, after in pairwise([*rows, -1]) if row + 1 != after]
    return comma.join(
        f"{first}" if first == last else f"{first}{comma if last == first + 1 else '–'}{last}"
        for first, last in zip(begins, ends, strict=True)
    )
