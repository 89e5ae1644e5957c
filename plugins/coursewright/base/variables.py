"""Variables: `%hotline%` in a text stands for a value, which is plain text wherever it comes to stand.

Code is left alone, and so is what follows a digit: `10%to20%` names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from coursewright.base.markup import Element, Node

VARIABLE = re.compile(r"(?<![0-9A-Za-z%])%([a-z][a-z0-9]*(?:-[a-z0-9]+)*)%(?![0-9A-Za-z%])")
"""A variable where it stands in a text."""
SPOKEN = ("alt", "aria-label", "title")
"""Attributes that people are told."""
AS_WRITTEN = frozenset({"code", "kbd", "pre", "script", "style", "svg"})
"""Elements in which nothing is a variable."""


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with the values of its variables; one that has none stays as it is written."""
    if "%" not in text:
        return text
    return VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)


def filled_tree(nodes: Iterable[Node], values: Mapping[str, str]) -> tuple[Node, ...]:
    """A tree with the values of its variables; what holds none is the same tree."""
    return tuple(_filled(node, values) for node in nodes)


def _filled(node: Node, values: Mapping[str, str]) -> Node:
    if isinstance(node, str):
        return filled(node, values)
    if not isinstance(node, Element) or node.tag in AS_WRITTEN:
        return node
    attrs = tuple((key, filled(text, values) if key in SPOKEN else text) for key, text in node.attrs)
    children = filled_tree(node.children, values)
    same = all(one is other for one, other in zip(children, node.children, strict=True))
    return node if same and attrs == node.attrs else replace(node, attrs=attrs, children=children)
