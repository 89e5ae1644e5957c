"""A quiz as a whole: what must be right, what one was sure of, and a checkpoint of it further up the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from .attempts import COURSE, FILES, PAGE, build_attempts, lay_attempts
from .learner import Learner
from .quizzes import Task, tasks_of
from .sites import served

SURE = (3, 3, 2, 1)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page's address."""
    with served(build_attempts(lay_attempts(tmp_path_factory.mktemp("attempts")))) as address:
        yield f"{address}/{PAGE}"


@pytest.fixture
def learner(page: Page, address: str) -> Learner:
    """A learner at the page."""
    page.goto(address)
    return Learner(page, "zh")


@pytest.fixture(scope="module")
def tasks() -> dict[str, Task]:
    """The questions of the quiz with confidence, by id."""
    return {task.id: task for task in tasks_of(FILES / "sure.yml", COURSE)}


def panel_of(page: Page) -> Locator:
    """The quiz's result."""
    return page.locator("cw-quiz[data-quiz=sure] .cw-result")


def answer_all(learner: Learner, tasks: dict[str, Task], *wrong: str) -> None:
    """Answer all questions, these wrong; the first two surely, the third fairly, the fourth by guess."""
    for (name, task), sure in zip(tasks.items(), (*SURE, 0), strict=True):
        if sure:
            learner.question(task).get_by_label(learner.word(f"say.sure{sure}")).check()
        learner.check(task, task.wrong if name in wrong else task.right)


def named(learner: Learner, task: Task) -> str:
    """What the result calls a question: by its number in the page, which goes on from the quiz above."""
    number = learner.page.locator(f".cw-qmap a[href='#q-{task.id}'] .cw-qmap__n").inner_text()
    assert learner.question(task).locator(".cw-kick").inner_text().startswith(f"第 {number} 题")
    return learner.word("say.question_n", n=number)


def test_a_quiz_is_not_passed_without_what_must_be_right(learner: Learner, tasks: dict[str, Task]) -> None:
    answer_all(learner, tasks, "must-know")
    panel = panel_of(learner.page)
    expect(panel).to_contain_text("80%")
    expect(panel).not_to_contain_text(learner.word("say.passed"))
    row = panel.get_by_role("listitem").filter(has_text=learner.word("say.must_missed"))
    expect(row).to_contain_text("这一题必须答对。")
    link = row.get_by_role("link", name=named(learner, tasks["must-know"]), exact=True)
    expect(link).to_have_attribute("href", "#q-must-know")
    panel.get_by_role("button", name=learner.word("say.redo", n=1)).click()
    learner.check(tasks["must-know"], tasks["must-know"].right)
    expect(panel).to_contain_text(learner.word("say.passed"))
    expect(panel).not_to_contain_text(learner.word("say.must_missed"))


def test_an_ordinary_question_may_be_wrong_in_a_quiz_that_is_passed(
    learner: Learner, tasks: dict[str, Task]
) -> None:
    answer_all(learner, tasks, "easy", "fill")
    expect(panel_of(learner.page)).to_contain_text("60%")
    expect(panel_of(learner.page)).to_contain_text(learner.word("say.passed"))
    expect(panel_of(learner.page)).not_to_contain_text(learner.word("say.must_missed"))


def test_below_the_pass_mark_it_says_how_many_more_are_wanted(
    learner: Learner, tasks: dict[str, Task]
) -> None:
    answer_all(learner, tasks, "easy", "guess", "count", "fill")
    expect(panel_of(learner.page)).to_contain_text(learner.word("say.short", n=2))
    expect(panel_of(learner.page)).to_contain_text(learner.word("say.pass_line", n=50))


def test_what_one_was_sure_of_and_wrong_is_gathered(learner: Learner, tasks: dict[str, Task]) -> None:
    answer_all(learner, tasks, "easy", "count")
    panel = panel_of(learner.page)
    expect(panel.get_by_role("heading", name=learner.word("say.sure_wrong_head"))).to_be_visible()
    bars = panel.locator(".cw-cal > span").all_inner_texts()
    rows = [(bars[at], bars[at + 2]) for at in range(0, len(bars), 3)]
    counted = {3: (1, 2), 2: (1, 1), 1: (0, 1)}
    assert rows == [
        (learner.word(f"say.sure{sure}"), learner.word("say.calibration_row", right=right, of=of))
        for sure, (right, of) in counted.items()
    ]
    assert panel.locator(".cw-goals a").all_inner_texts() == [named(learner, tasks["easy"])]
    panel.locator(".cw-goals a").click()
    expect(learner.question(tasks["easy"])).to_be_in_viewport()


def test_nobody_was_sure_and_wrong_where_all_of_it_was_right(
    learner: Learner, tasks: dict[str, Task]
) -> None:
    answer_all(learner, tasks, "count")
    expect(panel_of(learner.page).locator(".cw-cal")).to_be_visible()
    expect(panel_of(learner.page)).not_to_contain_text(learner.word("say.sure_wrong_head"))


def test_no_id_stands_twice_in_the_page(learner: Learner) -> None:
    ids = learner.page.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
    assert sorted(set(ids)) == sorted(ids)
    assert {"c-guess", "q-guess", "quiz-sure", "quiz-pools"} <= set(ids)


def test_a_checkpoint_and_its_quiz_are_one_question(learner: Learner, tasks: dict[str, Task]) -> None:
    page, task = learner.page, tasks["guess"]
    point = page.locator("#c-guess")
    wrong, right = (point.locator(f"input[value='{way[0]}']") for way in (task.wrong, task.right))
    wrong.locator("xpath=..").click()
    point.get_by_role("button", name=learner.word("check"), exact=True).click()
    learner.expect_state(task, "wrong")
    expect(point.locator(".cw-btn--main:visible")).to_be_focused()
    link = point.get_by_role("link", name=learner.word("say.to_quiz"))
    expect(link).to_have_attribute("href", "#quiz-sure")
    point.get_by_role("button", name=learner.word("again")).click()
    right.locator("xpath=..").click()
    point.get_by_role("button", name=learner.word("check"), exact=True).click()
    learner.expect_state(task, "right")
    assert learner.records()[f"coursewright/{COURSE}/q/sure#guess"]["n"] == 2
    point.get_by_role("button", name=learner.word("again")).click()
    wrong.locator("xpath=..").click()
    point.get_by_role("button", name=learner.word("check"), exact=True).click()
    expect(point.locator(".cw-state__w")).to_have_text(learner.word("say.wrong"))
    assert learner.records()[f"coursewright/{COURSE}/q/sure#guess"]["n"] == 3
    page.reload()
    learner.expect_state(task, "wrong")
    expect(point.locator(".cw-state__w")).to_have_text(learner.word("say.wrong"))


def test_what_is_being_answered_further_down_is_left_alone(learner: Learner, tasks: dict[str, Task]) -> None:
    page, task = learner.page, tasks["guess"]
    learner.answer(task, task.right)
    point = page.locator("#c-guess")
    point.locator(f"input[value='{task.wrong[0]}']").locator("xpath=..").click()
    point.get_by_role("button", name=learner.word("check"), exact=True).click()
    learner.expect_state(task, "chosen")
    expect(learner.question(task).locator(f"input[value='{task.right[0]}']")).to_be_checked()
