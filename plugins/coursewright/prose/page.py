"""Reads a page's lines before Markdown does: which page it is, and markers where fences and blocks stand."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, to_html
from coursewright.course.outline import DATA_BLOCKS, Block, Fence, Outline, load_outline
from coursewright.prose.blocks import render_misconceptions, render_use_tomorrow
from coursewright.prose.figures import render_figure_fence
from coursewright.prose.head import render_head
from coursewright.prose.quizzes import render_quiz_fence
from coursewright.prose.targets import Conversion

PAGE_MARK = "<!-- coursewright page: {page} -->"
_PAGE = re.compile(r"^<!-- coursewright page: (?P<page>\S+) -->$")
MARKER = re.compile("^\x02cw(?P<what>[eoc]):(?P<number>\\d+)\x03$")
"""Stands for a tree (`e`), or opens (`o`) or closes (`c`) a container."""


def with_page_mark(markdown: str, page: str) -> str:
    """Markdown that tells the extension which page it is (an engine hands over the text alone)."""
    return f"{PAGE_MARK.format(page=page)}\n\n{markdown}"


def marker(what: str, number: int) -> str:
    """The line that stands for something until the block parser reaches it."""
    return f"\x02cw{what}:{number}\x03"


class PagePreprocessor(Preprocessor):
    """Finds out which page this is and puts markers where fences and blocks stand."""

    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion
        self.inserts: list[Node] = []
        self.containers: list[Block] = []

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines with markers in place of what is ours."""
        lines = self._begin(lines)
        outline = load_outline("\n".join(lines), self.conversion.page, 1, IssueLog())
        out: list[str | None] = list(lines)
        for fence in outline.fences:
            if fence.in_block != "trainer" or self.conversion.for_trainers:
                self._fence(fence, out)
        if self.conversion.blocks:
            self._blocks(outline, out)
        kept = [line for line in out if line is not None]
        return "\n".join([*self._head(), *kept]).split("\n")

    def _begin(self, lines: list[str]) -> list[str]:
        """Take the page mark off the text and look the lesson up."""
        conversion = self.conversion
        conversion.anchors.clear()
        self.inserts.clear()
        self.containers.clear()
        for index, line in enumerate(lines[:3]):
            if match := _PAGE.match(line.strip()):
                conversion.page = match["page"]
                if conversion.project:
                    conversion.lesson = conversion.project.lesson_at(conversion.page)
                return lines[:index] + lines[index + 1 :]
        return lines

    def _head(self) -> list[str]:
        conversion = self.conversion
        if conversion.on_paper or conversion.lesson is None or conversion.project is None:
            return []
        # Raw HTML, so that the table of contents does not list the head's own headings.
        return ["", self.md.htmlStash.store(to_html(render_head(conversion.project, conversion.lesson))), ""]

    def _insert(self, node: Node) -> list[str]:
        self.inserts.append(node)
        return ["", marker("e", len(self.inserts) - 1), ""]

    def _fence(self, fence: Fence, out: list[str | None]) -> None:
        # A list item's text is indented by fours; anything less is the author's taste.
        depth = (len(line) - len(line.lstrip(" "))) // 4 * 4 if (line := out[fence.first]) else 0
        if fence.name == "quiz":
            node = render_quiz_fence(fence, self.conversion)
        else:
            node = render_figure_fence(fence, self.md, self.conversion)
        lines = [f"{' ' * depth}{text}" if text else "" for text in self._insert(node)]
        self._replace(out, fence.first, fence.last, lines)

    def _blocks(self, outline: Outline, out: list[str | None]) -> None:
        run: list[Block] = []
        for block in outline.blocks:
            if block.name == "trainer" and not self.conversion.for_trainers:
                self._replace(out, block.first, block.last, [])
                continue
            if block.inside == "trainer" and not self.conversion.for_trainers:
                continue
            apart = run and any((out[i] or "").strip() for i in range(run[-1].last + 1, block.first))
            if run and (apart or block.name != "misconception"):
                self._misconceptions(run, out)
                run = []
            if block.name == "misconception":
                run.append(block)
            elif block.name in DATA_BLOCKS:
                self._replace(
                    out, block.first, block.last, self._insert(render_use_tomorrow(block, self.conversion))
                )
            else:
                self._container(block, out)
        if run:
            self._misconceptions(run, out)

    def _misconceptions(self, run: list[Block], out: list[str | None]) -> None:
        lines = self._insert(render_misconceptions(run, self.conversion))
        self._replace(out, run[0].first, run[-1].last, lines)

    def _container(self, block: Block, out: list[str | None]) -> None:
        number = len(self.containers)
        self.containers.append(block)
        out[block.first] = f"\n{marker('o', number)}\n"
        out[block.last] = f"\n{marker('c', number)}\n"

    def _replace(self, out: list[str | None], first: int, last: int, by: list[str]) -> None:
        for index in range(first, last + 1):
            out[index] = None
        out[first] = "\n".join(by) if by else None
