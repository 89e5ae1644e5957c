"""Every quiz of this project's own course, in both languages: wrong, again, shown, right, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from .learner import Learner
from .quizzes import tasks_of
from .test_practice import practise
from .tools import ROOT

COURSE = "moments-that-count"
QUIZZES = sorted(path.relative_to(ROOT / "quizzes") for path in (ROOT / "quizzes").glob("*/*/*.yml"))

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.with_suffix("").as_posix())
def test_a_quiz_can_be_worked_through(page: Page, address: str, quiz: Path) -> None:
    page.goto(f"{address}/{quiz.with_suffix('.html').as_posix()}")
    learner = Learner(page, quiz.parts[0])
    tasks = tasks_of(ROOT / "quizzes" / quiz, COURSE)
    for task in tasks:
        practise(learner, task, plain=False)
    page.reload()
    for task in tasks:
        learner.expect_state(task, "right")
