"""The answer key of a lesson: number, kind, answer and reason of every question of its quizzes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coursewright.base.markup import Leaf, Node, Prose, to_html
from coursewright.course.model import Lesson
from coursewright.handbook.model import KeyRow
from coursewright.project.model import Project
from coursewright.prose import Paper, render_lesson
from coursewright.quiz import paper

MARK = "@@{number}@@"


def plan_key(project: Project, lesson: Lesson) -> tuple[KeyRow, ...]:
    """The rows of all quizzes that the lesson holds, in its order; of a quiz that is not there, its checkpoints."""
    alone: dict[str, list[str]] = {}
    for fence in lesson.outline.fences:
        name, _, question = fence.body.partition("#")
        if fence.name == "quiz" and name in project.quizzes:
            alone.setdefault(name, []).append(question)
    rows: list[paper.KeyRow] = []
    numbered = 0
    for name, questions in alone.items():
        whole = "" in questions
        rows += paper.key_rows(project.quizzes[name], () if whole else questions, numbered + 1)
        numbered += len(project.quizzes[name].questions) if whole else 0
    texts = [text for row in rows for text in map(_markdown, (row.answer, row.why))]
    html = _rendered(project, lesson, texts)
    return tuple(
        KeyRow(
            number=row.number,
            anchor=row.anchor,
            kind=row.kind,
            answer_html=html[2 * index],
            why_html=html[2 * index + 1],
        )
        for index, row in enumerate(rows)
    )


def _markdown(nodes: Sequence[Node]) -> str:
    """An answer or a reason in words, as Markdown."""

    def markdown(leaf: Leaf) -> str:
        if not isinstance(leaf, Prose):
            raise TypeError(f"an answer in words holds a {type(leaf).__name__}")
        return leaf.text

    return "".join(to_html(node, markdown) for node in nodes)


def _rendered(project: Project, lesson: Lesson, texts: Sequence[str]) -> list[str]:
    """Each text as HTML: one page of them all is rendered as the lesson would be, and cut at its marks."""
    marks = [MARK.format(number=number) for number in range(len(texts))]
    page = "\n\n".join(part for pair in zip(marks, texts, strict=True) for part in pair)
    outline = replace(lesson.outline, text=page, headings=(), fences=(), blocks=(), links=())
    html = render_lesson(project, replace(lesson, outline=outline), Paper(audience="trainer")).html
    pieces: list[str] = []
    for mark in marks:
        before, _, html = html.partition(f"<p>{mark}</p>")
        pieces.append(before.strip())
    return [*pieces[1:], html.strip()] if marks else []
