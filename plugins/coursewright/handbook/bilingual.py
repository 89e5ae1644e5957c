"""A form in both languages of a course: below what one says stands, in small, what the other says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.handbook.sections import attribute
from coursewright.handbook.typeset import Tree, html_language

LEAVES = frozenset({"th", "td", "p", "li", "dt", "dd", "h3", "h4", "h5", "h6", "span"})
"""What holds the words of one line, cell or paragraph."""
EXAMPLE = "eg"
"""The class of a row that is filled in, by somebody who speaks one language."""


def in_both(own: Tree, other: Tree, language: str) -> Tree:
    """A form's tree with the words of the same form in another `language`."""
    return tuple(_paired(own, other, html_language(language)))


def _paired(own: Iterable[Node], other: Iterable[Node], language: str) -> Iterator[Node]:
    """Each element with what the other form has in its place: the first table with the first, and so on."""
    twins = _by_place(other)
    seen: Counter[str] = Counter()
    for node in own:
        if not isinstance(node, Element):
            yield node
            continue
        twin = twins.get((node.tag, seen[node.tag]))
        seen[node.tag] += 1
        yield node if twin is None else _with_words(node, twin, language)


def _by_place(nodes: Iterable[Node]) -> dict[tuple[str, int], Element]:
    places: dict[tuple[str, int], Element] = {}
    seen: Counter[str] = Counter()
    for node in nodes:
        if isinstance(node, Element):
            places[node.tag, seen[node.tag]] = node
            seen[node.tag] += 1
    return places


def _with_words(own: Element, other: Element, language: str) -> Element:
    if EXAMPLE in attribute(own, "class").split():
        return own
    if not _is_leaf(own):
        return replace(own, children=tuple(_paired(own.children, other.children, language)))
    mine, theirs = plain_text(own).strip(), plain_text(other).strip()
    if not mine or not theirs or mine == theirs:
        return own
    return replace(own, children=(*own.children, el("span", {"class": "twin", "lang": language}, theirs)))


def _is_leaf(element: Element) -> bool:
    """Whether an element is one line of words: not a cell with paragraphs, circles or words to ring in it."""
    if element.tag not in LEAVES:
        return False
    inner = (node for node in element.children if isinstance(node, Element))
    return not any(
        node.tag in LEAVES - {"span"} or attribute(node, "class") in ("ring", "o", "bx") for node in inner
    )
