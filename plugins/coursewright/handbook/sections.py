"""A book as sections, each laid out by itself, and the links between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A section with its ids and the anchors in the book that it links to, in order, and the bytes of its text."""

    section: Section
    ids: tuple[str, ...]
    targets: tuple[str, ...]
    size: int


def know(section: Section) -> Known:
    """What one walk over a section tells."""
    ids: list[str] = []
    targets: list[str] = []
    size = _walk(section.tree, ids, targets)
    return Known(section=section, ids=tuple(ids), targets=tuple(targets), size=size)


def anchors_of(sections: Iterable[Known]) -> frozenset[str]:
    """Every id that a link in the book can point at."""
    return frozenset(name for known in sections for name in known.ids)


def check_links(
    sections: Sequence[Known],
    elsewhere: frozenset[str],
    issues: IssueLog,
    left_out: Collection[str] = frozenset(),
) -> None:
    """Report every link whose anchor neither the book nor the rest of the course has.

    The rest are the anchors `elsewhere`, and all those in the lessons `left_out`, which are named by their slugs.
    """
    known = anchors_of(sections) | elsewhere

    def is_lost(target: str) -> bool:
        return target not in known and target.partition("--")[0] not in left_out

    for row in sections:
        if not any(map(is_lost, row.targets)):
            continue
        for element, place in _placed(row.section.tree, Place(file=row.section.name)):
            target = _target(element)
            if target and is_lost(target):
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


def settle_links(known: Known, digits: Mapping[str, int], own: frozenset[str], reference: str) -> Tree:
    """The section's tree with room for page numbers at its links.

    `digits` says how many digits the page of each anchor has, `own` holds the book's anchors: other links become
    plain text, and lines that tell nothing but where a question was taught are left out. `reference` is the wording
    of a page reference, `（第 {page} 页）`.
    """
    if not known.targets:
        return known.section.tree
    inside = frozenset(known.ids)

    def settled(link: Element, target: str) -> Tree:
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

    return _settled(known.section.tree, own, settled)


def _settled(nodes: Tree, own: frozenset[str], settled: Callable[[Element, str], Tree]) -> Tree:
    """The nodes with what stands for their links; the same tuple where none of them changes."""
    rows: list[Node] = []
    changed = False
    for node in nodes:
        if not isinstance(node, Element):
            rows.append(node)
            continue
        if _names_lost_page(node, own):
            changed = True
            continue
        children = _settled(node.children, own, settled)
        same = children is node.children
        element = node if same else replace(node, children=children)
        target = _target(element)
        rows += settled(element, target) if target else (element,)
        changed = changed or not same or bool(target)
    return tuple(rows) if changed else nodes


def _names_lost_page(node: Element, own: frozenset[str]) -> bool:
    """Whether a line tells where a question was taught, on a page that the book does not have."""
    classes = attribute(node, "class")
    if TAUGHT not in classes or TAUGHT not in classes.split():  # most elements have no such word in it
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


def _walk(nodes: Iterable[Node], ids: list[str], targets: list[str]) -> int:
    """Add all ids in a tree, and all anchors in the book that it links to; the bytes of its text."""
    size = 0
    for node in nodes:
        if isinstance(node, str):
            size += len(node.encode())
        elif isinstance(node, Element):
            if name := attribute(node, "id"):
                ids.append(name)
            if target := _target(node):
                targets.append(target)
            size += _walk(node.children, ids, targets)
    return size


def ids_of(nodes: Iterable[Node]) -> Iterator[str]:
    """All ids in a tree."""
    ids: list[str] = []
    _walk(nodes, ids, [])
    return iter(ids)


def targets_of(nodes: Iterable[Node]) -> Iterator[str]:
    """All anchors in the book that a tree links to."""
    targets: list[str] = []
    _walk(nodes, [], targets)
    return iter(targets)
