"""Objectives that questions serve outside the lesson that they stand in."""

from __future__ import annotations

from coursewright.project.model import Project
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.screen import Anchor


def objectives_elsewhere(project: Project, quiz: LoadedQuiz, page: str) -> tuple[Anchor, ...]:
    """Objectives of other lessons that a quiz serves (`lesson#id`), with links from `page` to their passages."""
    up = "../" * page.count("/")
    anchors: list[Anchor] = []
    for name in dict.fromkeys(question.objective for question in quiz.questions if "#" in question.objective):
        slug, _, goal = name.partition("#")
        lesson = project.lesson(slug)
        if lesson is None:
            continue
        anchors.extend(
            Anchor(id=name, text=row.text, href=f"{up}{lesson.page}#{row.at or row.id}")
            for row in lesson.head.objectives
            if row.id == goal
        )
    return tuple(anchors)
