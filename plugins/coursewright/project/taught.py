"""What a lesson teaches in words: its text without fences, what is for trainers, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coursewright.course.landmarks import Outline
from coursewright.project.facts import quiz_of
from coursewright.quiz.lint.taught import NOTHING_TAUGHT, Taught, load_taught

SOURCES = "sources"
"""The section that no question is compared with: it holds names and titles."""
_RULE_ROW = re.compile(r"^\|?[\s:|-]+\|?$")
_LINE_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)]|>|#{1,6})\s+")
_PIPE = re.compile(r"(?<!\\)\|")


def taught_by_quiz(quizzes: Iterable[str], outlines: Iterable[Outline], language: str) -> dict[str, Taught]:
    """By each quiz's id what the lessons say that show it; a bank's questions are compared with nothing."""
    showing: dict[str, list[Outline]] = {name: [] for name in quizzes}
    for outline in outlines:
        fences = (*outline.fences, *outline.lost)
        for name in {quiz_of(fence.body)[0] for fence in fences if fence.name == "quiz"} & showing.keys():
            showing[name].append(outline)
    return {name: taught_in(rows, language) if rows else NOTHING_TAUGHT for name, rows in showing.items()}


def taught_in(outlines: Iterable[Outline], language: str) -> Taught:
    """What the lessons with these outlines say."""
    lines: list[str] = []
    columns: list[tuple[str, ...]] = []
    for outline in outlines:
        told = list(_told_lines(outline))
        lines += [cell for line in told for cell in _cells(line)]
        columns += _columns(told)
    return load_taught(lines, columns, language)


def _told_lines(outline: Outline) -> Iterator[str]:
    """The lines that learners read as text; an empty one stands for what is left out."""
    spans = [(fence.first, fence.last) for fence in outline.fences]
    spans += [(block.first, block.last) for block in outline.blocks if block.name == "trainer"]
    hidden = {index for first, last in spans for index in range(first, last + 1)}
    ends = [heading for heading in outline.headings if heading.level == 2]
    rows = outline.text.split("\n")
    within = ""
    for index, line in enumerate(rows):
        here = [heading for heading in ends if heading.place.line - outline.first_line == index]
        within = here[0].id if here else within
        yield "" if index in hidden or within == SOURCES or line.startswith("///") else line


def _cells(line: str) -> list[str]:
    """A row's cells, or a line's words without the mark that it begins with."""
    if _RULE_ROW.match(line):
        return []
    text = _LINE_MARK.sub("", line)
    return [cell.strip() for cell in _PIPE.split(text) if cell.strip()]


def _columns(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """The columns and the rows of all tables, without their heads."""
    table: list[list[str]] = []
    for line in [*lines, ""]:
        if line.lstrip().startswith("|"):
            table.append([cell.strip() for cell in _PIPE.split(line.strip().strip("|"))])
            continue
        body = table[2:]
        yield from (tuple(row) for row in body)
        yield from zip(*body, strict=False)
        table = []
