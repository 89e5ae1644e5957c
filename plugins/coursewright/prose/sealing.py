"""Locks a question's texts into its capsule, out of the page's tree, when Markdown and the engine are done with it.

By then MkDocs has rewritten the links and images inside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from coursewright.base.markup import Sealed
from coursewright.prose.addresses import rooted
from coursewright.prose.looks.look import Conversion
from coursewright.quiz.seal import capsule

SEALED_TAG = "cw-sealed"
_MARKED = re.compile(f"[&<>{STX}]")
"""What a text of words alone has none of: it is written as it is."""
ENTITIES = ("raw_html", "amp_substitute")
"""The steps of Markdown's that finish a text: listings put back, ampersands."""


class SealHolder(XmlElement):
    """Stands in the tree, in its `owner`, with a sealed leaf's rendered texts as its children, in the leaf's order."""

    def __init__(self, leaf: Sealed, owner: XmlElement) -> None:
        super().__init__(SEALED_TAG)
        self.leaf = leaf
        self.owner = owner
        owner.append(self)


class SealTreeprocessor(Treeprocessor):
    """Replaces every holder by a capsule in `data-seal` of the element that it stands in."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.markdown = md
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Change the tree in place; no sealed text is left in it."""
        for holder in [found for found in root.iter(SEALED_TAG) if isinstance(found, SealHolder)]:
            owner = holder.owner
            owner.remove(holder)  # a holder that stood elsewhere by now would be a bug: ValueError
            texts = [self._written(part) for part in holder]
            owner.set("data-seal", capsule(contents(holder.leaf, texts), holder.leaf.context))
            self._root(owner.get("data-question", ""), holder.leaf, texts)

    def _root(self, question: str, leaf: Sealed, texts: Sequence[str]) -> None:
        """Leave the capsule of a question for a page at the root, where it is another one."""
        from_root = [rooted(text, self.conversion.page) for text in texts]
        if question and from_root != texts:
            self.conversion.findings.capsules[question] = capsule(contents(leaf, from_root), leaf.context)

    def _written(self, part: XmlElement) -> str:
        """What a part holds, as HTML."""
        if not len(part) and not _MARKED.search(part.text or ""):
            return (part.text or "").strip()
        html = self.markdown.serializer(part)
        html = html[html.index(">") + 1 : html.rindex("</")].strip()
        if STX in html:
            for name in ENTITIES:
                html = self.markdown.postprocessors[name].run(html)
        return html


def contents(leaf: Sealed, rendered: Sequence[str]) -> dict[str, object]:
    """What a capsule's JSON holds: the leaf's values and each rendered text at its path."""
    plain: dict[str, object] = dict(leaf.values)
    for (path, _), text in zip(leaf.texts, rendered, strict=True):
        here = plain
        for step in path[:-1]:
            child = here.setdefault(step, {})
            if not isinstance(child, dict):
                raise TypeError(f"{leaf.context}: {path} runs through a value")
            here = child
        here[path[-1]] = text
    return plain
