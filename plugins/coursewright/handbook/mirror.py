"""The learner's handbook as a trainer's refers to it: the page of each anchor, and lessons' first pages to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from coursewright.base.markup import Element, Node, el
from coursewright.handbook.changes import Change

Tree = tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miniature:
    """A page that is shown small: the address that a picture names it by, and the document whose first page it is.

    `changes` were made to its tree where it was printed.
    """

    address: str
    document: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """What a trainer's book says of the learner's: `pages` by anchor, `last` pages and `miniatures` by lesson."""

    pages: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, int] = field(default_factory=dict)
    miniatures: Mapping[str, Miniature] = field(default_factory=dict)

    def reading(self, nodes: Iterable[Node]) -> Tree:
        """A tree in which references to pages are those of the learner's book, as plain text."""
        return tuple(self._read(nodes))

    def _read(self, nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if not isinstance(node, Element):
                yield node
                continue
            attributes = dict(node.attrs)
            page = self.pages.get(attributes.get("href", "").removeprefix("#"))
            if page is not None and attributes.get("class") == "pg":
                yield el("span", {"class": "lp"}, str(page))
            else:
                yield replace(node, children=self.reading(node.children))


NO_MIRROR = Mirror()
"""Of a course without a book of lessons for learners."""
