"""A trainer's session: a spread of the plan and the learner's page with notes, then the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.handbook.mirror import Miniature
from coursewright.handbook.model import Book, Chapter
from coursewright.handbook.notes import (
    Note,
    lines_of,
    note_rows,
    notes_fit,
    numbered,
    part_notes,
    wants_width,
)
from coursewright.handbook.pinning import PINNED
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.languages.words import handbook_words
from coursewright.languages.words import words as ui_words

PURPOSE, PURPOSE_LINES = 34, 6
"""Ems of a line of what a session is for, and how many it may have beside the plan."""


@dataclass(slots=True)
class _Found:
    """What of a lesson's body a session prints."""

    notes: list[Note]
    stand_ups: list[Element]
    checks: list[Node]
    questions: list[tuple[str, Element]]


def render_session(book: Book, chapter: Chapter) -> tuple[Tree, tuple[Miniature, ...]]:
    """The spread and the answers, and the page that the spread shows."""
    mirror = book.mirror
    found = _Found(notes=[], stand_ups=[], checks=[], questions=[])
    _collect(chapter.body, chapter.anchor, found)
    purpose, notes = _purpose_of(found.notes)
    views = _views_of(found)
    if notes_fit([*notes, *views]) or not notes_fit(notes):  # what goes on overleaf has room there for more
        notes = [*notes, *views]
        found.questions = [row for row in found.questions if not _is_again(row[1])]
    # A table is set below the miniature: what stands beside it does not wait for that.
    notes.sort(key=wants_width)
    miniature = mirror.miniatures.get(chapter.slug)
    verso = el(
        "section",
        {"class": "plan spread", "id": chapter.anchor},
        _head(book, chapter),
        el("div", {"class": "purpose"}, purpose) if purpose else None,
        *_plan_with_foot(chapter.plan, found.stand_ups),
    )
    recto = el("section", {"class": "mini"}, _recto(book, chapter, miniature, notes))
    tree = (verso, recto, *_answers(book, found))
    return mirror.reading(tree), (miniature,) if miniature else ()


def _collect(nodes: Iterable[Node], anchor: str, found: _Found) -> None:
    """Notes, cards and questions of a tree, in order; what stands within a self-check stays there."""
    for node in nodes:
        if not isinstance(node, Element):
            continue
        attributes = dict(node.attrs)
        classes = attributes.get("class", "").split()
        here = attributes.get("id", anchor) if node.tag == "section" else anchor
        if "selftest" in classes:
            found.checks.append(node)
        elif "tr" in classes and node.tag == "div":
            found.notes.append(Note(anchor=here, nodes=node.children))
        elif "standup" in classes:
            found.stand_ups.append(node)
        elif "quiz" in classes or "again" in classes:
            found.questions.append((here, node))
        else:
            _collect(node.children, here, found)


def _purpose_of(notes: list[Note]) -> tuple[Tree, list[Note]]:
    """What a session is for, as the first note begins, and the notes beside the learner's page.

    A list in the first note, or what makes it long, is one of these.
    """
    if not notes:
        return (), []
    first, *others = notes
    kept: list[Node] = []
    for node in first.nodes:
        kept.append(node)
        if not _is_short_text(node) or lines_of(kept, PURPOSE) > PURPOSE_LINES:
            kept.pop()
            break
    rest = first.nodes[len(kept) :]
    if not any(isinstance(node, Element) and node.tag == "p" for node in kept):
        return (), notes
    if not any(plain_text(node).strip() for node in rest):
        return tuple(kept), others
    heads = [node for node in kept if isinstance(node, Element) and node.tag == "h4"]
    return tuple(kept), [replace(first, nodes=(*heads, *rest)), *others]


def _is_short_text(node: Node) -> bool:
    return not isinstance(node, Element) or node.tag in ("h4", "p")


def _is_again(element: Element) -> bool:
    return "again" in dict(element.attrs).get("class", "").split()


def _views_of(found: _Found) -> list[Note]:
    """What the course thinks of a question that was asked first, as notes: the page shows the rest."""
    return [
        Note(anchor=anchor, nodes=key.children)
        for anchor, question in found.questions
        if _is_again(question)
        for key in _elements([question])
        if _is_key(key)
    ]


def _plan_with_foot(plan: Tree, stand_ups: list[Element]) -> Iterator[Node]:
    """The plan, and at its foot what to bring along beside the card for those who lead a team."""
    kits = [node for node in plan if isinstance(node, Element) and dict(node.attrs).get("class") == "kit"]
    yield from (node for node in plan if node not in kits)
    if kits or stand_ups:
        yield el(
            "div",
            {"class": f"foot {PINNED}"},
            el("div", {"class": "cell"}, kits),
            el("div", {"class": "cell"}, stand_ups),
        )


def _head(book: Book, chapter: Chapter) -> Element:
    word, ui = handbook_words(book.language), ui_words(book.language)
    first, last = book.mirror.pages.get(chapter.slug), book.mirror.last.get(chapter.slug)
    pages = f"{first}–{last}" if first is not None and last not in (None, first) else str(first or "")
    kicker = el("p", {"class": "pk n"}, ui["lesson.plan.head"])
    facts = el("p", {"class": "lps n"}, word["learner-pages"], el("b", None, pages)) if pages else None
    return el(
        "div",
        {"class": "ph"},
        el("span", {"class": "no"}, f"{chapter.number:02d}"),
        kicker,
        el("h1", {"data-run": _run(book, chapter)}, title_line(chapter.title)),
        other_line(chapter.other_title, book.other_language, "p", "et n"),
        facts,
    )


def _run(book: Book, chapter: Chapter) -> str:
    return handbook_words(book.language)["lesson-run"].format(number=chapter.number, title=chapter.title)


def _recto(book: Book, chapter: Chapter, miniature: Miniature | None, notes: list[Note]) -> Iterator[Node]:
    """The learner's page with notes beside it as far as they have room, the others below."""
    beside, below = part_notes(numbered(notes)) if miniature else ([], numbered(notes))
    if miniature:
        yield _page(book, chapter, miniature, [_note(book, note) for note in beside], notes)
    if below:
        yield el("div", {"class": "below"}, [_row(book, row) for row in note_rows(below)])


def _row(book: Book, row: tuple[Note, ...]) -> Element:
    """Notes side by side, or one over the whole width."""
    drawn = [_note(book, note) for note in row]
    return el("div", {"class": "two"}, drawn) if len(drawn) > 1 else drawn[0]


def _page(
    book: Book, chapter: Chapter, miniature: Miniature, beside: list[Element], notes: list[Note]
) -> Element:
    word = handbook_words(book.language)
    page = book.mirror.pages.get(chapter.slug, 0)
    alt = word["miniature"].format(page=page, title=chapter.title)
    discs = [
        el("span", {"class": "disc", "data-beside": note.anchor}, str(number))
        for number, note in enumerate(notes, start=1)
    ]
    frame = el("div", {"class": "frame"}, el("img", {"src": miniature.address, "alt": alt}), discs)
    title = el("h2", {"class": "mh"}, word["learner-page"].format(page=page))
    cells = (el("div", {"class": "shown"}, frame), el("div", {"class": "beside"}, beside))
    return el("div", {"class": "facing"}, title, el("div", {"class": "row"}, cells))


def _note(book: Book, note: Note) -> Element:
    """A note with its number, and the learner's page that it belongs to."""
    page = book.mirror.pages.get(note.anchor)
    label = handbook_words(book.language)["learner-page"].format(page=page) if page else ""
    mark = el("span", {"class": "num"}, str(note.number))
    of = el("p", {"class": "n of"}, mark, el("span", {"class": "at"}, text_line(label)))
    return el("div", {"class": "tn"}, of, note.nodes)


def _elements(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from _elements(node.children)


def _answers(book: Book, found: _Found) -> Tree:
    """The self-check with key and debrief, then the questions that stand in the text."""
    title = handbook_words(book.language)["in-text"]
    rows = [
        el("div", {"class": "asked"}, _asked_at(book, anchor), question)
        for anchor, question in found.questions
        if _has_key(question)
    ]
    more = el("section", {"class": "s intext"}, el("h2", None, title), rows) if rows else None
    return (*found.checks, *([more] if more else []))


def _asked_at(book: Book, anchor: str) -> Element | None:
    page = book.mirror.pages.get(anchor)
    if page is None:
        return None
    return el("p", {"class": "n at"}, handbook_words(book.language)["learner-page"].format(page=page))


def _has_key(question: Element) -> bool:
    return any(map(_is_key, _elements([question])))


def _is_key(element: Element) -> bool:
    return "key" in dict(element.attrs).get("class", "").split()
