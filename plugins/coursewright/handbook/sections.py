"""A book as sections, each laid out by itself, and the links between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node, el
from coursewright.base.words import words as ui_words
from coursewright.handbook.back import (
    render_cards,
    render_glossary,
    render_key,
    render_scenario,
    render_sheet,
    scenario_run,
)
from coursewright.handbook.fragment import PLACEHOLDER
from coursewright.handbook.front import render_contents, render_cover
from coursewright.handbook.lessons import (
    lesson_run,
    module_run,
    render_chapter,
    render_part,
    render_plan,
)
from coursewright.handbook.mirror import Miniature
from coursewright.handbook.model import Book, Chapter, Part
from coursewright.handbook.origins import read_mark
from coursewright.handbook.sessions import render_session
from coursewright.handbook.typeset import Tree
from coursewright.handbook.wording import handbook_words
from coursewright.prose.places import AT

_NUMBERED = frozenset({"pg", "pgx", "tl"})


Side = Literal["left", "right", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is laid out in one go. `name` is how faults call it; `tree` is what the page's body holds.

    `heads` are the `data-*` attributes that running heads are drawn from. `starts` is the side that its first page
    must have. `miniatures` are pages of another book that it shows.
    """

    name: str
    tree: Tree
    classes: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    starts: Side = "right"
    miniatures: tuple[Miniature, ...] = ()


def plan_sections(book: Book) -> list[Section]:
    """The sections of a book in printing order."""
    words = handbook_words(book.language)
    sections: list[Section] = []
    for wanted in book.parts_wanted:
        if wanted == "cover":
            sections.append(Section(name="cover", tree=render_cover(book)))
        elif wanted == "contents":
            sections.append(_plain("contents", words["contents"], render_contents(book)))
        elif wanted in ("lessons", "sessions"):
            chapter = _lesson if wanted == "lessons" else _session
            sections.extend(section for part in book.parts for section in _module(book, part, chapter))
        elif wanted == "scenarios":
            sections.extend(_scenarios(book))
        elif wanted == "worksheets":
            sections.extend(_sheets(book))
        else:
            sections.extend(_back(book, wanted))
    return sections


def _back(book: Book, wanted: str) -> Iterator[Section]:
    """Cards, glossary and answer key, those that hold anything."""
    words = handbook_words(book.language)
    if wanted == "cards" and book.cards:
        yield _plain("cards", ui_words(book.language)["course.cards"], render_cards(book))
    elif wanted == "glossary" and book.glossary:
        yield _plain("glossary", words["glossary"], render_glossary(book))
    elif wanted == "key":
        yield _plain("answer key", words["key"], render_key(book))


def _plain(name: str, title: str, tree: Tree) -> Section:
    return Section(name=name, tree=tree, heads={"lesson": title, "module": title}, starts="next")


def _module(
    book: Book, part: Part, sections_of: Callable[[Book, Chapter], Iterable[Section]]
) -> Iterator[Section]:
    """A module's page, and what `sections_of` makes of each of its lessons."""
    heads = {"module": module_run(book, part)}
    yield Section(name=f"part page of module {part.number}", tree=render_part(book, part), heads=heads)
    for chapter in part.chapters:
        for section in sections_of(book, chapter):
            own = {**heads, "lesson": lesson_run(book, chapter)}
            yield replace(section, classes=f"m{part.number}", heads=own)


def _lesson(book: Book, chapter: Chapter) -> Iterator[Section]:
    """The plan of its session, where there is one, and the lesson itself."""
    if chapter.plan:
        yield Section(name=f"plan of {chapter.slug}", tree=render_plan(book, chapter), starts="next")
    yield Section(name=f"lesson {chapter.slug}", tree=render_chapter(book, chapter), starts="next")


def _session(book: Book, chapter: Chapter) -> Iterator[Section]:
    """A spread that faces itself, then the answers."""
    tree, miniatures = render_session(book, chapter)
    yield Section(name=f"session {chapter.slug}", tree=tree, starts="left", miniatures=miniatures)


def _scenarios(book: Book) -> list[Section]:
    sections = []
    for scenario in book.scenarios:
        run = scenario_run(book, scenario)
        tree = render_scenario(book, scenario)
        sections.append(
            Section(name=scenario.anchor, tree=tree, heads={"lesson": run, "module": run}, starts="next")
        )
    return sections


def _sheets(book: Book) -> list[Section]:
    return [
        Section(
            name=f"worksheet {sheet.code}",
            tree=render_sheet(book, sheet),
            heads={"sheet": f"{sheet.code}\u3000{book.title}"},
            starts="right" if sheet is book.sheets[0] else "next",
        )
        for sheet in book.sheets
    ]


def anchors_of(sections: Sequence[Section]) -> frozenset[str]:
    """Every id that a link in the book can point at."""
    return frozenset(name for section in sections for name in ids_of(section.tree))


def check_links(sections: Sequence[Section], elsewhere: frozenset[str], issues: IssueLog) -> None:
    """Report every link whose anchor neither the book nor the rest of the course has."""
    known = anchors_of(sections) | elsewhere
    for section in sections:
        for element, place in _placed(section.tree, Place(file=section.name)):
            target = _target(element)
            if target and target not in known:
                issues.error(
                    "book/broken-link",
                    place,
                    f"this links to '#{target}', which no page of the book has.",
                    "Look at what the link names, or leave it out.",
                )


def _placed(nodes: Iterable[Node], place: Place) -> Iterator[tuple[Element, Place]]:
    """All elements, each with the place that it or what is around it tells."""
    for node in nodes:
        if isinstance(node, Element):
            here = read_mark(attribute(node, AT)) or place
            yield node, here
            yield from _placed(node.children, here)


def settle_links(section: Section, digits: Mapping[str, int], own: frozenset[str], reference: str) -> Tree:
    """The section's tree with room for page numbers at its links.

    `digits` says how many digits the page of each anchor has, `own` holds the book's anchors: other links become
    plain text. `reference` is the wording of a page reference, `（第 {page} 页）`.
    """
    inside = frozenset(ids_of(section.tree))

    def settled(link: Element) -> Tree:
        target = _target(link)
        if target not in own:
            return link.children
        number = PLACEHOLDER * digits[target]
        classes = frozenset(attribute(link, "class").split())
        if _NUMBERED & classes:
            return (replace(link, attrs=(*link.attrs, ("data-page", number))),)
        if target in inside or target.startswith("term-") or "to" in classes:
            return (link,)
        text = reference.format(page=number)
        return (link, el("span", {"class": "ref", "data-ref": text, "data-to": target}))

    def walked(nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if not isinstance(node, Element):
                yield node
                continue
            children = tuple(walked(node.children))
            same = all(one is other for one, other in zip(children, node.children, strict=False))
            whole = same and len(children) == len(node.children)
            element = node if whole else replace(node, children=children)
            yield from settled(element) if _target(element) else (element,)

    return tuple(walked(section.tree))


def attribute(element: Element, name: str) -> str:
    """An attribute's value, or ""."""
    for key, value in element.attrs:
        if key == name:
            return value
    return ""


def _target(element: Element) -> str:
    """The anchor in the book that an element links to, or ""."""
    href = attribute(element, "href") if element.tag == "a" else ""
    return href[1:] if href.startswith("#") else ""


def _elements(nodes: Iterable[Node]) -> Iterator[Element]:
    stack = [node for node in nodes if isinstance(node, Element)]
    stack.reverse()
    while stack:
        element = stack.pop()
        yield element
        stack += [node for node in reversed(element.children) if isinstance(node, Element)]


def ids_of(nodes: Iterable[Node]) -> Iterator[str]:
    """All ids in a tree."""
    for element in _elements(nodes):
        if name := attribute(element, "id"):
            yield name


def targets_of(nodes: Iterable[Node]) -> Iterator[str]:
    """All anchors in the book that a tree links to."""
    for element in _elements(nodes):
        if target := _target(element):
            yield target
