"""How long a lesson takes: counted from its texts, its questions and its worksheets, with the constants of this file.

Reading is study reading, slower than a novel: 300 han a minute lie within the 255 ± 29 words a minute of Chinese
readers (Brysbaert 2019, "How many words do we read per minute?"), 200 words below the 238 of English ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coursewright.base.fields import marked_texts
from coursewright.base.words import words
from coursewright.course.model import Lesson
from coursewright.course.outline import Outline, quiz_name
from coursewright.course.printed import printed_lines
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.model import LoadedQuiz

HAN_A_MINUTE = 300
WORDS_A_MINUTE = 200
REASONS_READ = 0.5
"""Of the reasons and explanations: those of what one chose, and now and then another."""
FIGURE_SECONDS = 20
PROMPT_SECONDS = 120
"""To think first, and to write."""
USE_TOMORROW_MINUTES = 5
"""On the job: to do the one thing, and to note how it went."""
KIND_SECONDS = {
    "single": 20, "multiple": 30, "true-false": 15, "blanks": 15, "reflection": 120, "numeric": 60, "order": 20,
    "dialogue": 10, "match": 20, "categorise": 15, "scale": 10, "transcript": 20,
}  # fmt: skip
"""To think and to answer, beside reading."""
ROW_SECONDS = {
    "blanks": 12, "order": 5, "match": 10, "categorise": 6, "scale": 8, "dialogue": 15, "transcript": 8
}  # fmt: skip
"""For each blank, item, pair, node or line more."""
SHEET_ROW_SECONDS, CELL_SECONDS = 30, 4
"""To think of what stands in a row of a worksheet, and to fill in one cell of it."""
OFF_BY = 4
"""An author's figure is named where it is off by one part in so many of what is counted,"""
SLACK_MINUTES = 5
"""or, where less than this is counted, by so many minutes."""
_ROWS = ("blanks", "items", "pairs", "groups", "nodes", "lines", "extra")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_]+)*|\d+")
_NOT_READ = ("worksheet", "stand-up", "plan")
_EMPTY = re.compile(r"\|\s*(?=\|)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Whole minutes to read and practise, and those on the job."""

    learn: int
    at_work: int = 0


def counted_minutes(lesson: Lesson, quizzes: Mapping[str, LoadedQuiz]) -> Minutes:
    """What a lesson takes, whatever its author says."""
    outline = lesson.outline
    seconds = sum(map(reading_seconds, _read_lines(outline)))
    seconds += FIGURE_SECONDS * sum(fence.name == "figure" for fence in outline.fences)
    seconds += sum(_quiz_seconds(outline, quizzes))
    seconds += PROMPT_SECONDS * any(heading.id == "prompt" for heading in outline.headings)
    work = sum(_sheet_seconds(block.body) for block in outline.blocks if block.name == "worksheet") / 60
    if any(block.name == "use-tomorrow" for block in outline.blocks):
        work += USE_TOMORROW_MINUTES
    return Minutes(learn=max(1, round(seconds / 60)), at_work=round(work))


def timed(lesson: Lesson, quizzes: Mapping[str, LoadedQuiz]) -> Lesson:
    """The lesson with its minutes: the author's, else what is counted."""
    learn, work = lesson.head.minutes, lesson.head.at_work
    if learn is None or work is None:
        counted = counted_minutes(lesson, quizzes)
        learn = counted.learn if learn is None else learn
        work = counted.at_work if work is None else work
    return replace(lesson, minutes=learn, at_work=work)


def minutes_in_words(lesson: Lesson, language: str) -> str:
    """`20 min + 10 min on the job`."""
    word = words(language)
    learn = word["lesson.minutes"].format(minutes=lesson.minutes)
    return word["lesson.at-work"].format(time=learn, minutes=lesson.at_work) if lesson.at_work else learn


def is_off(said: int, counted: int) -> bool:
    """Whether an author's minutes are a quarter off what is counted."""
    slack = counted / OFF_BY if counted >= SLACK_MINUTES else SLACK_MINUTES
    return abs(said - counted) >= slack


def reading_seconds(text: str) -> float:
    """Seconds to read a text: its hanzi and its words, each at their pace."""
    return 60 * (len(_HAN.findall(text)) / HAN_A_MINUTE + len(_WORD.findall(text)) / WORDS_A_MINUTE)


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


def _quiz_seconds(outline: Outline, quizzes: Mapping[str, LoadedQuiz]) -> Iterator[float]:
    """Seconds for each question that the lesson shows; of a quiz with pools, for an attempt's share."""
    named = [quiz_name(fence.body) for fence in outline.fences if fence.name == "quiz"]
    whole = {row.quiz for row in named if not row.question}
    for row in dict.fromkeys(named):
        quiz = quizzes.get(row.quiz)
        if quiz is None or quiz.use == "bank" or row.back:
            continue
        if not row.question:
            share = quiz.attempt_size / max(1, len(quiz.listed))
            yield share * sum(map(question_seconds, quiz.listed))
        elif row.quiz not in whole:
            yield from (question_seconds(one) for one in quiz.listed if one.id == row.question)


def question_seconds(question: AnyQuestion) -> float:
    """Seconds to read, answer and understand one question."""
    seconds: float = KIND_SECONDS[question.type] + ROW_SECONDS.get(question.type, 0) * _rows(question)
    for _, text, marker in marked_texts(question):
        if marker.part != "hint":
            seconds += reading_seconds(text) * (REASONS_READ if marker.part == "sealed" else 1)
    return seconds


def _rows(question: Any) -> int:
    """How many rows a question has to be answered in."""
    rows = [row for name in _ROWS for row in getattr(question, name, ())]
    return sum(len(row.items) if hasattr(row, "items") else 1 for row in rows)


def _sheet_seconds(table: str) -> float:
    """Seconds for the rows of a worksheet that have empty cells."""
    cells = [len(_EMPTY.findall(line)) for line in table.split("\n")]
    return sum(SHEET_ROW_SECONDS + CELL_SECONDS * count for count in cells if count)
