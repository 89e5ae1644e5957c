"""The answer key of a lesson: number, kind, answer and reason of every question of its quizzes."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.course.model import Lesson
from coursewright.course.outline import quiz_name
from coursewright.handbook.model import KeyRow
from coursewright.project.model import Project
from coursewright.prose import Paper, render_texts
from coursewright.quiz import paper


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
    alone: dict[str, list[str]] = {}
    for fence in lesson.outline.fences:
        named = quiz_name(fence.body)
        if fence.name == "quiz" and named.quiz in project.quizzes and not named.back:
            alone.setdefault(named.quiz, []).append(named.question)
    rows: list[paper.KeyRow] = []
    numbered = 0
    for name, questions in alone.items():
        whole = "" in questions
        rows += paper.key_rows(project.quizzes[name], () if whole else questions, numbered + 1)
        numbered += len(project.quizzes[name].listed) if whole else 0
    return rows
