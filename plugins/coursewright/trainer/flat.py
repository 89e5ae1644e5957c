"""Trees of the site made fit for a slide: nothing to press, no way out, ids that occur once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from coursewright.base.markup import Element, Node

LEFT_OUT = frozenset({"template", "noscript", "script", "style", "iframe"})
PLAIN = {"a": "span", "button": "span", "cw-figure": "div", "details": "div", "summary": "b"}
NAMING = frozenset({"aria-labelledby", "aria-describedby", "headers"})
DROPPED = re.compile(
    r"popover\w*|href|target|type|tabindex|open|hidden|role|data-.*|aria-(live|expanded|controls|haspopup)"
)
_URL = re.compile(r"url\(#([^)]+)\)")
Picture: TypeAlias = Callable[[str], str]
"""From a picture's address in a page to the one beside the slides."""


def flat_tree(nodes: Iterable[Node], begin: str, picture: Picture) -> tuple[Node, ...]:
    """Nodes for one slide; each id, and what names it, begins with `begin`."""
    return tuple(
        _flat(node, begin, picture) if isinstance(node, Element) else node
        for node in nodes
        if not (isinstance(node, Element) and node.tag in LEFT_OUT)
    )


def _flat(element: Element, begin: str, picture: Picture) -> Element:
    drawn = element.tag == "svg" or "viewBox" in dict(element.attrs)
    attrs = tuple(_attributes(element, begin, picture, drawn=drawn))
    return Element(
        tag=PLAIN.get(element.tag, element.tag),
        attrs=attrs,
        children=flat_tree(element.children, begin, picture),
    )


def _attributes(element: Element, begin: str, picture: Picture, *, drawn: bool) -> Iterable[tuple[str, str]]:
    for name, value in element.attrs:
        if name == "id":
            yield name, f"{begin}{value}"
        elif name in NAMING:
            yield name, " ".join(f"{begin}{row}" for row in value.split())
        elif name == "href" and element.tag == "use":
            yield name, f"#{begin}{value.removeprefix('#')}"
        elif name == "src" and element.tag == "img":
            yield name, picture(value)
        elif name == "style":
            continue
        elif (name == "role" and drawn) or not DROPPED.fullmatch(name):
            yield name, _URL.sub(lambda found: f"url(#{begin}{found[1]})", value)
