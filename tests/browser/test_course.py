"""Every quiz of this project's own course, in both languages: wrong, again, shown, right, and kept.

Each goes one way of eight in turn; with COURSEWRIGHT_EVERY_WAY=1 each goes all eight.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from coursewright.base.issues import IssueLog
from coursewright.project import Project, load_projects

from .conftest import width_of
from .gallery_learner import GalleryLearner
from .test_gallery import practise
from .tools import ROOT
from .trials import trials_in

QUIZZES = sorted(path.relative_to(ROOT / "quizzes") for path in (ROOT / "quizzes").glob("*/*/*.yml"))
WAYS = list(product(("http", "file"), (390, 1280), ("mouse", "keyboard")))
EVERY_WAY = os.environ.get("COURSEWRIGHT_EVERY_WAY") == "1"
RUNS = [
    (quiz, *way)
    for index, quiz in enumerate(QUIZZES)
    for way in (WAYS if EVERY_WAY else [WAYS[(index * 3 + index // len(WAYS)) % len(WAYS)]])
]

pytestmark = pytest.mark.slow


@cache
def projects() -> dict[str, Project]:
    """The course in each language."""
    issues = IssueLog()
    found = load_projects(ROOT, issues)
    assert not issues.has_errors
    return found


@pytest.mark.parametrize(("quiz", "place", "width", "hand"), RUNS)
def test_a_quiz_can_be_worked_through(
    page: Page, course: Path, address: str, quiz: Path, place: str, width: int, hand: str
) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    page.goto(f"{address if place == 'http' else course.as_uri()}/{quiz.with_suffix('.html').as_posix()}")
    learner = GalleryLearner(page, quiz.parts[0], keyboard=hand == "keyboard")
    trials = trials_in(projects()[quiz.parts[0]].quizzes[quiz.stem])
    assert trials
    for trial in trials:
        practise(learner, trial)
    page.reload()
    for trial in trials:
        learner.expect_state(trial, trial.state(trial.right))
    assert width_of(page) == width
