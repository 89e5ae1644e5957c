"""Steps of Python-Markdown that look at every element of a page, done with less work and the same result.

A page with a quiz has thousands of elements, in most of which such a step has nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from xml.etree.ElementTree import HTML_EMPTY
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX

KNOWN = (
    "autolink", "automail", "backtick", "coursewright-slot", "em_strong", "entity", "escape", "footnote", "html",
    "image_link", "image_reference", "linebreak", "link", "reference", "short_image_ref", "short_reference",
)  # fmt: skip
"""The inline patterns none of which matches a text without one of the signs below."""
_BARE = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
"""An ampersand that begins no entity, as Markdown's writer knows them."""
_SIGNS = re.compile(r"[`\\\[<&*_]|  \n")


Inserted = Callable[[], Iterable[XmlElement]]
"""Gives the elements that stand in a page without being written there: their texts were read when they were made."""


@contextmanager
def apart(elements: Iterable[XmlElement]) -> Iterator[None]:
    """Let what some elements hold be out of sight meanwhile."""
    held = [(element, list(element)) for element in elements]
    for element, _ in held:
        element[:] = []
    try:
        yield
    finally:
        for element, inner in held:
            element[:] = inner


class QuickInline(InlineProcessor):
    """Asks no pattern about a text that has no sign of any, nor looks into what is inserted."""

    quick = False

    def __init__(self, md: Markdown, inserted: Inserted = tuple) -> None:
        super().__init__(md)
        self.inserted = inserted

    def run(self, tree: XmlElement, ancestors: list[str] | None = None) -> XmlElement:
        """Apply the patterns, all of which may be those of somebody else."""
        patterns = self.inlinePatterns
        self.quick = sum(name in patterns for name in KNOWN) == len(patterns)
        # The words of a choice are no more than text by now: only they are still to be read.
        read = [element for element in self.inserted() if next(element.iter("option"), None) is None]
        with apart(read):
            return super().run(tree, ancestors)

    # The base class calls its own private name.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if self.quick and not _SIGNS.search(data):
            return data
        done: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return done


class QuickUnescape(UnescapeTreeprocessor):
    """Looks for escaped signs where there is the mark of one."""

    def unescape(self, text: str) -> str:
        """A text with its escaped signs as they are."""
        return super().unescape(text) if STX in text else text


def register_quick(md: Markdown, inserted: Inserted = tuple) -> None:
    """Put the quick steps in the place of Markdown's own, where these are still there."""
    steps = md.treeprocessors
    if type(steps["inline"]) is InlineProcessor:
        steps.register(QuickInline(md, inserted), "inline", 20)
    if type(steps["unescape"]) is UnescapeTreeprocessor:
        steps.register(QuickUnescape(md), "unescape", 0)


def use_quick_writer(md: Markdown) -> None:
    """Let Markdown write its tree by `write_xhtml` (it chooses a writer after its extensions are registered)."""
    if md.serializer is to_xhtml_string:
        md.serializer = write_xhtml


def write_xhtml(element: XmlElement) -> str:
    """The text of a tree as Markdown's own writer gives it, which takes what has no name."""
    out: list[str] = []
    try:
        _write(element, out.append)
    except TypeError:
        return to_xhtml_string(element)
    return "".join(out)


def _write(element: XmlElement, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    if type(tag) is not str:
        raise TypeError
    attrs = "".join([_attribute(name, value) for name, value in sorted(element.items())])
    low = tag.lower()
    if low in HTML_EMPTY:
        write(f"<{tag}{attrs} />")
    else:
        write(f"<{tag}{attrs}>")
        if text:
            write(text if low in ("script", "style") else _escaped(text))
        for child in element:
            _write(child, write)
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


@lru_cache(maxsize=8192)
def _attribute(name: str, value: str | None) -> str:
    if type(name) is not str or not isinstance(value, str | None):
        raise TypeError
    if value is None:
        return f" {name}"
    quoted = _escaped(value).replace('"', "&quot;")
    return f' {name}="{quoted}"'


def _escaped(text: str) -> str:
    if "&" in text:
        text = _BARE.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
