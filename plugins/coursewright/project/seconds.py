"""How long a lesson takes: counted from its texts, its questions and its worksheets, with the constants of this file.

Reading is study reading, slower than a novel: 300 han a minute lie within the 255 ± 29 words a minute of Chinese
readers (Brysbaert 2019, "How many words do we read per minute?"), 200 words below the 238 of English ones. The
description of another language may say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coursewright.base.fields import marked_texts
from coursewright.course.outline import Outline
from coursewright.course.printed import printed_lines
from coursewright.languages.language import language_of
from coursewright.languages.script import SIGNS
from coursewright.project.minutes import LessonTime, QuizTime
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.model import LoadedQuiz

REASONS_READ = 0.5
"""Of the reasons and explanations: those of what one chose, and now and then another."""
FIGURE_SECONDS = 20
PROMPT_SECONDS = 120
"""To think first, and to write."""
USE_TOMORROW_MINUTES = 5
"""On the job: to do the one thing, and to note how it went."""
SHEET_ROW_SECONDS, CELL_SECONDS = 30, 4
"""To think of what stands in a row of a worksheet, and to fill in one cell of it."""
_ROWS = ("blanks", "items", "pairs", "groups", "nodes", "lines", "extra")
_SIGN_RUN = re.compile(f"[{SIGNS}]+")
_OTHER = re.compile(rf"[^\W_{SIGNS}]")
"""What every word has: most texts in Chinese have none."""
_WORD = re.compile(rf"[^\W\d_{SIGNS}]+(?:['’-][^\W\d_]+)*|\d+")
_NOT_READ = ("worksheet", "stand-up", "plan")
_EMPTY = re.compile(r"\|\s*(?=\|)")


def lesson_time(outline: Outline, language: str) -> LessonTime:
    """What a lesson's own text takes."""
    reading = sum(reading_seconds(line, language) for line in _read_lines(outline))
    reading += FIGURE_SECONDS * sum(fence.name == "figure" for fence in outline.fences)
    work = sum(_sheet_seconds(block.body) for block in outline.blocks if block.name == "worksheet") / 60
    if any(block.name == "use-tomorrow" for block in outline.blocks):
        work += USE_TOMORROW_MINUTES
    prompt = PROMPT_SECONDS * any(heading.id == "prompt" for heading in outline.headings)
    return LessonTime(reading=reading, prompt=prompt, work=work)


def quiz_time(quiz: LoadedQuiz) -> QuizTime:
    """What the questions of a quiz take; of one with pools an attempt has a share. A bank takes a lesson no time."""
    listed = () if quiz.use == "bank" else quiz.listed
    return QuizTime(
        questions=tuple((question.id, question_seconds(question, quiz.language)) for question in listed),
        share=quiz.attempt_size / max(1, len(quiz.listed)),
    )


def reading_seconds(text: str, language: str) -> float:
    """Seconds to read a text: its signs and its words, each at their pace."""
    found = language_of(language)
    signs = sum(map(len, _SIGN_RUN.findall(text)))
    words = len(_WORD.findall(text)) if _OTHER.search(text) else 0
    return 60 * (signs / found.signs_a_minute + words / found.words_a_minute)


def _read_lines(outline: Outline) -> Iterator[str]:
    """The lines that a learner reads: no sources, no worksheets."""
    left_out: set[int] = set()
    for block in outline.blocks:
        if block.name in _NOT_READ:
            left_out |= set(range(block.first, block.last + 1))
    starts = [(heading.place.line or 1, heading.id) for heading in outline.headings if heading.level == 2]
    for index, line in printed_lines(outline, trainers=False):
        section = next((name for first, name in reversed(starts) if first <= index + outline.first_line), "")
        if index not in left_out and section != "sources":
            yield line


def question_seconds(question: AnyQuestion, language: str) -> float:
    """Seconds to read, answer and understand one question."""
    own = kind_of(question).seconds
    seconds: float = own.once + own.each * _rows(question)
    for _, text, marker in marked_texts(question):
        if marker.part != "hint":
            seconds += reading_seconds(text, language) * (REASONS_READ if marker.part == "sealed" else 1)
    return seconds


def _rows(question: Any) -> int:
    """How many rows a question has to be answered in."""
    rows = [row for name in _ROWS for row in getattr(question, name, ())]
    return sum(len(row.items) if hasattr(row, "items") else 1 for row in rows)


def _sheet_seconds(table: str) -> float:
    """Seconds for the rows of a worksheet that have empty cells."""
    cells = [len(_EMPTY.findall(line)) for line in table.split("\n")]
    return sum(SHEET_ROW_SECONDS + CELL_SECONDS * count for count in cells if count)
