"""Whatever lies in storage, a page works: older records, newer ones, damaged ones, and values of somebody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import COURSE, LESSON
from .gallery import COURSE as GALLERY
from .gallery import PAGE, build_gallery
from .learner import Learner
from .quizzes import tasks_of
from .sites import served
from .tools import CASES
from .trials import trials_of

STATES = ("wrong", "partly", "right", "right", "right")
FOREIGN: tuple[Any, ...] = (
    *(
        None,
        True,
        7,
        -1.5,
        "",
        "zzz",
        [],
        {},
        [None],
        [[]],
        [["a"]],
        [["a", "b"]],
        [{}],
        {"a": None},
        {"a": {}},
    ),
    *(
        {"text": 7, "ticks": "x"},
        {"text": "x", "ticks": [99, "a"]},
        {"marks": 7, "rules": [], "line": {}, "text": 1},
    ),
    *({"marks": {"a": 1}, "rules": {"a": {}}, "line": "x", "text": ""}, {"__proto__": {"a": 1}}, "\ud800"),
)
DAMAGED = (
    "{",
    "[]",
    "null",
    "7",
    '"text"',
    "{}",
    '{"v":1}',
    '{"v":"1"}',
    '{"v":0}',
    '{"v":1e999}',
    "\x00",
    "x" * 5000,
)
SET = "entries => { for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text); }"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Chinese gallery's address."""
    with served(build_gallery(tmp_path_factory.mktemp("gallery"))) as address:
        yield f"{address}/zh/{PAGE}"


def test_records_of_version_0_are_carried_on(page: Page, http: str, quiz_files: dict[str, Path]) -> None:
    recorded = json.loads((CASES / "store" / "v0.json").read_text(encoding="utf-8"))
    page.goto(f"{http}/zh/{LESSON}")
    page.evaluate(SET, recorded)
    page.reload()
    learner = Learner(page, "zh")
    tasks = tasks_of(quiz_files["zh"], COURSE)
    for task, state in zip(tasks, STATES, strict=True):
        learner.expect_state(task, state)
    expect(page.locator(".cw-storage")).to_be_empty()
    first = tasks[0]
    learner.try_again(first)
    learner.check(first, first.right)
    old, new = (kept[f"coursewright/{COURSE}/q/first#who"] for kept in (recorded, learner.records()))
    assert (new["v"], new["n"], new["first"]["a"]) == (1, 2, json.loads(old)["last"]["a"])


def test_a_newer_record_is_left_alone_with_a_note(page: Page, http: str, quiz_files: dict[str, Path]) -> None:
    key, newer = f"coursewright/{COURSE}/q/first#who", '{"v":2,"more":[1]}'
    page.goto(f"{http}/zh/{LESSON}")
    page.evaluate(SET, {key: newer})
    page.reload()
    learner = Learner(page, "zh")
    task = tasks_of(quiz_files["zh"], COURSE)[0]
    expect(page.locator(".cw-storage")).to_have_text(learner.word("say.kept_newer"))
    learner.expect_state(task, "empty")
    learner.check(task, task.right)
    learner.expect_state(task, "right")
    assert page.evaluate("key => localStorage.getItem(key)", key) == newer


@pytest.mark.parametrize("damaged", DAMAGED, ids=lambda text: ascii(text)[:20])
def test_a_damaged_value_anywhere_breaks_no_page(page: Page, gallery: str, damaged: str) -> None:
    trials = trials_of("zh")
    names = [
        *(f"q/{trial.name}" for trial in trials),
        "me",
        "l/lesson",
        "x/exam",
        "kept/me",
        "probe",
        "q/",
        "other",
    ]
    page.goto(gallery)
    page.evaluate(SET, {f"coursewright/{GALLERY}/{name}": damaged for name in names})
    page.reload()
    expect(page.locator("cw-question .cw-state__w")).to_have_count(len(trials))
    learner = Learner(page, "zh")
    for trial in trials:
        learner.expect_state(trial, "empty")  # type: ignore[arg-type]
    expect(page.locator(".cw-btn[data-act=check]:visible").first).to_be_visible()


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda value: ascii(value)[:30])
def test_an_answer_of_another_kind_breaks_no_page(page: Page, gallery: str, foreign: Any) -> None:
    page.goto(gallery)
    revs = page.locator("cw-question").evaluate_all(
        "all => all.map(({ dataset }) => [dataset.question, dataset.rev])"
    )
    attempt = {"a": foreign, "got": [0, 1], "at": 1, "ms": 1, "lang": "zh", "sure": "x"}
    record = {"v": 1, "n": 1, "first": attempt, "last": attempt, "best": [0, 1], "shown": 0, "hints": 99}
    page.evaluate(
        SET, {f"coursewright/{GALLERY}/q/{name}": json.dumps({**record, "rev": rev}) for name, rev in revs}
    )
    page.reload()
    learner = Learner(page, "zh")
    expect(page.locator("cw-quiz .cw-result")).to_have_count(page.locator("cw-quiz").count())
    trial = next(trial for trial in trials_of("zh") if trial.type == "single")
    learner.try_again(trial)  # type: ignore[arg-type]
    learner.check(trial, [trial.right])  # type: ignore[arg-type]
    learner.expect_state(trial, "right")  # type: ignore[arg-type]
