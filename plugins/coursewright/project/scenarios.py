"""Scenarios: quizzes that stand on a page of their own, below a section of the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coursewright.project.model import Project
    from coursewright.quiz.model import LoadedQuiz

FOLDER = "scenarios"
"""The folder of the pages of scenarios."""


def is_scenario(quiz: LoadedQuiz) -> bool:
    """Whether a quiz is a scenario and not a lesson's."""
    return quiz.use == "scenario"


def scenarios_of(project: Project) -> tuple[LoadedQuiz, ...]:
    """The scenarios in the order of their files; one without questions has no page."""
    found = (project.quizzes[name] for name in project.scenarios)
    return tuple(quiz for quiz in found if quiz.questions)


def scenario_page(quiz: LoadedQuiz) -> str:
    """The Markdown page of a scenario, below the language's root."""
    return f"{FOLDER}/{quiz.id}.md"


def scenario_title(quiz: LoadedQuiz) -> str:
    """What a scenario is called: what its first question asks."""
    return quiz.questions[0].prompt


def scenario_anchor(quiz: LoadedQuiz) -> str:
    """What a scenario is called within a book."""
    return f"{FOLDER}-{quiz.id}"


def scenario_text(quiz: LoadedQuiz) -> str:
    """The Markdown below a scenario's title."""
    return f"```quiz\n{quiz.id}\n```\n"
