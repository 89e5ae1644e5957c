"""Numbered figures and tables of a lesson: anchors for those that have none, and what a list says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coursewright.base.markup import Element, Node, plain_text
from coursewright.handbook.sections import attribute
from coursewright.handbook.typeset import Tree
from coursewright.handbook.uses import is_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A figure or a table: its anchor, its label (`图 3-1`) and its caption."""

    anchor: str
    label: str
    caption: str


def with_own_anchors(tree: Tree, slug: str) -> Tree:
    """A lesson's tree in which each numbered figure and table has an id."""
    counts = {"figure": 0, "table": 0}

    def marked(nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if not isinstance(node, Element) or is_apart(node):
                yield node
                continue
            attrs = node.attrs
            if _caption(node) is not None:
                counts[node.tag] += 1
                if not attribute(node, "id"):
                    attrs = (*attrs, ("id", f"{slug}--{node.tag}-{counts[node.tag]}"))
            yield replace(node, attrs=attrs, children=tuple(marked(node.children)))

    return tuple(marked(tree))


def numbered_in(tree: Iterable[Node]) -> Iterator[Numbered]:
    """The numbered figures and tables of a tree, in its order."""
    for node in tree:
        if not isinstance(node, Element) or is_apart(node):
            continue
        caption = _caption(node)
        if caption is not None:
            yield Numbered(anchor=attribute(node, "id"), label=caption[0], caption=caption[1])
        yield from numbered_in(node.children)


def is_figure(element: Element) -> bool:
    """Whether an element is a numbered figure."""
    return element.tag == "figure" and _caption(element) is not None


def _caption(element: Element) -> tuple[str, str] | None:
    """The label and the text of a figure's or a table's caption; None where it has no number."""
    holder = _holder(element)
    *before, text = holder.children if holder and holder.children else ("",)
    label = "".join(map(plain_text, before)).strip()
    return (label, plain_text(text).strip()) if label else None


def _holder(element: Element) -> Element | None:
    """What holds a caption: the last element of a figure, the first cell of a table."""
    inner = [node for node in element.children if isinstance(node, Element)]
    if element.tag == "figure":
        return next((node for node in inner if node.tag == "figcaption"), None)
    head = next((node for node in inner if node.tag == "thead"), None) if element.tag == "table" else None
    rows = [node for node in head.children if isinstance(node, Element)] if head else []
    if not rows or attribute(rows[0], "role") != "caption":
        return None
    return next((node for node in rows[0].children if isinstance(node, Element)), None)
