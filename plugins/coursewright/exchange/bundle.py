"""What is exported at once: questions in groups, in the form that a format has for them, their texts rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the form that the format has for it, the question that its author wrote, and that one's sheet."""

    question: AnyQuestion
    written: AnyQuestion
    sheet: Sheet

    @property
    def name(self) -> str:
        """The question's name everywhere: `quiz#question`."""
        return self.sheet.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The questions of one quiz, with the title of what shows it and its pass mark in percent."""

    id: str
    title: str
    pass_mark: int
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All of one file: `html` gives an author's text as HTML without a paragraph around a single line.

    `picture` gives the bytes of a picture by its path from the project's root, none where there is no such file.
    `epoch` is the date of the export in Unix seconds.
    """

    id: str
    title: str
    course: str
    language: str
    groups: tuple[Group, ...]
    html: Callable[[str], str]
    printed: Callable[[Asked], tuple[str, str]]
    picture: Callable[[str], bytes]
    epoch: int = 0

    @property
    def asked(self) -> Iterator[Asked]:
        """The questions of all groups."""
        for group in self.groups:
            yield from group.asked
