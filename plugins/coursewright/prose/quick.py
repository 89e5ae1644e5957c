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
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX

from coursewright.prose.tree import Written

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

    def run(self, root: XmlElement) -> None:
        """Put escaped signs back in texts (but those of code), tails and attributes."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            for name, value in element.items():
                if value is not None and STX in value:
                    element.set(name, self.unescape(value))


class QuickLists(AttrListTreeprocessor):
    """Looks for no list of attributes in what is inserted, unless there is the mark of one in its texts."""

    inserted: Inserted = staticmethod(tuple)

    def run(self, doc: XmlElement) -> None:
        """Give elements their attributes."""
        with apart([element for element in self.inserted() if "{" not in "".join(element.itertext())]):
            super().run(doc)


class QuickToc(TocTreeprocessor):
    """Looks at headings, and at what has an id, alone."""

    def run(self, doc: XmlElement) -> None:
        """Collect the headings."""
        super().run(_Headed(doc))  # type: ignore[arg-type]  # all that it asks of a tree

    def replace_marker(self, root: XmlElement, elem: XmlElement) -> None:
        """Put the contents where an author wants them, for which the whole tree is searched."""
        super().replace_marker(root.root if isinstance(root, _Headed) else root, elem)


class _Headed:
    """A tree that shows of its elements those that may be headings or have an id."""

    def __init__(self, root: XmlElement) -> None:
        self.root = root
        self.found = [
            element
            for element in root.iter()
            if element.get("id") is not None or (type(element.tag) is str and element.tag[:1] in ("h", "H"))
        ]

    def iter(self) -> Iterator[XmlElement]:
        """The elements in order."""
        return iter(self.found)


def register_quick(md: Markdown, inserted: Inserted = tuple) -> None:
    """Put the quick steps in the place of Markdown's own, where these are still there."""
    steps = md.treeprocessors
    if type(steps["inline"]) is InlineProcessor:
        steps.register(QuickInline(md, inserted), "inline", 20)
    if type(steps["unescape"]) is UnescapeTreeprocessor:
        steps.register(QuickUnescape(md), "unescape", 0)


def use_quick_steps(md: Markdown, inserted: Inserted) -> None:
    """The same for what is there only when all extensions are registered: lists of attributes, contents, the writer."""
    if md.serializer is to_xhtml_string:
        md.serializer = write_xhtml
    for step in md.treeprocessors:
        # They keep what their extensions set, so they change their class and are not made anew.
        if type(step) is AttrListTreeprocessor:
            step.__class__ = QuickLists
            vars(step)["inserted"] = inserted
        elif type(step) is TocTreeprocessor:
            step.__class__ = QuickToc


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
    attrs = element.items()
    if not attrs:
        write(f"<{tag}")
    else:
        rows = sorted(attrs) if len(attrs) > 1 else attrs
        write(f"<{tag}{''.join([attribute_text(name, value) for name, value in rows])}")
    low = tag.lower()
    if low in HTML_EMPTY:
        write(" />")
    else:
        write(">")
        if type(element) is Written:
            write(element.html)
        elif text:
            write(text if low in ("script", "style") else escaped_text(text))
        for child in element:
            _write(child, write)
        write(f"</{tag}>")
    if tail:
        write(escaped_text(tail))


@lru_cache(maxsize=8192)
def attribute_text(name: str, value: str | None) -> str:
    """An attribute with a blank before it."""
    if type(name) is not str or not isinstance(value, str | None):
        raise TypeError
    if value is None:
        return f" {name}"
    quoted = escaped_text(value).replace('"', "&quot;")
    return f' {name}="{quoted}"'


def escaped_text(text: str) -> str:
    """A text as it stands between tags; its entities stay what they are."""
    if "&" in text:
        text = _BARE.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
