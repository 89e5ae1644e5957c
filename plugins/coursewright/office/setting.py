"""What a tree is read with: its language, where it stands, and what it may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.base.markup import Element, Node
from coursewright.office.blocks import Block, Frame
from coursewright.office.pictures import PictureBook

BLOCKS = frozenset(
    "address article aside blockquote details div dl dt dd fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section summary table ul".split()
)
"""Elements that begin a paragraph of their own."""
OWN_LINE = frozenset({"taught", "why"})
"""Classes of spans that do."""

Flow = Callable[[Iterable[Node], "Setting"], tuple[Block, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where nodes stand: `style` and `frame` of their paragraphs, `width` in millimetres, `rise` of heading levels.

    `lessons` are labels of lessons by slug; `series` numbers the lists of a document; `flow` reads nodes as blocks.
    """

    language: str
    lessons: Mapping[str, str]
    pictures: PictureBook
    series: Iterator[int]
    flow: Flow
    width: float
    rise: int = 0
    style: str = "Body Text"
    frame: Frame = ""
    level: int = 0


def classes_of(node: Node) -> frozenset[str]:
    """An element's classes; none of anything else."""
    return frozenset(attribute(node, "class").split()) if isinstance(node, Element) else frozenset()


def attribute(node: Element, name: str) -> str:
    """An attribute's value, or ""."""
    return next((value for key, value in node.attrs if key == name), "")


def elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """All elements of a tree in order."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def children_of(element: Element, *tags: str) -> list[Element]:
    """The children with one of these tags."""
    return [child for child in element.children if isinstance(child, Element) and child.tag in tags]


def is_block(node: Node) -> bool:
    """Whether a node stands on lines of its own."""
    return isinstance(node, Element) and (node.tag in BLOCKS or bool(OWN_LINE & classes_of(node)))


def opened(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with the children of spans that hold blocks in their places."""
    for node in nodes:
        if isinstance(node, Element) and not is_block(node) and any(map(is_block, elements(node.children))):
            yield from opened(node.children)
        else:
            yield node
