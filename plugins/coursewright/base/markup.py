"""A small tree for HTML, SVG and XML, with leaves that later rooms fill in.

Question kinds and pages build this tree; only `prose` knows Markdown and only `quiz.seal` knows capsules,
so what needs them stands in the tree as a leaf: `Prose`, `Embed` or `Sealed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from coursewright.base.issues import Place

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A tag with attributes (in order) and children."""

    tag: str
    attrs: tuple[tuple[str, str], ...] = ()
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """An author's Markdown: inline (no paragraph around it) or block; `slots` fill `[[name]]` in it.

    Of a text with several blocks the `lead` is its first paragraph, the `rest` what follows; a text that does not
    begin with a paragraph is all lead.
    """

    text: str
    place: Place
    inline: bool = True
    slots: tuple[tuple[str, Element], ...] = ()
    part: Literal["whole", "lead", "rest"] = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A figure named by an author, drawn where the page is put together.

    `anchor` begins the ids in the drawing; `picks` are parts that can be chosen, each with its token; `marks` are
    parts with the letters that choices have in print.
    """

    figure: str
    place: Place
    anchor: str = ""
    picks: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a capsule holds: JSON values by name, and texts by path (`("why", token)`) still to be rendered.

    `context` is the string that the capsule is bound to. The capsule's base64 becomes
    attribute `data-seal` of the element that the leaf is a direct child of.
    """

    context: str
    values: Mapping[str, object]
    texts: tuple[tuple[tuple[str, ...], Prose], ...] = ()


Leaf = Prose | Embed | Sealed
Node = Element | Leaf | str
_NODES = (Element, str, Prose, Embed, Sealed)
"""The same as a tuple, which is asked for in a third of the time."""


def el(
    tag: str, attrs: Mapping[str, object] | None = None, *children: Node | Iterable[Node] | None
) -> Element:
    """An element; attributes that are None or False are left out, True is written as an empty value."""
    inner: list[Node] = []
    for child in children:
        if isinstance(child, _NODES):
            inner.append(child)
        elif child is not None:
            inner.extend(child)
    return Element(tag=tag, attrs=_attributes(attrs) if attrs else (), children=tuple(inner))


def _attributes(attrs: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(
        [
            (name, value if type(value) is str else "" if value is True else str(value))
            for name, value in attrs.items()
            if value is not None and value is not False
        ]
    )


def around(text: str, node: Node) -> tuple[Node, ...]:
    """A UI text with a node in the place of its one `{name}`."""
    before, _, rest = text.partition("{")
    return tuple(part for part in (before, node, rest.partition("}")[2]) if part)


def to_html(node: Node, fill: Callable[[Leaf], str] | None = None) -> str:
    """Markup as text, escaped; leaves are written by `fill` (a leaf without it is a bug: TypeError)."""
    parts: list[str] = []
    _write(node, fill, parts)
    return "".join(parts)


def _write(node: Node, fill: Callable[[Leaf], str] | None, parts: list[str]) -> None:
    """Add a node's text to that of the nodes before it."""
    if isinstance(node, str):
        parts.append(escape(node, quote=False))
    elif isinstance(node, Element):
        parts.append(f"<{node.tag}")
        for name, value in node.attrs:
            parts.append(f' {name}="{escape(value)}"')
        parts.append(">")
        if node.tag not in VOID:
            for child in node.children:
                _write(child, fill, parts)
            parts.append(f"</{node.tag}>")
    elif fill is None:
        raise TypeError(f"a {type(node).__name__} leaf reached the writer unfilled")
    else:
        parts.append(fill(node))


def plain_text(node: Node) -> str:
    """The text of a tree without markup; `Prose` gives its Markdown source, `Sealed` gives nothing."""
    if isinstance(node, str):
        return node
    if isinstance(node, Prose):
        return node.text
    if isinstance(node, Element):
        return "".join(plain_text(child) for child in node.children)
    return ""
