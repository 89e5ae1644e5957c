"""Tests of any course: they hold of a course that is as it should be, and each finds what it is for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.project import load_projects
from coursewright.trial.built import Built
from coursewright.trial.table import TRIALS
from tests.once import made_once
from tests.tiny import change, run, write, write_tiny_course

pytestmark = pytest.mark.slow
PAGE = "site/en/part/first.html"
WHY = "It hangs where no customer sees it."
Edit = Callable[[Path], object]


def build_tiny(root: Path) -> None:
    write_tiny_course(root)
    answer = run(root, "build", "--quiet")
    assert answer.returncode == 0, answer.stderr


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with made_once(tmp_path_factory, "tried", build_tiny) as folder:
        yield folder


def found(root: Path) -> dict[str, list[str]]:
    built = Built(root, load_projects(root, IssueLog()))
    return {trial.holds: list(trial.find(built)) for trial in TRIALS}


def test_all_hold_of_a_course_that_is_as_it_should_be(tiny: Path) -> None:
    assert found(tiny) == {trial.holds: [] for trial in TRIALS}


EDITS: dict[str, tuple[Edit, str]] = {
    "every lesson has a page in every language": (
        lambda root: (root / "site/zh/part/first.html").unlink(),
        "site/zh/part/first.html is not there",
    ),
    "every page says its language and has one title": (
        lambda root: change(root, PAGE, "<html lang=", "<html data-lang="),
        f"{PAGE} does not say that it is in 'en'",
    ),
    "every link leads to something that is there": (
        lambda root: change(root, PAGE, "</body>", '<a href="../nowhere.html#x">x</a></body>'),
        f"{PAGE}: ../nowhere.html#x: there is no such file",
    ),
    "no page fetches anything from another host": (
        lambda root: change(root, PAGE, "</body>", '<img src="https://pictures.example.org/a.png"></body>'),
        f"{PAGE} fetches from pictures.example.org",
    ),
    "every question is on a page and can be checked there": (
        lambda root: change(root, "quizzes/en/part/first.yml", "answer: false", "answer: true"),
        "first#whether (en): its capsule holds another key",
    ),
    "no answer or reason can be read in the site": (
        lambda root: change(root, PAGE, "</body>", f"<p>{WHY}</p></body>"),
        f"{PAGE} shows '{WHY}'",
    ),
    "every edition of the handbooks is there": (
        lambda root: write(root, "handbooks/zh/trainer.pdf", "no book"),
        "handbooks/zh/trainer.pdf is no PDF",
    ),
    "no book with answers is published": (
        lambda root: shutil.copy(root / "handbooks/en/trainer.pdf", root / "site/handbooks/en/trainer.pdf"),
        "site/handbooks/en/trainer.pdf is published, and no edition for learners",
    ),
}


@pytest.mark.parametrize("holds", EDITS)
def test_each_finds_what_it_is_for_and_the_others_stay_silent(tiny: Path, tmp_path: Path, holds: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(tiny, root)
    edit, said = EDITS[holds]
    edit(root)
    faults = {name: lines for name, lines in found(root).items() if lines}
    assert said in faults[holds]
    follow = {
        "every link leads to something that is there",
        "every question is on a page and can be checked there",
    }
    assert set(faults) - {holds} <= (follow if "has a page" in holds else set())


def test_an_anchor_that_no_page_has_is_named(tiny: Path, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(tiny, root)
    change(root, PAGE, "</body>", '<a href="../index.html#lost">x</a></body>')
    assert (
        f"{PAGE}: ../index.html#lost: 'lost' is not on that page"
        in found(root)["every link leads to something that is there"]
    )


def test_a_reason_that_the_cover_of_a_learners_book_prints_is_found(tiny: Path, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(tiny, root)
    change(
        root,
        "content/course.yml",
        "title: {zh: 学员手册, en: Learner handbook}",
        f"title: {{zh: 学员手册, en: Learner handbook}}, cover: {{zh: 学员手册, en: {WHY}}}",
    )
    assert found(root)["no answer or reason is printed for learners"] == [f"learner (en) prints '{WHY}'"]


def test_the_command_builds_tries_and_counts(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    answer = run(root, "test")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.endswith(f"{len(TRIALS)} passed, 0 failed\n")
    change(root, "quizzes/en/part/first.yml", "correct: true", "correct: maybe")
    answer = run(root, "test")
    assert answer.returncode == 1
    assert "No test was run, since there is no whole build." in answer.stderr
