"""Puts a markup tree into Python-Markdown's tree, its leaves filled in."""

from __future__ import annotations

from functools import cached_property
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.util import AtomicString

from coursewright.base.markup import Element, Embed, Node, Prose, Sealed, el
from coursewright.prose.looks.look import Conversion
from coursewright.prose.places import AT, place_text
from coursewright.prose.sealing import SealHolder
from coursewright.prose.still import QUIZ, StillWriter
from coursewright.prose.texts import TextReader, is_plain, keep_part, only_line
from coursewright.prose.tree import BLOCKS, RUNS, append_fixed, append_text
from coursewright.prose.whole import check_whole

PART_TAG = "cw-part"


class Filler:
    """Fills trees into one page; texts are read by one reader."""

    def __init__(self, conversion: Conversion, md: Markdown) -> None:
        self.conversion = conversion
        self.md = md
        self.still = StillWriter(conversion, md)
        self._in_quiz = False

    @cached_property
    def reader(self) -> TextReader:
        """Made for the first text: most pages of a site have none."""
        return TextReader(self.md)

    def fill(self, node: Node, parent: XmlElement) -> None:
        """Append a node to a parent of Markdown's tree."""
        if isinstance(node, Element):
            self._element(node, parent)
        elif isinstance(node, str):
            append_fixed(parent, node)
        elif isinstance(node, Prose):
            self._prose(node, parent)
        elif isinstance(node, Sealed):
            self._sealed(node, parent)
        elif isinstance(node, Embed):
            self.fill(self._embedded(node), parent)

    def _element(self, node: Element, parent: XmlElement) -> None:
        if self._in_quiz and (written := self.still.written(node)) is not None:
            parent.append(written)
            return
        child = SubElement(parent, node.tag, dict(node.attrs))
        begins = node.tag == QUIZ and self.still.may_write
        self._in_quiz = self._in_quiz or begins
        for inner in node.children:
            self.fill(inner, child)
        self._in_quiz = self._in_quiz and not begins
        if len(child) and child.tag in RUNS and any(inner.tag in BLOCKS for inner in child):
            child.set("class", child.get("class", "strong" if child.tag == "b" else "") or "cw-t")
            child.tag = "div"
        elif child.tag == "option":
            _flatten(child)
        elif not len(child) and child.get("class") == "cw-more":
            parent.remove(child)

    def _prose(self, leaf: Prose, parent: XmlElement) -> None:
        if self.conversion.look.tells_places:
            parent.set(AT, place_text(leaf.place))
        if leaf.part != "rest" and is_plain(leaf.text):
            target = _line_of(parent) if leaf.inline else SubElement(parent, "p")
            target.text = AtomicString(leaf.text)
            return
        holder = self.reader.read(leaf)
        line = only_line(holder)
        # Most texts are plain words: where they stand as they were written there is nothing to compare.
        if leaf.part != "rest" and (
            line is None or len(line) or (line.text or "").split() != leaf.text.split()
        ):
            self._compare(leaf, holder)
        if leaf.part != "whole":
            keep_part(holder, leaf.part)
            line = only_line(holder)
        if line is None or not leaf.inline:
            for block in list(holder):
                parent.append(block)
            return
        target = _line_of(parent)
        target.text = line.text
        target.extend(list(line))

    def _compare(self, leaf: Prose, holder: XmlElement) -> None:
        """Tell what of a text would be on no page."""
        text = leaf.text
        for name, _ in leaf.slots:
            text = text.replace(f"[[{name}]]", " ")
        conversion = self.conversion
        check_whole(
            text.split("\n"),
            holder,
            conversion.stash,
            (),
            lambda _line, _column: leaf.place,
            conversion.issues,
            area="quiz",
        )

    def _sealed(self, leaf: Sealed, parent: XmlElement) -> None:
        holder = SealHolder(leaf, parent)
        for _, text in leaf.texts:
            self._prose(text, SubElement(holder, PART_TAG))

    def _embedded(self, leaf: Embed) -> Element:
        """A question's figure; one that is not known becomes a visible box."""
        loaded = self.conversion.project.figures.get(leaf.figure)
        if loaded is not None:
            return self.conversion.look.embed(leaf, loaded, self.conversion)
        message = f"figure '{leaf.figure}' is not known"
        self.conversion.issues.error("quiz/unknown-figure", leaf.place, f"{message}.")
        return el("p", {"class": "admonition danger"}, message)


def _line_of(parent: XmlElement) -> XmlElement:
    """What holds a line: a span of its own, so that what is done to it cannot reach the fixed text around it."""
    return SubElement(parent, "span", {"class": "cw-t"}) if len(parent) or parent.text else parent


def _flatten(option: XmlElement) -> None:
    """A choice of a native select holds words alone."""
    text = "".join(option.itertext())
    for child in list(option):
        option.remove(child)
    option.text = None
    append_text(option, text)
