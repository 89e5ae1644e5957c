"""Half-width marks beside full-width signs, the most visible flaw of a Chinese or Japanese page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from coursewright.base.fields import shown_texts
from coursewright.base.issues import IssueLog, Place
from coursewright.base.source import Places
from coursewright.course.model import Lesson
from coursewright.languages.language import language_of
from coursewright.languages.script import SIGNS

_MARK = re.compile(rf"(?<=[{SIGNS}])[,;:?!()]|[,;:?!()](?=[{SIGNS}])")
_NOT_TEXT = re.compile(r"`[^`]*`|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\{[^{}]*\}|<[^<>]*>|https?://\S+")


@cache
def full_marks(language: str) -> Mapping[str, str]:
    """The full-width mark that a language has for each half-width one."""
    return {pair[0]: pair[1] for pair in language_of(language).marks}


def check_lesson_marks(lesson: Lesson, language: str, issues: IssueLog) -> None:
    """Front matter, and each line of a lesson that is text."""
    check_text_marks(lesson.head, lesson.document.places, language, issues)
    fenced = {row for fence in lesson.outline.fences for row in range(fence.first, fence.last + 1)}
    for index, line in enumerate(lesson.outline.text.split("\n")):
        if index not in fenced:
            place = Place(file=lesson.file, line=index + lesson.outline.first_line)
            _check_line(line, place, language, issues)


def check_text_marks(value: Any, places: Places, language: str, issues: IssueLog) -> None:
    """All shown texts of a model; the place is where a text begins."""
    for path, text in shown_texts(value):
        if _MARK.search(text):
            check_marks(text, places.value(path), language, issues)


def check_marks(text: str, place: Place, language: str, issues: IssueLog) -> None:
    """One shown text that begins at a place."""
    for line in text.split("\n"):
        _check_line(line, place, language, issues, exact=False)


def _check_line(line: str, place: Place, language: str, issues: IssueLog, *, exact: bool = True) -> None:
    """Report the first half-width mark in a line; `exact`: the place is the line's beginning."""
    if not _MARK.search(line):
        return
    match = _MARK.search(_NOT_TEXT.sub(lambda found: "\u0000" * len(found[0]), line))
    if match:
        spot = Place(file=place.file, line=place.line, column=match.start() + 1) if exact else place
        near = line[max(0, match.start() - 4) : match.end() + 4]
        issues.warning(
            "text/half-width",
            spot,
            f"'{match[0]}' stands beside a full-width sign: '{near}'.",
            f"Write '{full_marks(language)[match[0]]}'.",
        )
