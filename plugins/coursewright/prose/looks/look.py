"""What a look is, and the page that it is asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree.ElementTree import Element as XmlElement

from markdown import Markdown
from markdown.util import HtmlStash

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Embed, Node, Prose
from coursewright.course.model import Lesson
from coursewright.course.outline import Block
from coursewright.course.plan import Plan
from coursewright.course.worksheet import Worksheet
from coursewright.figures.model import LoadedFigure
from coursewright.project.model import Project
from coursewright.project.recall import Recalled
from coursewright.quiz.model import LoadedQuiz

LineAt = Callable[[int, int], Place]
"""From a line's index and a column from 0 to a place."""


def _nowhere(_line: int, _column: int) -> Place:
    """A page without a text has no places."""
    return Place(file="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands below a heading of a page, as plain text with a line for each block; `anchor` is the heading's id.

    Anchor and heading are "" for what belongs to the page as a whole.
    """

    anchor: str
    heading: str
    text: str


@dataclass(slots=True, kw_only=True)
class Findings:
    """What came up while a page was converted.

    `numbered` is how many questions of whole quizzes stand in it so far: the next quiz numbers on. `shown` are what
    fences have named, as `quiz#question`. `tells_words` is
    whether a quiz has brought the words that all of the page use. `drawn` are drawings by number, put into the tree
    when it is frozen; `anchors` are ids of questions and figures. `inserted` are the elements that no author's line
    says; `said` are the lines, None where a tree stands for one, and `at` tells their places. `sections` are what a
    search can find on the page. `capsules` are those of questions, by name, whose texts have addresses, with these as
    a page at the root of the language needs them.
    """

    numbered: int = 0
    shown: list[str] = field(default_factory=list)
    tells_words: bool = False
    anchors: list[str] = field(default_factory=list)
    drawn: dict[str, Node] = field(default_factory=dict)
    inserted: set[XmlElement] = field(default_factory=set)
    said: Sequence[str | None] = ()
    at: LineAt = _nowhere
    sections: tuple[Section, ...] = ()
    capsules: dict[str, str] = field(default_factory=dict)
    issues: IssueLog = field(default_factory=IssueLog)


@dataclass(slots=True, kw_only=True)
class Conversion:
    """One page's conversion: the project and the look are given, which page it is may be found in its text.

    `pages` are trees of pages that hold no text of an author, by path; `stash` is where Markdown keeps finished HTML.
    A site without a course has a project whose course says nothing.
    """

    project: Project
    look: Look
    pages: Mapping[str, Node] = field(default_factory=dict)
    page: str = ""
    lesson: Lesson | None = None
    stash: HtmlStash = field(default_factory=HtmlStash)
    findings: Findings = field(default_factory=Findings)

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.project.language

    @property
    def file(self) -> str:
        """Where an author would write the page: what its addresses start from; "" on a site without a course."""
        if self.lesson is not None:
            return self.lesson.file
        return f"content/{self.language}/{self.page}" if self.project.has_spine and self.page else ""

    @property
    def issues(self) -> IssueLog:
        """What is wrong with the page."""
        return self.findings.issues

    def begin(self, page: str) -> None:
        """Turn to a page (its path below the language's root); "" keeps the present one."""
        self.findings = Findings()
        if page:
            self.page = page
            self.lesson = self.project.lesson_at(page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a block that holds Markdown begins: its element, and the heading that the look gives it."""

    tag: str
    attrs: Mapping[str, str]
    heading: Node | None = None


class Look(Protocol):
    """One way to show a page. Nothing else asks for whom a page is made.

    Methods that take texts give trees with leaves, which are filled where they stand.
    """

    @property
    def shows_notes(self) -> bool:
        """Whether what is written for trainers belongs into the page."""

    @property
    def tells_places(self) -> bool:
        """Whether elements carry the places where they were written."""

    def extend(self, md: Markdown, conversion: Conversion) -> None:
        """Register what the look does to the tree while Markdown works on it."""

    def head(self, conversion: Conversion) -> Node | None:
        """What stands above a lesson's first section."""

    def quiz(self, quiz: LoadedQuiz, only: str, first: int, conversion: Conversion) -> Element:
        """A quiz, its questions numbered from `first`, or its question `only`."""
        ...

    def recall(self, rows: Sequence[Recalled], conversion: Conversion) -> Element:
        """Questions of earlier lessons, each with the way to where it was taught."""
        ...

    def back(self, quiz: LoadedQuiz, question: str, conversion: Conversion) -> Element:
        """What was written first at a question, beside its model."""
        ...

    def figure(self, loaded: LoadedFigure, name: str, conversion: Conversion) -> Element:
        """A figure with its caption; `name` is what its anchor is made of."""
        ...

    def embed(self, leaf: Embed, loaded: LoadedFigure, conversion: Conversion) -> Element:
        """The figure of a question."""
        ...

    def misconceptions(self, pairs: Sequence[tuple[str, Prose]], conversion: Conversion) -> Element:
        """What is said (`wrong`) and what is true (`right`), in one box."""
        ...

    def use_tomorrow(self, rows: Sequence[tuple[str, str, Prose]], conversion: Conversion) -> Element:
        """One action for each role: id, title and text."""
        ...

    def stand_up(self, rows: Sequence[tuple[str, Prose]], conversion: Conversion) -> Element | None:
        """What who leads a team may `ask`, `watch` for and `thank` for; None where the look has no place for it."""

    def plan(self, plan: Plan, conversion: Conversion) -> Element | None:
        """A session's plan; None where the look has no place for it."""

    def form(self, sheet: Worksheet, code: str, conversion: Conversion) -> Element:
        """The table of a worksheet with typed cells."""
        ...

    def opening(self, block: Block) -> Opening:
        """How a worksheet, a trainer's note or a caption begins."""
        ...

    def draw(self, drawing: Node, conversion: Conversion) -> Node:
        """What stands for a finished tree without leaves until the page is written."""
        ...

    def number_gap(self, kind: str) -> str:
        """What stands between a caption's number and its text; `kind` is `table` or `figure`."""
        ...

    def settle(self, root: XmlElement, conversion: Conversion) -> None:
        """Give a whole page's tree its last shape, in place."""
