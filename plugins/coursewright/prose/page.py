"""Reads a page's lines before Markdown does: which page it is, and markers where fences and blocks stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import Preprocessor

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node
from coursewright.course.outline import TRAINER_BLOCKS, Block, Fence, Outline, load_outline, quiz_name
from coursewright.course.worksheet import read_worksheet
from coursewright.prose.blocks import RENDERED, render_misconceptions
from coursewright.prose.figures import render_figure_fence
from coursewright.prose.looks.look import Conversion
from coursewright.prose.quizzes import render_quiz_fence
from coursewright.prose.recall import recall_line, render_recall

PAGE_MARK = "<!-- coursewright page: {page} -->"
_PAGE = re.compile(r"^<!-- coursewright page: (?P<page>.+) -->$")
MARKER = re.compile("^\x02cw(?P<what>[eoc]):(?P<number>\\d+)\x03$")
"""Stands for a tree (`e`), or opens (`o`) or closes (`c`) a container."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """A tree that a marker stands for; `name` and `place` are those of the fence or block that it came from."""

    node: Node
    name: str
    place: Place


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
        self.inserts: list[Insert] = []
        self.containers: list[Block] = []
        self.skipped = 0
        self._met: set[tuple[str, int]] = set()
        contents = md.treeprocessors["toc"] if "toc" in md.treeprocessors else None  # noqa: SIM401  # no dict
        self.contents = contents if isinstance(contents, TocTreeprocessor) else None
        self.contents_mark = self.contents.marker if self.contents else ""

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines with markers in place of what is ours."""
        lines = self._begin(lines)
        self._expect_contents(lines)
        outline = self._outline(lines)
        out: list[str | None] = list(lines)
        self._recall(outline, out)
        for fence in outline.fences:
            if fence.in_block not in TRAINER_BLOCKS or self.conversion.look.shows_notes:
                self._fence(fence, out)
        if self.conversion.project.has_spine:
            self._blocks(outline, out)
        else:
            self._tell_lost(outline, lines)
        findings = self.conversion.findings
        findings.said = [line if line == lines[index] else None for index, line in enumerate(out)]
        findings.at = self.place
        kept = [line for line in out if line is not None]
        return "\n".join([*self._head(), *kept]).split("\n")

    def _expect_contents(self, lines: list[str]) -> None:
        """Let Markdown look for the mark of a table of contents in the tree only if a line of the page has one."""
        if self.contents is not None:
            there = any(self.contents_mark in line for line in lines)
            self.contents.marker = self.contents_mark if there else ""

    def _tell_lost(self, outline: Outline, lines: list[str]) -> None:
        """Report fences that are none of ours where they stand, on a page that no check of lessons has read."""
        for fence in outline.lost:
            meant = lines[fence.first].rstrip().endswith(fence.name) or self._names_one(fence)
            tell = self.conversion.issues.error if meant else self.conversion.issues.warning
            tell(
                "lesson/lost-fence",
                fence.place,
                f"this would be shown as code and not as a {fence.name}.",
                f"Write ```{fence.name} at the beginning of a line, outside of quotes.",
            )

    def _names_one(self, fence: Fence) -> bool:
        """Whether a fence with a name that is nearly one of ours holds the name of a quiz or a figure that is there."""
        project = self.conversion.project
        if fence.name == "quiz":
            return quiz_name(fence.body).quiz in project.quizzes
        return fence.body.strip() in project.figures

    def place(self, index: int, column: int) -> Place:
        """Where a line of the page's text stands in its file."""
        lesson = self.conversion.lesson
        if lesson is None:
            return Place(file=self.conversion.page, line=index + 1, column=column + 1)
        return Place(
            file=lesson.file, line=index - self.skipped + lesson.outline.first_line, column=column + 1
        )

    def met(self, what: str, number: int) -> None:
        """Note that a marker was reached by the block parser."""
        self._met.add((what, number))

    @property
    def lost(self) -> list[tuple[str, str, Place]]:
        """Markers that no block parser came by: the marker, what it stands for, and where that was written."""
        inserts = [
            (marker("e", number), insert.name, insert.place)
            for number, insert in enumerate(self.inserts)
            if ("e", number) not in self._met
        ]
        return inserts + [
            (marker(what, number), block.name, block.place)
            for number, block in enumerate(self.containers)
            if ("o", number) not in self._met
            for what in "oc"
        ]

    def _begin(self, lines: list[str]) -> list[str]:
        """Take the page mark off the text and look the lesson up."""
        self.inserts.clear()
        self.containers.clear()
        self._met.clear()
        for index, line in enumerate(lines[:3]):
            if match := _PAGE.match(line.strip()):
                self.conversion.begin(match["page"])
                return lines[:index] + lines[index + 2 :]  # with the empty line after it
        return lines

    def _outline(self, lines: list[str]) -> Outline:
        """The lesson's own, which knows its places in the file; of any other text a new one."""
        lesson = self.conversion.lesson
        text = "\n".join(lines)
        self.skipped = 0
        if lesson is not None and text.strip("\n") == lesson.outline.text.strip("\n"):
            self.skipped = _leading(text) - _leading(lesson.outline.text)
            return moved(lesson.outline, self.skipped)
        return load_outline(text, self.conversion.page, 1, IssueLog())

    def _head(self) -> list[str]:
        """What stands above the page's own text: a lesson's head, or all that there is."""
        conversion = self.conversion
        node = conversion.pages.get(conversion.page) or conversion.look.head(conversion)
        if node is None:
            return []
        drawn = conversion.look.draw(node, conversion) if is_finished(node) else node
        return self._insert(Insert(node=drawn, name="page", place=Place(file=conversion.page)))

    def _insert(self, insert: Insert) -> list[str]:
        self.inserts.append(insert)
        return ["", marker("e", len(self.inserts) - 1), ""]

    def _recall(self, outline: Outline, out: list[str | None]) -> None:
        """Earlier questions, in the empty line below a heading or, where there is none, behind its words."""
        node = render_recall(self.conversion)
        index = recall_line(outline, self.skipped) if node else -1
        if node is None or index < 0:
            return
        rows = self._insert(Insert(node=node, name="recall", place=self.place(index, 0)))
        spot = index + 1 if index + 1 < len(out) and not (out[index + 1] or "").strip() else index
        out[spot] = "\n".join([*filter(None, [out[spot]]), *rows])

    def _fence(self, fence: Fence, out: list[str | None]) -> None:
        # A list item's text is indented by fours; anything less is the author's taste.
        depth = (len(line) - len(line.lstrip(" "))) // 4 * 4 if (line := out[fence.first]) else 0
        render = render_quiz_fence if fence.name == "quiz" else render_figure_fence
        node = render(fence, self.conversion)
        rows = self._insert(Insert(node=node, name=fence.name, place=fence.place))
        lines = [f"{' ' * depth}{text}" if text else "" for text in rows]
        self._replace(out, fence.first, fence.last, lines)

    def _blocks(self, outline: Outline, out: list[str | None]) -> None:
        run: list[Block] = []
        for block in outline.blocks:
            if block.name in TRAINER_BLOCKS and not self.conversion.look.shows_notes:
                self._replace(out, block.first, block.last, [])
                continue
            if block.inside in TRAINER_BLOCKS and not self.conversion.look.shows_notes:
                continue
            apart = run and any((out[i] or "").strip() for i in range(run[-1].last + 1, block.first))
            if run and (apart or block.name != "misconception"):
                self._misconceptions(run, out)
                run = []
            if block.name == "misconception":
                run.append(block)
            elif render := RENDERED.get(block.name):
                self._data(block, render(block, self.conversion), block.last, out)
            else:
                self._container(block, out)
        if run:
            self._misconceptions(run, out)

    def _misconceptions(self, run: list[Block], out: list[str | None]) -> None:
        self._data(run[0], render_misconceptions(run, self.conversion), run[-1].last, out)

    def _data(self, block: Block, node: Element | None, last: int, out: list[str | None]) -> None:
        """What stands for a block; nothing, where the look has no place for it."""
        lines = [] if node is None else self._insert(Insert(node=node, name=block.name, place=block.place))
        self._replace(out, block.first, last, lines)

    def _container(self, block: Block, out: list[str | None]) -> None:
        number = len(self.containers)
        self.containers.append(block)
        out[block.first] = f"\n{marker('o', number)}\n"
        out[block.last] = f"\n{marker('c', number)}\n"
        sheet = read_worksheet(block, IssueLog()) if block.name == "worksheet" else None
        if sheet is not None:
            node = self.conversion.look.form(sheet, block.code, self.conversion)
            rows = self._insert(Insert(node=node, name=block.name, place=block.place))
            begin = block.first + 1
            self._replace(out, begin + sheet.first, begin + sheet.last, rows)

    def _replace(self, out: list[str | None], first: int, last: int, by: list[str]) -> None:
        for index in range(first, last + 1):
            out[index] = None
        out[first] = "\n".join(by) if by else None


def is_finished(node: Node) -> bool:
    """Whether a tree has no leaf that is still to be filled, and no link to a Markdown page, which engines turn."""
    if isinstance(node, str):
        return True
    return isinstance(node, Element) and not _leads_to_page(node) and all(map(is_finished, node.children))


def _leads_to_page(node: Element) -> bool:
    return node.tag == "a" and any(
        name == "href" and value.partition("#")[0].endswith(".md") for name, value in node.attrs
    )


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip("\n"))


def moved(outline: Outline, by: int) -> Outline:
    """The same outline for a text with more (or, below 0, fewer) empty lines before it."""
    if not by:
        return outline
    return replace(
        outline,
        fences=tuple(replace(row, first=row.first + by, last=row.last + by) for row in outline.fences),
        blocks=tuple(replace(row, first=row.first + by, last=row.last + by) for row in outline.blocks),
    )
