"""Puts a markup tree into Python-Markdown's tree, so that its texts are rendered in the page's one pass."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.util import AtomicString

from coursewright.base.markup import Element, Embed, Node, Prose, Sealed, to_html
from coursewright.prose.figures import render_embed
from coursewright.prose.targets import Conversion

SEALED_TAG = "cw-sealed"
PART_TAG = "cw-part"


def fill(node: Node, parent: XmlElement, md: Markdown, conversion: Conversion) -> None:
    """Append a markup node to a parent of Markdown's tree; `Prose` becomes Markdown still to be processed."""
    if isinstance(node, str):
        _append_text(parent, node)
    elif isinstance(node, Element):
        child = SubElement(parent, node.tag, dict(node.attrs))
        for inner in node.children:
            fill(inner, child, md, conversion)
    elif isinstance(node, Prose):
        _prose(node, parent, md)
    elif isinstance(node, Sealed):
        _sealed(node, parent, md, conversion)
    elif isinstance(node, Embed):
        fill(render_embed(node, md, conversion), parent, md, conversion)


def _append_text(parent: XmlElement, text: str) -> None:
    """Plain text that Markdown must not touch."""
    if len(parent):
        last = parent[-1]
        last.tail = AtomicString((last.tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def _prose(leaf: Prose, parent: XmlElement, md: Markdown) -> None:
    text = leaf.text
    for name, element in leaf.slots:
        stash = md.htmlStash.store(to_html(element))
        text = text.replace(f"[[{name}]]", stash)
    if leaf.inline:
        # A span of its own, so that Markdown's processing cannot reach the fixed text around it.
        child = SubElement(parent, "span", {"class": "cw-t"}) if len(parent) or parent.text else parent
        child.text = re.sub(r"\s*\n\s*", " ", text.strip())
    else:
        md.parser.parseChunk(parent, text)


def _sealed(leaf: Sealed, parent: XmlElement, md: Markdown, conversion: Conversion) -> None:
    number = len(conversion.sealed)
    conversion.sealed.append((leaf, ""))
    parent.set("data-seal", f"@cw-seal-{number}@")
    holder = SubElement(parent, SEALED_TAG, {"n": str(number)})
    for index, (_, text) in enumerate(leaf.texts):
        _prose(text, SubElement(holder, PART_TAG, {"n": str(index)}), md)
