"""What Markdown gathers elsewhere in a page: in a quiz text it would leave the text, a sealed one too."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog
from coursewright.base.passages import Passage
from coursewright.quiz.texts.code import fences_in

_MARKS = r"^[ \t]*(?:(?:>|[-*+][ \t]|\d+\.[ \t])[ \t]*)*"
_NOTE = "Write the note into the text itself; put a [^…] that is meant as it stands in backticks."
_COLLECTED = (
    (rf"{_MARKS}(?P<at>\[\^[^\]\n]+\]:)", "a footnote", _NOTE),
    (r"(?P<at>\[\^[^\]\n]+\])(?!:)", "a footnote", _NOTE),
    (rf"{_MARKS}(?P<at>\*\[[^\]\n]+\]:)", "an abbreviation", "Explain it in the text."),
    (
        rf"{_MARKS}(?P<at>\[[^\[\]^\n][^\[\]\n]*\]:[ ]*\S+[ ]*(?:[\"'(].*)?)$",
        "the address of a link",
        "Write it where the link is, [text](address), or a \\ before the [.",
    ),
    (rf"{_MARKS}(?P<at>#{{1,6}}[^#\n])", "a heading", "Write it in **bold**, or a \\ before the #."),
    (
        rf"{_MARKS}(?P<at>[^\s|][^\n|]*)\n[ ]{{0,3}}(?:=+|-+)[ ]*$",
        "a heading",
        "Write it in **bold**, or leave an empty line before the line below.",
    ),
    (
        r"(?P<at>\{:?[ ]*(?:[^\s{}]+[ ]+)*?(?:#[\w.:-]+|id=[^\s{}]+)(?:[ ]+[^\s{}]+)*[ ]*\})",
        "an id",
        "Delete it, or put it in backticks.",
    ),
    (rf"{_MARKS}(?P<at>\[TOC\])[ \t]*$", "a table of contents", "Delete it."),
)
_PATTERNS = tuple((re.compile(pattern, re.MULTILINE), what, cure) for pattern, what, cure in _COLLECTED)
_BLOCK = re.compile(rf"{_MARKS}(?P<at>///)", re.MULTILINE)


def check_collected(passage: Passage, plain: str, issues: IssueLog) -> None:
    """Report footnotes, abbreviations, addresses of links, headings and ids."""
    for pattern, what, cure in _PATTERNS:
        for match in pattern.finditer(plain):
            message = f"{what} cannot stand in a text of a quiz: '{_short(match['at'])}'."
            issues.error("quiz/collected-elsewhere", passage.at(match.start("at")), message, cure)


def check_fences(passage: Passage, plain: str, issues: IssueLog) -> None:
    """Report quizzes and figures within a text of a quiz, and the blocks of a lesson."""
    cures = {
        "quiz": "Show that quiz with a fence in the lesson.",
        "figure": "Name a figure in the question's 'figure:', or show it with a fence in the lesson.",
    }
    for fence in fences_in(passage.text):
        if fence.name in cures:
            message = f"a {fence.name} fence cannot stand in a text of a quiz."
            issues.error("quiz/fence-in-text", passage.at(fence.mark), message, cures[fence.name])
    for match in _BLOCK.finditer(plain):
        issues.error(
            "quiz/fence-in-text",
            passage.at(match.start("at")),
            "a block (///) cannot stand in a text of a quiz.",
            "Write it into the lesson, or a \\ before the strokes.",
        )


def _short(said: str) -> str:
    return said if len(said) <= 30 else f"{said[:29]}…"
