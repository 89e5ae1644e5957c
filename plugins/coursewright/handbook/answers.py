"""The answer key of a lesson: number, kind, answer and reason of every question of its quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.base.issues import IssueLog
from coursewright.course.model import Lesson
from coursewright.course.outline import quiz_name
from coursewright.handbook.model import KeyRow
from coursewright.project.model import Project
from coursewright.prose import render_texts
from coursewright.prose.looks.paper import Paper
from coursewright.quiz import paper
from coursewright.quiz.model import LoadedQuiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A quiz in a lesson, numbered from `first`; of one that is not there as a whole, the questions that are."""

    quiz: LoadedQuiz
    alone: tuple[str, ...]
    first: int


def plan_key(project: Project, lesson: Lesson, issues: IssueLog) -> tuple[KeyRow, ...]:
    """The rows of all quizzes that the lesson holds, in its order; of a quiz that is not there, its checkpoints."""
    rows = _rows(project, lesson)
    texts = [text for row in rows for text in (row.answer, row.why)]
    rendered, met = render_texts(project, texts, lesson.page, Paper(audience="trainer"))
    issues.extend(met)
    return tuple(
        KeyRow(
            number=row.number,
            anchor=f"{lesson.slug}--{row.anchor}",
            kind=row.kind,
            answer=rendered[2 * index],
            why=rendered[2 * index + 1],
        )
        for index, row in enumerate(rows)
    )


def _rows(project: Project, lesson: Lesson) -> list[paper.KeyRow]:
    return [
        row
        for asked in asked_in(project, lesson)
        for row in paper.key_rows(asked.quiz, asked.alone, asked.first)
    ]


def asked_in(project: Project, lesson: Lesson) -> Iterator[Asked]:
    """The quizzes that a lesson holds, in its order."""
    alone: dict[str, list[str]] = {}
    for fence in lesson.outline.fences:
        named = quiz_name(fence.body)
        if fence.name == "quiz" and named.quiz in project.quizzes and not named.back:
            alone.setdefault(named.quiz, []).append(named.question)
    numbered = 0
    for name, questions in alone.items():
        quiz, whole = project.quizzes[name], "" in questions
        yield Asked(quiz=quiz, alone=() if whole else tuple(questions), first=numbered + 1)
        numbered += len(quiz.listed) if whole else 0
