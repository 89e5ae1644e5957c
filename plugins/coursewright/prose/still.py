"""Parts of a quiz that nothing on a page looks into: written as they are filled in, they stand as one element.

Most of a quiz is such: buttons, marks, options in plain words. As elements of Markdown's tree each of them would be
made, be walked past by a dozen steps, and be written at last just so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from markdown import Markdown
from markdown.util import STX

from coursewright.base.lately import Lately
from coursewright.base.markup import Element, Node, Prose
from coursewright.prose.looks.look import Conversion
from coursewright.prose.quick import attribute_text, escaped_text, write_xhtml
from coursewright.prose.texts import is_plain
from coursewright.prose.tree import BLOCKS, RUNS, Written

QUIZ = "cw-quiz"
"""No block to Markdown, so that no step sets line ends in it."""
STILL = frozenset("b button div fieldset input label legend p small span template".split())
"""Tags that no step looks for."""
STEPS = (
    "abbr", "attr_list", "coursewright-captions", "coursewright-contents", "coursewright-emphasis",
    "coursewright-links", "coursewright-seal", "coursewright-search", "coursewright-variables", "coursewright-whole",
    "footnote", "footnote-duplicate", "inline", "mkdocs_extract_anchors", "mkdocs_extract_title", "prettify",
    "relpath", "task-list", "toc", "unescape",
)  # fmt: skip
"""The steps that have nothing to do in what is still; search reads it by itself."""
SAME = frozenset({"cw-acts", "cw-state", "cw-words"})
"""Classes of elements that are the same trees on all pages of a language."""
_HELD = 16


class StillWriter:
    """Writes elements of quizzes for the pages of one Markdown."""

    def __init__(self, conversion: Conversion, md: Markdown) -> None:
        self._conversion = conversion
        self._md = md
        self._lately: Lately[str | None] = Lately(_HELD)

    @cached_property
    def may_write(self) -> bool:
        """Whether all steps of a page are known, and its text is written as here."""
        steps = self._md.treeprocessors
        known = sum(name in steps for name in STEPS) == len(steps)
        return known and self._md.serializer is write_xhtml and not self._conversion.look.tells_places

    @cached_property
    def _fills_in(self) -> bool:
        """Whether the course has variables."""
        return bool(self._conversion.project.course.values)

    def written(self, node: Element) -> Written | None:
        """An element that stands in a quiz, as text; None where something in it is looked for, or may change."""
        if node.tag not in STILL:
            return None
        out: list[str] = []
        known = _begin(node.tag, node.attrs, filled_in=self._fills_in) and self._write_inner(node, out.append)
        return Written(node, "".join(out)) if known else None

    def _write(self, node: Element, write: Callable[[str], None]) -> bool:
        """Write an element as Markdown would write it from its tree; False where there has to be a tree."""
        begin = _begin(node.tag, node.attrs, filled_in=self._fills_in) if node.tag in STILL else ""
        write(begin)
        if not begin or node.tag == "input":
            return begin != ""
        known = self._write_inner(node, write)
        write(f"</{node.tag}>")
        return known

    def _write_inner(self, node: Element, write: Callable[[str], None]) -> bool:
        if not node.attrs or node.attrs[0][1] not in SAME:
            return self._write_children(node, write)
        html = self._lately.get(node, "", lambda: self._inner(node))
        write(html or "")
        return html is not None

    def _inner(self, node: Element) -> str | None:
        out: list[str] = []
        return "".join(out) if self._write_children(node, out.append) else None

    def _write_children(self, node: Element, write: Callable[[str], None]) -> bool:
        alone, said = node.tag == "span" and len(node.children) == 1, ""
        for child in settled(node.children):
            if isinstance(child, str):
                if self._may_change(child, alone=alone):
                    return False
                said += child
            elif not isinstance(child, Element) or (child.tag in BLOCKS and node.tag in RUNS):
                return False
            else:
                write(escaped_text(said))
                said = ""
                if not self._write(child, write):
                    return False
        write(escaped_text(said))
        return True

    def _may_change(self, text: str, *, alone: bool) -> bool:
        """Whether a text may hold a variable, a list of attributes (not `alone` in a span) or a mark of Markdown's."""
        return STX in text or ("{" in text and not alone) or (self._fills_in and "%" in text)


@lru_cache(maxsize=4096)
def _begin(tag: str, attrs: tuple[tuple[str, str], ...], *, filled_in: bool) -> str:
    """How an element begins; "" where it is looked for, has a variable, or is taken away where it is empty."""
    if any(name == "id" or value == "cw-more" or (filled_in and "%" in value) for name, value in attrs):
        return ""
    told = "".join(attribute_text(name, value) for name, value in sorted(attrs))
    return f"<{tag}{told} />" if tag == "input" else f"<{tag}{told}>"


def settled(children: Iterable[Node]) -> Iterator[Node]:
    """Children with plain texts as they will stand: as words, or in an element of their own."""
    begun = False
    for child in children:
        node = _settled(child, begun=begun) if isinstance(child, Prose) else child
        begun = begun or node != ""
        yield node


def _settled(leaf: Prose, *, begun: bool) -> Node:
    if leaf.part == "rest" or not is_plain(leaf.text):
        return leaf
    if not leaf.inline:
        return Element(tag="p", children=(leaf.text,))
    return Element(tag="span", attrs=(("class", "cw-t"),), children=(leaf.text,)) if begun else leaf.text
