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
from .gallery import PAGE
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
        {"toString": 1},
        [{"toString": 1}],
        {"aaaaaa": {"toString": 1}},
        [["a", {"valueOf": 1}]],
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
def gallery(gallery: Path) -> Iterator[str]:
    """The Chinese gallery's address."""
    with served(gallery) as address:
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


ODD = [*((foreign, "answer") for foreign in FOREIGN), *((foreign, "open") for foreign in FOREIGN[15:19])]


@pytest.mark.parametrize(("foreign", "part"), ODD, ids=lambda value: ascii(value)[:30])
def test_an_answer_of_another_shape_is_put_aside_and_breaks_no_page(
    page: Page, gallery: str, foreign: Any, part: str
) -> None:
    page.goto(gallery)
    learner = Learner(page, "zh")
    trials = trials_of("zh")
    page.evaluate(SET, records_of(page, foreign, part))
    page.reload()
    expect(page.locator("cw-question .cw-state__w")).to_have_count(len(trials))
    expect(page.locator(".cw-storage")).to_have_text(learner.word("say.kept_aside"))
    aside = page.evaluate("Object.keys(localStorage).filter(name => name.includes('/kept/')).length")
    assert 0 < aside <= 20
    trial = next(trial for trial in trials if trial.type == "single")
    if part == "open":
        # What is sound of it stays: the last answer, graded anew.
        learner.expect_state(trial, "right")  # type: ignore[arg-type]
        return
    # A text may be a token, so it is an answer, and a wrong one.
    learner.expect_state(trial, "wrong" if isinstance(foreign, str) else "empty")  # type: ignore[arg-type]
    learner.check(trial, [trial.right])  # type: ignore[arg-type]
    learner.expect_state(trial, "right")  # type: ignore[arg-type]


def records_of(page: Page, foreign: Any, part: str) -> dict[str, str]:
    """Records of all questions of the page with a strange answer, or an answer that has begun and is strange."""
    trials = {trial.name: trial for trial in trials_of("zh")}
    revs = page.locator("cw-question").evaluate_all(
        "all => all.map(({ dataset }) => [dataset.question, dataset.rev])"
    )
    found = {}
    for name, rev in revs:
        answer = foreign if part != "open" else trials[name].right
        attempt = {"a": answer, "got": [0, 1], "at": 1, "ms": 1, "lang": "zh", "sure": "x"}
        record = {"v": 1, "n": 1, "first": attempt, "last": attempt, "best": [0, 1], "shown": 0, "hints": 99}
        begun = {"open": foreign} if part != "answer" else {}
        found[f"coursewright/{GALLERY}/q/{name}"] = json.dumps({**record, **begun, "rev": rev})
    return found


@pytest.mark.parametrize("odd", [{"toString": 1}, [{"toString": 1}], {"aaaaaa": {"toString": 1}}, [[["a"]]]])
def test_an_import_leaves_odd_entries_out_and_says_so(page: Page, gallery: str, odd: Any) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('x', 'SecurityError'); }"
    )
    page.goto(gallery)
    learner = Learner(page, "zh")
    prefix = f"coursewright/{GALLERY}/"
    records = {
        name.removeprefix(prefix): json.loads(text) for name, text in records_of(page, odd, "answer").items()
    }
    right = trials_of("zh")[0]
    good = json.loads(json.dumps(records[f"q/{right.name}"]))
    good["first"]["a"] = good["last"]["a"] = right.right
    more = {
        "q/elsewhere#one": records[f"q/{right.name}"],
        "q/elsewhere#two": "{",
        "me": 3,
        "l/lesson": [],
        "x/exam": "x",
    }
    entries = {**records, f"q/{right.name}": good, **more}
    file = {"format": "coursewright/progress", "v": 1, "course": GALLERY, "at": 1, "entries": entries}
    page.locator(".cw-storage input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )
    notice = page.locator(".cw-storage")
    expect(notice).to_contain_text(learner.word("say.imported", n=1))
    expect(notice).to_contain_text(learner.word("say.import_odd", n=len(entries) - 1))
    learner.expect_state(right, "right")  # type: ignore[arg-type]
    learner.expect_state(trials_of("zh")[1], "empty")  # type: ignore[arg-type]


def test_one_question_that_cannot_be_shown_costs_itself_alone(page: Page, gallery: str) -> None:
    page.add_init_script(
        "new MutationObserver(() => document.querySelector('#q-evidence .cw-state__w')?.remove())"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(gallery)
    learner = Learner(page, "zh")
    expect(page.locator("#q-evidence")).to_contain_text(learner.word("say.damaged"))
    trial = next(trial for trial in trials_of("zh") if trial.type == "single")
    learner.check(trial, [trial.right])  # type: ignore[arg-type]
    learner.expect_state(trial, "right")  # type: ignore[arg-type]
