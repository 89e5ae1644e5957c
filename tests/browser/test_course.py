"""Quizzes of this project's own course, in both languages: wrong, again, shown, right, and kept.

A sample of them has every kind that the course has in a language, and goes every way; its seed stands in the tests'
names. With `--all` every quiz goes all ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from coursewright.base.issues import IssueLog
from coursewright.project import Project, load_projects
from coursewright.project.assessments import FOLDER

from .conftest import width_of
from .gallery_learner import GalleryLearner
from .sample import kinds_in, sample_of, seed_of
from .test_gallery import be_right, be_wrong
from .tools import ROOT
from .trials import trials_in

QUIZZES = sorted(file for file in (ROOT / "quizzes").glob("*/*/*.yml") if file.parent.name != FOLDER)
"""Those of lessons and scenarios; banks are asked on pages of another kind."""
WAYS = list(product(("http", "file"), (390, 1280), ("mouse", "keyboard")))
SAMPLE = 12

Run = tuple[str, str, int, str]
"""A quiz, http or file, a width, mouse or keyboard."""

pytestmark = pytest.mark.slow


@cache
def projects() -> dict[str, Project]:
    """The course in each language."""
    issues = IssueLog()
    found = load_projects(ROOT, issues)
    assert not issues.has_errors
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the quizzes and their ways."""
    seed, whole = seed_of(metafunc.config, QUIZZES), metafunc.config.getoption("--all")
    files = QUIZZES if whole else sample_of(QUIZZES, kinds_in, seed, SAMPLE)
    quizzes = [file.relative_to(ROOT / "quizzes").with_suffix("").as_posix() for file in files]
    runs = runs_of(quizzes, seed, every_way=whole)
    names = ["-".join(("seed", str(seed), *map(str, run))) for run in runs]
    metafunc.parametrize(("quiz", "place", "width", "hand"), runs, ids=names)


def runs_of(quizzes: Sequence[str], seed: int, *, every_way: bool) -> list[Run]:
    """Each quiz one way, the ways in turn, or each quiz all ways."""
    turns = [WAYS if every_way else [WAYS[(index + seed) % len(WAYS)]] for index in range(len(quizzes))]
    return [(quiz, *way) for quiz, ways in zip(quizzes, turns, strict=True) for way in ways]


def test_a_quiz_can_be_worked_through(
    page: Page, course: Path, address: str, quiz: str, place: str, width: int, hand: str
) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    page.goto(f"{address if place == 'http' else course.as_uri()}/{quiz}.html")
    language, _, name = quiz.split("/")
    learner = GalleryLearner(page, language, keyboard=hand == "keyboard")
    trials = trials_in(projects()[language].quizzes[name])
    assert trials
    for trial in trials:
        be_wrong(learner, trial)
    if page.locator(".cw-result").count():
        learner.press(page.locator(".cw-result").get_by_role("button").last)
    for trial in trials:
        be_right(learner, trial)
    page.reload()
    for trial in trials:
        learner.expect_state(trial, trial.state(trial.right))
    assert width_of(page) == width
