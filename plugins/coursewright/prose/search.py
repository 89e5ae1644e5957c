"""What a reader's search can find on a page: read off the finished tree, when no sealed text is left in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX

from coursewright.base.markup import Element, Node
from coursewright.prose.looks.look import Conversion, Section
from coursewright.prose.still import settled
from coursewright.prose.tree import Written, parse_html, thawed

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template", "svg", "object"})
INLINE = frozenset(
    "a abbr b bdi bdo button cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup "
    "time u var wbr".split()
)
"""Elements that part no words; any other ends the line."""
EXCLUDED = frozenset({"data-search-exclude", "popover"})
"""Attributes of what is not read with the text around it; a glossary's card is found in the glossary."""


class SearchTreeprocessor(Treeprocessor):
    """Leaves a page's sections with the conversion; the tree stays as it is."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: XmlElement) -> None:
        """Read the tree."""
        stash = self.conversion.stash.rawHtmlBlocks
        self.conversion.findings.sections = sections_of(root, stash, self.conversion.findings.drawn)


def sections_of(root: XmlElement, stash: Sequence[object], drawn: Mapping[str, Node]) -> tuple[Section, ...]:
    """The text of a page by the headings that can be linked to; what stands above them all is the first section.

    `stash` is the HTML that Markdown keeps, `drawn` are the trees of what we put there ourselves. A heading inside
    an element rules no further than that element.
    """
    reader = _Reader(stash=stash, drawn=drawn)
    reader.read(root, reader.open("", ""))
    made = (
        Section(anchor=part.anchor, heading=spaced(part.heading), text=spaced("".join(part.words)))
        for part in reader.parts
    )
    return tuple(part for part in made if part.text or part.heading)


def spaced(text: str) -> str:
    """Text with single blanks and a line for each block; of blocks that say the same, as questions do, the first."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in dict.fromkeys(lines) if line)


@dataclass(slots=True, kw_only=True)
class _Part:
    anchor: str
    heading: str
    words: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Reader:
    stash: Sequence[object]
    drawn: Mapping[str, Node]
    parts: list[_Part] = field(default_factory=list)

    def open(self, anchor: str, heading: str) -> _Part:
        """Begin a section."""
        self.parts.append(_Part(anchor=anchor, heading=heading))
        return self.parts[-1]

    def read(self, element: XmlElement, part: _Part) -> None:
        """Give the words of what an element holds to `part`, or to the sections that begin in it."""
        part.words.extend(self._said(element.text))
        before = ""
        for child in element:
            # Spans side by side are columns, not letters of a word.
            part.words.append(" " if before == child.tag == "span" else "")
            before = "" if child.tail else child.tag
            if child.tag == "h1":
                part = self.parts[0]  # the page's title says the same
            elif child.tag in HEADINGS and (anchor := child.get("id")) and EXCLUDED.isdisjoint(child.attrib):
                part = self.open(anchor, "".join(self._inner(child)))
            elif child.tag not in SILENT and EXCLUDED.isdisjoint(child.attrib):
                part.words.append("" if child.tag in INLINE else "\n")
                if isinstance(child, Written):
                    self._read_written(child.node.children, part)
                else:
                    self.read(child, part)
                part.words.append("" if child.tag in INLINE else "\n")
            part.words.extend(self._said(child.tail))

    def _read_written(self, nodes: Sequence[Node], part: _Part) -> None:
        """The same for what is written already, in which no section begins."""
        before = ""
        for node in settled(nodes):
            if isinstance(node, str):
                part.words.append(node.replace("\n", " "))
                before = "" if node else before
            elif isinstance(node, Element):
                part.words.append(" " if before == node.tag == "span" else "")
                before = node.tag
                if node.tag not in SILENT and EXCLUDED.isdisjoint(name for name, _ in node.attrs):
                    part.words.append("" if node.tag in INLINE else "\n")
                    self._read_written(node.children, part)
                    part.words.append("" if node.tag in INLINE else "\n")

    def _inner(self, element: XmlElement) -> Iterator[str]:
        yield from self._said(element.text)
        for child in element:
            if child.tag not in SILENT and child.get("class") != "headerlink":
                yield from self._inner(child)
            yield from self._said(child.tail)

    def _said(self, text: str | None) -> Iterator[str]:
        """A text; where it stands for HTML that is kept elsewhere, what that says."""
        if not text or STX not in text:
            # Line ends of the source are blanks; only elements part lines.
            yield (text or "").replace("\n", " ")
            return
        pieces = HTML_PLACEHOLDER_RE.split(text.replace(AMP_SUBSTITUTE, "&"))
        for index, piece in enumerate(pieces):
            yield self._kept(int(piece)) if index % 2 else piece.replace("\n", " ")

    def _kept(self, number: int) -> str:
        kept = _Part(anchor="", heading="")
        tree = self.drawn.get(str(number))
        if isinstance(tree, Element):
            holder = XmlElement("div")
            holder.append(thawed(tree))
        else:
            html = self.stash[number]
            holder = parse_html(html) if isinstance(html, str) else XmlElement("div")
        self.read(holder, kept)
        return "".join(kept.words)
