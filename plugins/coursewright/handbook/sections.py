"""A book as sections, each laid out by itself, and the links between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node, el
from coursewright.handbook.fragment import PLACEHOLDER
from coursewright.handbook.mirror import Miniature
from coursewright.handbook.origins import read_mark
from coursewright.handbook.typeset import Tree
from coursewright.prose.places import AT

_NUMBERED = frozenset({"pg", "pgx", "tl"})
TAUGHT = "taught"


Side = Literal["left", "right", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is laid out in one go. `name` is how faults call it; `tree` is what the page's body holds.

    `heads` are the `data-*` attributes that running heads are drawn from. `starts` is the side that its first page
    must have. `miniatures` are pages of another book that it shows. Its pages are `zoom` times as large as they are
    laid out, if not as the book's. One that `joins` goes on the page of such a one before it.
    """

    name: str
    tree: Tree
    classes: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    starts: Side = "right"
    miniatures: tuple[Miniature, ...] = ()
    zoom: float | None = None
    joins: bool = False


def anchors_of(sections: Sequence[Section]) -> frozenset[str]:
    """Every id that a link in the book can point at."""
    return frozenset(name for section in sections for name in ids_of(section.tree))


def check_links(
    sections: Sequence[Section],
    elsewhere: frozenset[str],
    issues: IssueLog,
    left_out: Collection[str] = frozenset(),
) -> None:
    """Report every link whose anchor neither the book nor the rest of the course has.

    The rest are the anchors `elsewhere`, and all those in the lessons `left_out`, which are named by their slugs.
    """
    known = anchors_of(sections) | elsewhere
    for section in sections:
        for element, place in _placed(section.tree, Place(file=section.name)):
            target = _target(element)
            if target and target not in known and target.partition("--")[0] not in left_out:
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
    plain text, and lines that tell nothing but where a question was taught are left out. `reference` is the wording
    of a page reference, `（第 {page} 页）`.
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
            if _names_lost_page(node, own):
                continue
            children = tuple(walked(node.children))
            same = all(one is other for one, other in zip(children, node.children, strict=False))
            whole = same and len(children) == len(node.children)
            element = node if whole else replace(node, children=children)
            yield from settled(element) if _target(element) else (element,)

    return tuple(walked(section.tree))


def _names_lost_page(node: Element, own: frozenset[str]) -> bool:
    """Whether a line tells where a question was taught, on a page that the book does not have."""
    if TAUGHT not in attribute(node, "class").split():
        return False
    return any(target not in own for target in targets_of(node.children))


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
