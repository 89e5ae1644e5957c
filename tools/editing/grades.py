"""How hard the sentences of lessons are to read, as learners meet them: no tables, no headings, no trainers' notes.

English has the grade of Flesch and Kincaid (Kincaid et al. 1975), the school year that reads it easily: 0.39 for each
word of a sentence and 11.8 for each syllable of a word, less 15.59. Chinese has the hanzi of a sentence, which ends at
。！？ or ……, not at a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import textstat

from coursewright.languages.language import language_of
from coursewright.languages.script import HAN
from coursewright.project.model import Project
from coursewright.quiz.lint.text import plain
from tools.editing.texts import lesson_texts

HARDEST_GRADE = 9.0
LONGEST_MEAN = 28.0
"""Hanzi a sentence."""
_ENDED = re.compile(r"[.!?…][”’\"')]*$")
_CHINESE_END = re.compile(r"[。！？…]+")
_IS_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What a lesson asks of its readers: a school year, or hanzi a sentence."""

    language: str
    lesson: str
    value: float

    @property
    def is_hard(self) -> bool:
        """Whether it asks too much."""
        return self.value > (LONGEST_MEAN if language_of(self.language).by_signs else HARDEST_GRADE)


def grades_of(projects: Mapping[str, Project]) -> list[Grade]:
    """The grade of each lesson in Chinese and in English; other languages have none."""
    return [
        Grade(language=language, lesson=lesson.slug, value=grade_of(texts, language))
        for language, project in projects.items()
        if language_of(language).by_signs or language.startswith("en")
        for lesson in project.lessons
        for texts in [[text.text for text in lesson_texts(lesson, trainers=False) if not text.cell]]
    ]


def grade_of(texts: Iterable[str], language: str) -> float:
    """The grade of some paragraphs, each of which ends a sentence; 0 where there are none."""
    rows = [plain(text) for text in texts]
    if language_of(language).by_signs:
        sentences = [part for row in rows for part in _CHINESE_END.split(row) if _IS_HAN.search(part)]
        return sum(len(_IS_HAN.findall(part)) for part in sentences) / max(1, len(sentences))
    ended = " ".join(row if _ENDED.search(row) else f"{row}." for row in rows)
    return float(textstat.flesch_kincaid_grade(ended)) if ended else 0.0


def grade_lines(grades: Iterable[Grade]) -> Iterator[str]:
    """A line a lesson with its grade in each language; too hard ones are marked."""
    rows: dict[str, dict[str, Grade]] = {}
    for grade in grades:
        rows.setdefault(grade.lesson, {})[grade.language] = grade
    for lesson, row in rows.items():
        cells = (f"{name} {grade.value:5.1f}{'!' if grade.is_hard else ' '}" for name, grade in row.items())
        yield f"{lesson:36} {'  '.join(cells)}".rstrip()
