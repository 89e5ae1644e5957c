"""Authors' texts that stand within a tree: all of Markdown's blocks, and nothing that a page collects elsewhere.

A question's reason may be sealed. Whatever Markdown would move out of it (the text of a footnote, the target of a
link's definition, a heading for the table of contents) could be read beside the capsule, so these texts have a
Markdown of their own that knows no such thing. Their trees are put into the page's while it is parsed: the engine then
rewrites the links in them like all others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from coursewright.base.markup import Element, Prose
from coursewright.course.extensions import TEXT_EXTENSIONS, settings_of
from coursewright.prose.quick import register_quick
from coursewright.prose.tree import thawed
from coursewright.quiz.texts.code import without_comments
from coursewright.quiz.texts.html import TAGS

_TAGS = (  # Anything else is shown as it is written, and told by `check`.
    rf"(</?(?:{'|'.join(sorted(TAGS - {'span'}))})\s*/?>"
    r"|<span\s+lang=(?:\"[\w-]+\"|'[\w-]+'|[\w-]+)\s*>|</span\s*>)"
)
FORMULA, FORMULAS = "arithmatex-inline", "arithmatex-block"
"""What pymdownx.arithmatex calls its two readers."""
_COLLECTED = ("hashheader", "setextheader", "reference")
_TREE_STEPS = ("task-list", "inline", "attr_list")
_SOFT_BREAK = re.compile(r"(?<!  )[ \t]*\n[ \t]*(?![ \t])(?!\{[^\n]*\}[ ]*$)")
PLAIN = re.compile(
    r"(?!\d+[.)])(?:[^\W_]|[“‘《〈（「『【])[^\x00-\x1f\x7f-\x9f\u2028\u2029`*_\[\]<>\\&{}|~$^]*(?<!\s)"
)
"""A line of words in which no Markdown of a text's has anything to read: it is a paragraph of those words."""
_SLOT = r"\[\[([^\[\]]+)\]\]"


class _SlotProcessor(InlineProcessor):
    """Puts an element where `[[name]]` stands, if the text has one of that name; in code it is left alone."""

    slots: Mapping[str, Element] = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802  (name and types are Python-Markdown's)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  (its signature)
    ) -> tuple[XmlElement | None, int | None, int | None]:
        """The element; an unknown name is no match."""
        slot = self.slots.get(m[1].strip())
        return (None, None, None) if slot is None else (thawed(slot), m.start(0), m.end(0))


class TextReader:
    """Reads one text after another for a page, whose Markdown keeps finished listings and knows formulas."""

    def __init__(self, page: Markdown) -> None:
        self.md = Markdown(extensions=list(TEXT_EXTENSIONS), extension_configs=settings_of(TEXT_EXTENSIONS))
        self.md.htmlStash = page.htmlStash
        self.md.preprocessors.deregister("html_block")
        register_quick(self.md)
        for name in _COLLECTED:
            self.md.parser.blockprocessors.deregister(name)
        # A site of its own may set formulas: they stay within their text.
        if FORMULA in page.inlinePatterns:
            self.md.inlinePatterns.register(page.inlinePatterns[FORMULA], FORMULA, 189.9)
        if FORMULAS in page.parser.blockprocessors:
            self.md.parser.blockprocessors.register(page.parser.blockprocessors[FORMULAS], FORMULAS, 79.9)
        self.slot = _SlotProcessor(_SLOT, self.md)
        # 175: after code (190) and escapes (180), before links (160).
        self.md.inlinePatterns.register(self.slot, "coursewright-slot", 175)
        self.md.inlinePatterns.register(HtmlInlineProcessor(_TAGS, self.md), "html", 90)

    def read(self, leaf: Prose) -> XmlElement:
        """A text's blocks as the children of an element; its words are out of reach of the page's Markdown."""
        return _paragraph(leaf.text) if is_plain(leaf.text) else self.parse(leaf)

    def parse(self, leaf: Prose) -> XmlElement:
        """The same for a text with anything for Markdown to read in it."""
        lines = without_comments(leaf.text).strip("\n").split("\n")
        for preprocessor in self.md.preprocessors:
            lines = preprocessor.run(lines)
        holder = XmlElement("div")
        self.md.parser.parseChunk(holder, "\n".join(lines))
        if leaf.inline:
            _join_lines(holder)
        self.slot.slots = dict(leaf.slots)
        for name in _TREE_STEPS:
            self.md.treeprocessors[name].run(holder)
        for element in holder.iter():
            # An id would be one of the page's; what is sealed has none there.
            if element.get("id") and element.tag not in ("input", "select"):
                del element.attrib["id"]
            element.text = AtomicString(element.text) if element.text else None
            element.tail = AtomicString(element.tail) if element.tail else None
        return holder


def is_plain(text: str) -> bool:
    """Whether a text is a paragraph of its words as they stand, as most are."""
    return PLAIN.fullmatch(text) is not None


def _paragraph(text: str) -> XmlElement:
    holder = XmlElement("div")
    SubElement(holder, "p").text = AtomicString(text)
    return holder


def _join_lines(holder: XmlElement) -> None:
    """Lines of a paragraph are one line of words; two blanks at the end of one break it, as everywhere."""
    for paragraph in holder.findall("p"):
        if paragraph.text and not isinstance(paragraph.text, AtomicString):
            paragraph.text = _SOFT_BREAK.sub(" ", paragraph.text)


def only_line(holder: XmlElement) -> XmlElement | None:
    """The paragraph that is all there is, so that it can stand as a line within something; else None."""
    if len(holder) != 1 or holder[0].tag != "p" or holder[0].attrib:
        return None
    text = (holder[0].text or "").strip()
    return None if not len(holder[0]) and HTML_PLACEHOLDER_RE.fullmatch(text) else holder[0]


def keep_part(holder: XmlElement, part: str) -> None:
    """Leave the first paragraph alone (`lead`), or what follows it (`rest`)."""
    paragraph = holder[0] if len(holder) and holder[0].tag == "p" else None
    if paragraph is not None and HTML_PLACEHOLDER_RE.fullmatch((paragraph.text or "").strip()):
        paragraph = None
    lead = [paragraph] if paragraph is not None else list(holder)
    for child in list(holder):
        if (child in lead) != (part == "lead"):
            holder.remove(child)
