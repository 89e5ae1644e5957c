"""What a printed book is made of: plain values, ready to be written as pages.

Texts are plain; what lessons hold comes as trees. `other_*` is the same text in the course's other language, or empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from coursewright.base.markup import Node
from coursewright.handbook.mirror import NO_MIRROR, Mirror
from coursewright.paper.geometry import A4, Geometry

Tree = tuple[Node, ...]
Audience = Literal["learner", "trainer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One thing that a lesson enables."""

    text: str
    other_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A question's line in the answer key; `anchor` is the question's id in the book."""

    number: int
    anchor: str
    kind: str
    answer: Tree
    why: Tree = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One lesson as it is printed: its opener's facts, its body, the plan of its session, and its page on the site."""

    slug: str
    number: int
    title: str
    other_title: str
    minutes: str
    roles: tuple[str, ...]
    moments: tuple[str, ...]
    requires: tuple[int, ...]
    objectives: tuple[Objective, ...]
    body: Tree
    key: tuple[KeyRow, ...] = ()
    plan: Tree = ()
    page: str = ""

    @property
    def anchor(self) -> str:
        """The chapter's id in the book."""
        return self.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class BookModule:
    """A module with those of its lessons that a book prints."""

    number: int
    title: str
    other_title: str
    question: str
    chapters: tuple[Chapter, ...]

    @property
    def anchor(self) -> str:
        """The module page's id in the book."""
        return f"part-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A conversation to be played, `number` among the course's scenarios."""

    anchor: str
    number: int
    title: str
    other_title: str
    body: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A worksheet: a landscape page of its own. `lesson` is the number of the lesson that it belongs to."""

    anchor: str
    code: str
    title: str
    other_title: str
    lesson: int
    roles: tuple[str, ...]
    body: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term with its meaning below a letter, and the anchor of where it is `used`; in printing order."""

    term_id: str
    term: str
    other_term: str
    text: str
    also: tuple[str, ...] = ()
    letter: str = ""
    used: str = ""

    @property
    def anchor(self) -> str:
        """The entry's id in the book, which `term:` links point at."""
        return f"term-{self.term_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom a book is made for: what variables stand for where that is not what the course says, and a logo.

    `logo` is a `data:` address, so that a picture from anywhere can be drawn.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""


NOBODY = Recipient()
"""Ordinary books are made for nobody by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole handbook of one language and edition; `parts` are by name what each prints, in printing order.

    `elsewhere` are anchors of the course that this edition leaves out, `left_out` the slugs of lessons whose text it
    does not print: links to them are printed as plain text. `absent` are the numbers of modules of which it has no
    lesson. `mirror` is what a book says of the learner's. A book that is not `duplex` has one side of each sheet.
    Forms of one that is `bilingual` have the words of both languages. `values` stand for the variables of its texts;
    `cover` and `logo`, the address of a picture, say on its cover whom it is made for. `colour` is the course's
    own. `has` says of `roles`, `moments` and `scenes` which ones the course has at all. `address` is that of its site,
    with a slash at its end; where there is none, no lesson names its page there.
    """

    language: str
    other_language: str
    edition_id: str
    audience: Audience
    title: str
    other_title: str
    subtitle: str
    edition_title: str
    version: str
    rights: str
    report: str = ""
    parts: Mapping[str, object]
    modules: tuple[BookModule, ...]
    elsewhere: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    absent: tuple[int, ...] = ()
    mirror: Mirror = NO_MIRROR
    page: Geometry = A4
    duplex: bool = True
    values: Mapping[str, str] = field(default_factory=dict)
    cover: str = ""
    logo: str = ""
    colour: str = ""
    has: frozenset[str] = frozenset()
    bilingual: bool = False
    address: str = ""

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All lessons in printing order."""
        return tuple(chapter for module in self.modules for chapter in module.chapters)
