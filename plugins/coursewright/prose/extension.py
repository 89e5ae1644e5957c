"""The Python-Markdown extension: fences, blocks, terms, captions and capsules for any engine that uses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, to_html
from coursewright.course.outline import DATA_BLOCKS, Block, Fence, Outline, load_outline
from coursewright.prose.blocks import open_container, render_misconceptions, render_use_tomorrow
from coursewright.prose.book import BookTreeprocessor
from coursewright.prose.captions import CaptionTreeprocessor
from coursewright.prose.fill import fill
from coursewright.prose.head import render_head
from coursewright.prose.quizzes import render_quiz_fence
from coursewright.prose.sealing import SealPostprocessor
from coursewright.prose.targets import Conversion
from coursewright.prose.terms import LinkTreeprocessor

PAGE_MARK = "<!-- coursewright page: {page} -->"
_PAGE = re.compile(r"^<!-- coursewright page: (?P<page>\S+) -->$")
_MARKER = re.compile("^\x02cw(?P<what>[eoc]):(?P<number>\\d+)\x03$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Something that stands for a fence or a data block: a tree to be filled in at its marker."""

    node: Node


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
        md.parser.blockprocessors.register(InsertProcessor(md, conversion, reader), "coursewright-insert", 105)
        # 15: after inline Markdown (20), before MkDocs rewrites links (0) and toc collects headings (5).
        md.treeprocessors.register(LinkTreeprocessor(md, conversion), "coursewright-links", 15)
        md.treeprocessors.register(CaptionTreeprocessor(md, conversion), "coursewright-captions", 14)
        if conversion.on_paper:
            md.treeprocessors.register(BookTreeprocessor(md, conversion), "coursewright-book", -5)
        md.postprocessors.register(SealPostprocessor(md, conversion), "coursewright-seal", -10)


class PagePreprocessor(Preprocessor):
    """Finds out which page this is and puts markers where fences and blocks stand."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion
        self.inserts: list[Insert] = []
        self.containers: list[Block] = []

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines with markers in place of what is ours."""
        lines = self.begin(lines)
        outline = load_outline("\n".join(lines), self.conversion.page, 1, IssueLog())
        out: list[str | None] = list(lines)
        for fence in outline.fences:
            if fence.in_block != "trainer" or self.conversion.for_trainers:
                self.fence(fence, out)
        if self.conversion.blocks:
            self.blocks(outline, out)
        kept = [line for line in out if line is not None]
        return "\n".join([*self.head(), *kept]).split("\n")

    def begin(self, lines: list[str]) -> list[str]:
        """Take the page mark off the text and look the lesson up."""
        conversion = self.conversion
        self.inserts.clear()
        self.containers.clear()
        for index, line in enumerate(lines[:3]):
            if match := _PAGE.match(line.strip()):
                conversion.page = match["page"]
                if conversion.project:
                    conversion.lesson = conversion.project.lesson_at(conversion.page)
                return lines[:index] + lines[index + 1 :]
        return lines

    def head(self) -> list[str]:
        conversion = self.conversion
        if conversion.on_paper or conversion.lesson is None or conversion.project is None:
            return []
        # Raw HTML, so that the table of contents does not list the head's own headings.
        return ["", self.md.htmlStash.store(to_html(render_head(conversion.project, conversion.lesson))), ""]

    def insert(self, node: Node) -> list[str]:
        self.inserts.append(Insert(node=node))
        return ["", f"\x02cwe:{len(self.inserts) - 1}\x03", ""]

    def fence(self, fence: Fence, out: list[str | None]) -> None:
        indent = re.match(r" *", out[fence.first] or "")
        node = render_quiz_fence(fence, self.conversion)
        marker = [f"{indent[0] if indent else ''}{line}" if line else "" for line in self.insert(node)]
        self.replace(out, fence.first, fence.last, marker)

    def blocks(self, outline: Outline, out: list[str | None]) -> None:
        run: list[Block] = []
        for block in outline.blocks:
            if block.name == "trainer" and not self.conversion.for_trainers:
                self.replace(out, block.first, block.last, [])
                continue
            if block.inside == "trainer" and not self.conversion.for_trainers:
                continue
            apart = run and any((out[i] or "").strip() for i in range(run[-1].last + 1, block.first))
            if run and (apart or block.name != "misconception"):
                self.misconceptions(run, out)
                run = []
            if block.name == "misconception":
                run.append(block)
            elif block.name in DATA_BLOCKS:
                self.replace(out, block.first, block.last, self.insert(render_use_tomorrow(block, self.conversion)))
            else:
                self.container(block, out)
        if run:
            self.misconceptions(run, out)

    def misconceptions(self, run: list[Block], out: list[str | None]) -> None:
        marker = self.insert(render_misconceptions(run, self.conversion))
        self.replace(out, run[0].first, run[-1].last, marker)

    def container(self, block: Block, out: list[str | None]) -> None:
        number = len(self.containers)
        self.containers.append(block)
        out[block.first] = f"\n\x02cwo:{number}\x03\n"
        out[block.last] = f"\n\x02cwc:{number}\x03\n"

    def replace(self, out: list[str | None], first: int, last: int, by: list[str]) -> None:
        for index in range(first, last + 1):
            out[index] = None
        out[first] = "\n".join(by) if by else None


class InsertProcessor(BlockProcessor):
    """Puts trees where their markers stand, and wraps what is between an opening and a closing marker."""

    def __init__(self, md: Markdown, conversion: Conversion, reader: PagePreprocessor) -> None:
        super().__init__(md.parser)
        self.md = md
        self.conversion = conversion
        self.reader = reader

    def test(self, parent: XmlElement, block: str) -> bool:
        """Whether a block is one of our markers."""
        return _MARKER.match(block.strip()) is not None

    def run(self, parent: XmlElement, blocks: list[str]) -> bool | None:
        """Fill in the tree, or parse the blocks up to the closing marker into a container."""
        match = _MARKER.match(blocks.pop(0).strip())
        if match is None or match["what"] == "c":
            return None
        number = int(match["number"])
        if match["what"] == "e":
            fill(self.reader.inserts[number].node, parent, self.md, self.conversion)
            return None
        inner = self.inner(number, blocks)
        tag, attrs, heading = open_container(self.reader.containers[number], self.conversion)
        child = SubElement(parent, tag, attrs)
        if heading is not None and self.conversion.on_paper:
            fill(heading, child, self.md, self.conversion)
        elif heading is not None:
            child.text = self.md.htmlStash.store(to_html(heading))
        self.parser.parseBlocks(child, inner)
        return None

    def inner(self, number: int, blocks: list[str]) -> list[str]:
        end = f"\x02cwc:{number}\x03"
        found: list[str] = []
        while blocks:
            block = blocks.pop(0)
            if block.strip() == end:
                break
            found.append(block)
        return found
