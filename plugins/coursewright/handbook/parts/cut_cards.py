"""Cards to cut out: A6, fronts on one page and backs on the next, as many as a sheet has room for, with cut marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.course.cards import LoadedCard
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart, Line
from coursewright.handbook.sections import Section, attribute
from coursewright.handbook.typeset import Tree, other_line, text_line
from coursewright.languages.words import words
from coursewright.paper.geometry import FORMATS, Geometry
from coursewright.project.cards import PAGE, card_anchor, card_side
from coursewright.prose import render_page
from coursewright.prose.looks.paper import Paper
from coursewright.prose.places import AT

CARD = FORMATS["A6"]
ROOM, FOOT = 114.0, 10.5
"""Millimetres between a card's head and its lower edge, and those of them that a line at its foot takes."""
SIZES = ((5.25, 8.25), (4.5, 7.5), (4.0, 6.0), (3.5, 5.25), (3.25, 4.5), (3.0, 4.2), (2.75, 3.75))
"""Sizes and lines of a card's text in mm: the largest that has room is taken."""
DENSE = replace(CARD, least=2.0, foot=CARD.foot + 30)
"""Of a card without room for its drawing: that is lower, and since one holds it in the hand its labels may be small."""
TITLE, OTHER, BESIDE = 7.5, 3.5, 69.0
"""Sizes of a card's title in both languages, and the millimetres that they share left of the code."""
GAP = 0.65
"""Ems between two blocks of text."""
FOOT_EMS = 48.0
"""Ems of a last line that may stand at the foot."""
BLOCKS = frozenset({"p", "li", "dt", "dd", "h3", "h4", "h5", "h6"})
MARK = 5.0
_CODE = re.compile(r"([a-z]+\d+)-")


Side = tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutCard:
    """A card with its two sides, each as drawings ask for it: with room, and dense.

    `code` is what its file's name begins with, or "".
    """

    anchor: str
    code: str
    title: str
    other_title: str
    front: Side
    back: Side


def _assemble(assembly: Assembly) -> tuple[CutCard, ...]:
    """All cards, rendered in one go for pages of their own size."""
    project, second = assembly.project, assembly.project.second
    sides = [
        el("div", {"class": "side", AT: str(loaded.places.value((side,)))}, card_side(loaded, side))
        for loaded in project.cards
        for side in ("front", "back")
    ]
    looks = []
    for page in (CARD, DENSE):
        paper = Paper(audience=assembly.paper.audience, page=page)
        rendered = render_page(project, PAGE, el("div", None, sides), paper)
        looks.append(list(_sides(rendered.tree)))
    assembly.issues.extend(rendered.issues)
    found = list(zip(*looks, strict=True))
    others = {row.card.id: row.card.title for row in second.cards} if second else {}
    return tuple(
        _card(loaded, others.get(loaded.card.id, ""), found[2 * index], found[2 * index + 1])
        for index, loaded in enumerate(project.cards)
    )


def _sides(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            if attribute(node, "class") == "side":
                yield node
            else:
                yield from _sides(node.children)


def _card(loaded: LoadedCard, other: str, front: Side, back: Side) -> CutCard:
    code = _CODE.match(loaded.card.id)
    return CutCard(
        anchor=card_anchor(loaded),
        code=code[1].upper() if code else "",
        title=loaded.card.title,
        other_title=other,
        front=front,
        back=back,
    )


def _sections(book: Book, cards: Sequence[CutCard]) -> Iterator[Section]:
    columns, rows = int(book.page.width // CARD.width), int(book.page.height // CARD.height)
    left = iter(cards)
    pages: list[Element] = []
    while batch := list(islice(left, columns * rows)):
        pages.append(_page(book, [_side(book, card, card.front) for card in batch], columns, mirrored=False))
        backs = [_side(book, card, card.back, front=False) for card in batch]
        pages.append(_page(book, backs, columns, mirrored=book.duplex))
    if pages:
        yield Section(name="cards to cut out", tree=tuple(pages))


def _page(book: Book, sides: Sequence[Element], columns: int, *, mirrored: bool) -> Element:
    """A sheet; where it is turned over for its backs, the first stands right above the first front."""
    page, rows = book.page, int(book.page.height // CARD.height)
    left, top = (page.width - columns * CARD.width) / 2, (page.height - rows * CARD.height) / 2
    placed = []
    for index, side in enumerate(sides):
        row, column = divmod(index, columns)
        column = columns - 1 - column if mirrored else column
        place = f"left:{left + column * CARD.width:.2f}mm;top:{top + row * CARD.height:.2f}mm"
        placed.append(el("div", {"class": "spot", "style": place}, side))
    marks = list(_marks(page, columns, rows, left, top)) if columns * rows > 1 else []
    return el("section", {"class": "cutsheet", "style": f"height:{page.height - 0.1:.2f}mm"}, placed, marks)


def _marks(page: Geometry, columns: int, rows: int, left: float, top: float) -> Iterator[Element]:
    """Where to cut: at the edges of the sheet, and a cross wherever four cards meet."""
    across = [left + CARD.width * number for number in range(columns + 1)]
    down = [top + CARD.height * number for number in range(rows + 1)]
    inner_x = [x for x in across if MARK < x < page.width - MARK]
    inner_y = [y for y in down if MARK < y < page.height - MARK]
    for x in inner_x:
        ends = (MARK, page.height - 2 * MARK, *(y - MARK / 2 for y in inner_y))
        yield from (_mark("v", x, y) for y in ends)
    for y in inner_y:
        ends = (MARK, page.width - 2 * MARK, *(x - MARK / 2 for x in inner_x))
        yield from (_mark("h", x, y) for x in ends)


def _mark(name: str, x: float, y: float) -> Element:
    return el("div", {"class": f"cut {name}", "style": f"left:{x:.2f}mm;top:{y:.2f}mm"})


def _side(book: Book, card: CutCard, side: Side, *, front: bool = True) -> Element:
    """A side: title and code, its text as large as it has room, a short last line at the foot."""
    tries = [(*_with_foot(look.children), row) for look in side for row in SIZES]
    body, foot, (size, line) = next((row for row in tries if _fits(*row)), tries[-1])
    room = _room(foot)
    style = f"font-size:{size:g}mm;line-height:{line:g}mm;height:{room:g}mm"
    return el(
        "div",
        {"class": "cut-card", AT: attribute(side[0], AT)},
        el(
            "div",
            {"class": "ch" if _has_room(card) else "ch long", "id": card.anchor if front else None},
            el("h2", {"data-run": card.title} if front else {"class": "again"}, text_line(card.title)),
            other_line(card.other_title, book.other_language),
            el("span", {"class": "code"}, card.code) if card.code else None,
        ),
        el("div", {"class": "held", "style": style}, body),
        el("div", {"class": "cardfoot held"}, foot) if foot else None,
    )


def _room(foot: Tree) -> float:
    """Millimetres for the text of a side with or without a line at its foot."""
    return ROOM - FOOT if foot else ROOM


def _fits(body: Tree, foot: Tree, size: tuple[float, float]) -> bool:
    return _height(body, *size) <= _room(foot)


def _with_foot(content: Tree) -> tuple[Tree, Tree]:
    """A side's text, and its last paragraph where that is short and not all that it says."""
    rows = [node for node in content if plain_text(node).strip() or isinstance(node, Element)]
    last = rows[-1] if len(rows) > 1 else None
    if isinstance(last, Element) and last.tag == "p" and _ems(plain_text(last)) <= FOOT_EMS:
        return tuple(rows[:-1]), (last,)
    return tuple(rows), ()


def _has_room(card: CutCard) -> bool:
    """Whether a card's two titles stand side by side."""
    return _ems(card.title) * TITLE + _ems(card.other_title) * OTHER <= BESIDE


def _millimetres(drawing: Element, name: str) -> float:
    return float(attribute(drawing, name).removesuffix("mm") or 0)


def _height(nodes: Iterable[Node], size: float, line: float) -> float:
    """About how many millimetres a text takes: each block its lines and a little more, a drawing its own height."""
    height = 0.0
    for node in nodes:
        if not isinstance(node, Element):
            continue
        if node.tag == "svg":
            height += _millimetres(node, "height") + 3
        elif node.tag in BLOCKS:
            height += -(-_ems(plain_text(node)) * size // (CARD.text - 6)) * line + GAP * size
        else:
            height += _height(node.children, size, line)
    return height


def _ems(text: str) -> float:
    """Width of a text in em: a full-width character counts 1, another about a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def _lines(book: Book, cards: Sequence[CutCard]) -> Iterator[Line]:
    if cards:
        yield Line(label="", anchor=cards[0].anchor, title=words(book.language)["course.cards"])


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=("cut-cards",))
