"""What a part of a book is: what it takes from a project, and what it prints of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from coursewright.base.issues import IssueLog
from coursewright.course.edition import Handbook
from coursewright.handbook.model import Book
from coursewright.handbook.printing import PrintedLesson
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree
from coursewright.languages.words import handbook_words
from coursewright.project.model import Project
from coursewright.prose.looks.paper import Paper

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """What a book is assembled from: its edition, the lessons that it prints by slug, how it renders other texts.

    Faults met on the way go into `issues`.
    """

    project: Project
    edition: Handbook
    paper: Paper
    printed: Mapping[str, PrintedLesson]
    issues: IssueLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the contents: a short label, the anchor that it leads to, its title in both languages."""

    label: str
    anchor: str
    title: str
    other_title: str = ""


def named_line(book: Book, name: str) -> Line:
    """The line of a part whose title is the word `name`, which is its anchor, too."""
    other = handbook_words(book.other_language)[name] if book.other_language else ""
    return Line(label="", anchor=name, title=handbook_words(book.language)[name], other_title=other)


def no_lines(_book: Book, _content: object) -> Iterable[Line]:
    """Of a part that the contents do not list."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPart(Generic[T]):
    """A part: what it `assemble`s is a plain value, of which it makes `sections` and `lines` of the contents.

    `styles` are the style sheets, by the names of their files, that it needs beside those of all books. `heading` is
    the word that the contents list its lines below.
    """

    assemble: Callable[[Assembly], T]
    sections: Callable[[Book, T], Iterable[Section]]
    lines: Callable[[Book, T], Iterable[Line]] = no_lines
    styles: tuple[str, ...] = ()
    heading: str = "back-matter"


def nothing(_assembly: Assembly) -> None:
    """Of a part that prints what every book holds."""


def plain_section(name: str, title: str, tree: Tree, *, joins: bool = False) -> Section:
    """A section that follows on the next page, with its title as running head."""
    heads = {"lesson": title, "module": title}
    return Section(name=name, tree=tree, heads=heads, starts="next", joins=joins)
