"""The Python-Markdown extension: fences, blocks, terms, captions and capsules for any engine that uses it."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from coursewright.base.markup import to_html
from coursewright.prose.blocks import open_container
from coursewright.prose.book import BookTreeprocessor
from coursewright.prose.captions import CaptionTreeprocessor
from coursewright.prose.emphasis import EmphasisTreeprocessor
from coursewright.prose.fill import fill
from coursewright.prose.page import MARKER, PagePreprocessor, marker
from coursewright.prose.sealing import SealPostprocessor
from coursewright.prose.targets import Conversion
from coursewright.prose.terms import LinkTreeprocessor


class CoursewrightExtension(Extension):
    """Adds coursewright to a Markdown instance; `start` gives the state of a new page's conversion."""

    def __init__(self, start: Callable[[], Conversion]) -> None:
        super().__init__()
        self.start = start

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Python-Markdown's)
        """Register all processors around one conversion."""
        conversion = self.start()
        md.registerExtension(self)
        # 28: after white space is normalised (30), before superfences (25) takes the fences.
        reader = PagePreprocessor(md, conversion)
        md.preprocessors.register(reader, "coursewright-page", 28)
        md.parser.blockprocessors.register(
            InsertProcessor(md, conversion, reader), "coursewright-insert", 105
        )
        # 15: after inline Markdown (20), before MkDocs rewrites links (0) and toc collects headings (5).
        md.treeprocessors.register(LinkTreeprocessor(md, conversion), "coursewright-links", 15)
        md.treeprocessors.register(CaptionTreeprocessor(md, conversion), "coursewright-captions", 14)
        md.treeprocessors.register(EmphasisTreeprocessor(md, conversion), "coursewright-emphasis", 13)
        if conversion.on_paper:
            md.treeprocessors.register(BookTreeprocessor(md, conversion), "coursewright-book", -5)
        md.postprocessors.register(SealPostprocessor(md, conversion), "coursewright-seal", -10)


class InsertProcessor(BlockProcessor):
    """Puts trees where their markers stand, and wraps what is between an opening and a closing marker."""

    def __init__(self, md: Markdown, conversion: Conversion, reader: PagePreprocessor) -> None:
        super().__init__(md.parser)
        self.md = md
        self.conversion = conversion
        self.reader = reader

    def test(self, parent: XmlElement, block: str) -> bool:  # noqa: ARG002  (Python-Markdown's signature)
        """Whether a block is one of our markers."""
        return MARKER.match(block.rstrip()) is not None

    def run(self, parent: XmlElement, blocks: list[str]) -> bool | None:
        """Fill in the tree, or parse the blocks up to the closing marker into a container."""
        match = MARKER.match(blocks.pop(0).strip())
        if match is None or match["what"] == "c":
            return None
        number = int(match["number"])
        if match["what"] == "e":
            fill(self.reader.inserts[number], parent, self.md, self.conversion)
            return None
        inner = self._inner(number, blocks)
        tag, attrs, heading = open_container(self.reader.containers[number], self.conversion)
        child = SubElement(parent, tag, attrs)
        if heading is not None and self.conversion.on_paper:
            fill(heading, child, self.md, self.conversion)
        elif heading is not None:
            child.text = self.md.htmlStash.store(to_html(heading))
        self.parser.parseBlocks(child, inner)
        return None

    def _inner(self, number: int, blocks: list[str]) -> list[str]:
        end = marker("c", number)
        found: list[str] = []
        while blocks:
            block = blocks.pop(0)
            if block.strip() == end:
                break
            found.append(block)
        return found
