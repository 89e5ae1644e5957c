"""The Python-Markdown extension: fences, blocks, terms, captions and capsules for any engine that uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from coursewright.prose.captions import CaptionTreeprocessor
from coursewright.prose.emphasis import EmphasisTreeprocessor
from coursewright.prose.fill import Filler
from coursewright.prose.gate import LostPostprocessor, WholeTreeprocessor
from coursewright.prose.looks.look import Conversion
from coursewright.prose.page import MARKER, PagePreprocessor, marker
from coursewright.prose.places import AT, place_text
from coursewright.prose.quick import register_quick, use_quick_steps


class CoursewrightExtension(Extension):
    """Adds coursewright to a Markdown instance; `start` gives the state of a new page's conversion."""

    def __init__(self, start: Callable[[], Conversion]) -> None:
        super().__init__()
        self.start = start
        self.conversion: Conversion | None = None
        self.md: Markdown | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Python-Markdown's)
        """Register all processors around one conversion."""
        self.conversion = conversion = self.start()
        conversion.stash = md.htmlStash
        md.registerExtension(self)
        register_quick(md, self._inserted)
        self.md = md
        # 28: after white space is normalised (30), before superfences (25) takes the fences.
        reader = PagePreprocessor(md, conversion)
        md.preprocessors.register(reader, "coursewright-page", 28)
        inserts = InsertProcessor(md, conversion, reader)
        md.parser.blockprocessors.register(inserts, "coursewright-insert", 106)
        # 14: after inline Markdown (20) and the look's links (15), before toc collects headings (5).
        md.treeprocessors.register(CaptionTreeprocessor(md, conversion), "coursewright-captions", 14)
        md.treeprocessors.register(EmphasisTreeprocessor(md, conversion), "coursewright-emphasis", 13)
        # -90: after all that changes words, before capsules are locked (-100).
        md.treeprocessors.register(WholeTreeprocessor(md, reader), "coursewright-whole", -90)
        md.postprocessors.register(LostPostprocessor(md, reader), "coursewright-lost", -10)
        conversion.look.extend(md, conversion)

    def reset(self) -> None:
        """Begin a new page; Markdown has emptied its stash."""
        if self.conversion is not None and self.md is not None:
            self.conversion.begin("")
            use_quick_steps(self.md, self._inserted)

    def _inserted(self) -> Iterable[XmlElement]:
        """What was put into the page that is converted."""
        return self.conversion.findings.inserted if self.conversion is not None else ()


class InsertProcessor(BlockProcessor):
    """Puts trees where their markers stand, and wraps what is between an opening and a closing marker."""

    def __init__(self, md: Markdown, conversion: Conversion, reader: PagePreprocessor) -> None:
        super().__init__(md.parser)
        self.conversion = conversion
        self.reader = reader
        self.filler = Filler(conversion, md)

    def test(self, parent: XmlElement, block: str) -> bool:  # noqa: ARG002  (Python-Markdown's signature)
        """Whether a block is one of our markers."""
        return MARKER.match(block.rstrip()) is not None

    def run(self, parent: XmlElement, blocks: list[str]) -> bool | None:
        """Fill in the tree, or parse the blocks up to the closing marker into a container."""
        match = MARKER.match(blocks.pop(0).strip())
        if match is None or match["what"] == "c":
            return None
        number = int(match["number"])
        self.reader.met(match["what"], number)
        if match["what"] == "e":
            self._insert(number, parent)
            return None
        inner = self._inner(number, blocks)
        opening = self.conversion.look.opening(self.reader.containers[number])
        child = SubElement(parent, opening.tag, dict(opening.attrs))
        if opening.heading is not None:
            self.filler.fill(self.conversion.look.draw(opening.heading, self.conversion), child)
        self.parser.parseBlocks(child, inner)
        return None

    def _insert(self, number: int, parent: XmlElement) -> None:
        before, insert = len(parent), self.reader.inserts[number]
        self.filler.fill(insert.node, parent)
        for element in list(parent)[before:]:
            self.conversion.findings.inserted.add(element)
            if self.conversion.look.tells_places:
                element.set(AT, place_text(insert.place))

    def _inner(self, number: int, blocks: list[str]) -> list[str]:
        end = marker("c", number)
        found: list[str] = []
        while blocks:
            block = blocks.pop(0)
            if block.strip() == end:
                break
            found.append(block)
        return found
