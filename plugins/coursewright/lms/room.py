"""How much a platform keeps, and how much of it a course needs at most; browser/src/lms/states.ts writes it."""

from __future__ import annotations

from math import ceil

from coursewright.lms.scope import Target
from coursewright.project.model import Project

ROOM: dict[Target, int] = {"scorm12": 4096, "scorm2004": 64_000, "cmi5": 48_000}
"""Signs of `suspend_data` that SCORM 1.2 and SCORM 2004 promise; cmi5 sets no limit, and browsers
one of what is sent as a page closes."""
HEAD = 8
"""Version, check and three full stops."""
QUIZ, LESSON = 7, 8
"""Signs of a quiz before its questions, of which one sign holds two, and of a lesson."""


def signs_at_most(project: Project) -> int:
    """Signs that the states of all questions and lessons of a course take at most."""
    quizzes = [quiz for quiz in project.quizzes.values() if quiz.id not in project.banks]
    questions = sum(QUIZ + ceil(len(quiz.questions) / 2) for quiz in quizzes)
    return HEAD + questions + LESSON * len(project.lessons)
