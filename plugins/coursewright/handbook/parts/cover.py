"""The cover, with the course's figure or the strip of its lessons, and the imprint on its back."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.markup import Element, el
from coursewright.base.picture import data_address
from coursewright.course.brand import ASSETS
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart
from coursewright.handbook.sections import Section
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.languages.words import handbook_words
from coursewright.prose import read_html

FIGURE = "cover.svg"
"""The picture in the course's assets that is taken where course.yml names none."""
WIDE, HIGH = 168.0, 96.0
"""Millimetres of that figure."""
SHARE = 0.36
"""The share of a page's height that it may have."""
LEGEND = (
    (("o", "A", "one-of"), ("o r", "A", "many-of")),
    (("bx", "", "done"), ("rule", "", "write")),
    (("o", "−2", "negative"), ("o on", "+2", "positive")),
)
"""Signs of the forms, two a row: classes, what stands in them, and the word that explains them."""


def _assemble(assembly: Assembly) -> Tree:
    """The course's own picture, or nothing."""
    path = assembly.project.root / ASSETS / (assembly.project.course.cover or FIGURE)
    if not path.is_file():
        return ()
    if path.suffix.lower() == ".svg":
        return read_html(path.read_text(encoding="utf-8"))
    title = assembly.project.course.title
    return (el("img", {"class": "photo", "src": data_address(path), "alt": title}),)


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
        el("img", {"class": "logo", "src": book.logo, "alt": words["logo"]}) if book.logo else None,
        el("div", {"class": "cl"}, text_line(book.edition_title)),
        el("h1", None, title_line(book.title)),
        el("p", {"class": "ct n"}, text_line(book.subtitle)) if book.subtitle else None,
        other_line(book.other_title, book.other_language, "p", "ce n"),
        el("p", {"class": "co n"}, text_line(book.cover)) if book.cover else None,
        el("div", {"class": "cf"}, _named(book, figure)),
        el("table", {"class": "cn", "role": "presentation"}, el("tr", None, fields)),
        el("p", {"class": "cv n"}, text_line(counts)),
    )


def _named(book: Book, figure: Tree) -> Tree:
    """The course's own figure, called like the course where it has no words of its own, as wide as the page lets it."""
    if not figure:
        return (lesson_strip(book, None),)
    return tuple(
        _fitted(node, book) if isinstance(node, Element) and node.tag == "svg" else node for node in figure
    )


def _fitted(drawing: Element, book: Book) -> Element:
    share = min(1.0, book.page.live / WIDE, SHARE * book.page.height / HIGH)
    sizes = {"width": f"{share * WIDE:g}mm", "height": f"{share * HIGH:g}mm"} if share < 1 else {}
    return el(drawing.tag, {"aria-label": book.title, **dict(drawing.attrs), **sizes}, drawing.children)


def _imprint(book: Book) -> Element:
    words = handbook_words(book.language)
    rows = [
        el("tr", None, [cell for classes, sign, key in row for cell in _mark(classes, sign, words[key])])
        for row in LEGEND
    ]
    return el(
        "section",
        {"class": "imp"},
        el("h2", None, words["how"]),
        [el("p", {"class": "n"}, text_line(text)) for text in _how(book)],
        el("table", {"class": "leg", "role": "list"}, rows),
        el("p", {"class": "rights n"}, text_line(book.rights)) if book.rights else None,
    )


def _how(book: Book) -> Iterator[str]:
    """What says how a book is used, and what the codes beside its questions are for."""
    words = handbook_words(book.language)
    key = ""
    if book.audience == "trainer":
        key = "how-trainer"
    elif "exercises" in book.parts:
        key = "how-exercises"
    elif {"lessons", "handouts"} & book.parts.keys():
        key = f"{'how' if 'scenes' in book.has else 'how-plain'}-{'text' if book.page.rail else 'narrow'}"
    if key:
        yield words[key]
        yield words["how-code-to" if book.report else "how-code"].format(address=book.report)


def _mark(classes: str, sign: str, text: str) -> tuple[Element, Element]:
    sample = el("span", {"class": f"lk {classes}"}, sign or None)
    return el("td", None, sample), el("td", None, text_line(text))


PART = BookPart(assemble=_assemble, sections=_sections, styles=("cover",))
