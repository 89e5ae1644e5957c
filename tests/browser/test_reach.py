"""Everybody can work a quiz: rules of axe-core, names, focus, what is said, size of targets, keys that only move."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import COURSE, LESSON, PHONE, Watch, violations, width_of
from .learner import Learner
from .quizzes import Task, tasks_of

LEAST_TARGET = 44
SMALL = """least => [...document.querySelectorAll("cw-quiz :is(button, input, a, summary)")]
  .filter(node => !node.closest("p, .cw-goals"))
  .map(node => node.closest("label") ?? node)
  .filter(node => node.getClientRects().length)
  .filter(node => {
    const {width, height} = node.getBoundingClientRect();
    return Math.min(width, height) < least - 0.5;
  })
  .map(node => node.outerHTML.slice(0, 120))"""


@pytest.fixture
def tasks(quiz_files: dict[str, Path]) -> list[Task]:
    """The questions; tokens are the same in both languages."""
    return tasks_of(quiz_files["zh"], COURSE)


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("zh", "light", 390), ("en", "dark", 1280), ("en", "light", 320)]
)
def test_no_rule_is_broken_before_and_after_checks(
    browser: Browser, http: str, tasks: list[Task], language: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    watch = Watch(context)
    page = context.new_page()
    page.goto(f"{http}/{language}/{LESSON}")
    learner = Learner(page, language)
    learner.question(tasks[0]).get_by_text(learner.word("hint", n=1, of=2)).click()
    learner.button(tasks[0], "check").click(force=True)  # it is aria-disabled, and says what is missing
    learner.question(tasks[0]).get_by_label(learner.word("say.sure3"), exact=True).check()
    look(page)
    for task in tasks:
        learner.check(task, task.wrong)
    look(page)
    for task in tasks:
        if not task.tells_at_once:
            learner.check(task, task.worse)
            learner.press(learner.button(task, "show"))
    look(page)
    learner.redo(len(tasks))
    for task in tasks:
        learner.check(task, task.right)
    look(page)
    context.close()
    assert watch.said == []


def look(page: Page) -> None:
    """Expect that no rule is broken, no target is smaller than a finger, nothing stands out sideways."""
    assert violations(page) == []
    assert page.evaluate(SMALL, LEAST_TARGET) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture
def learner(page: Page, http: str) -> Learner:
    """A learner at the Chinese lesson over http."""
    page.goto(f"{http}/zh/{LESSON}")
    return Learner(page, "zh")


def test_arrow_keys_only_move_and_enter_on_an_option_checks(learner: Learner, tasks: list[Task]) -> None:
    task = tasks[0]
    options = learner.question(task).locator("input[name=answer]")
    options.first.focus()
    learner.page.keyboard.press("Enter")
    expect(learner.question(task).get_by_role("status")).to_have_text(learner.word("say.choose_first"))
    for place in (1, 2, 0, 1):
        learner.page.keyboard.press("ArrowDown")
        expect(options.nth(place)).to_be_checked()
        expect(options.nth(place)).to_be_focused()
    learner.expect_state(task, "chosen")
    assert learner.verdicts(task) == {}
    assert learner.records() == {}
    learner.page.keyboard.press("Enter")
    assert options.nth(1).get_attribute("value") in learner.verdicts(task)
    (record,) = learner.records().values()
    assert record["n"] == 1


def test_enter_held_down_on_an_option_goes_no_further_than_the_verdict(
    learner: Learner, tasks: list[Task]
) -> None:
    (many,) = (task for task in tasks if task.type == "multiple")
    learner.answer(many, many.right)
    box = learner.question(many).locator(".cw-opt input").first
    box.focus()
    for _ in range(3):
        learner.page.keyboard.down("Enter")
    learner.page.keyboard.up("Enter")
    learner.expect_state(many, "right")
    expect(learner.main(many)).to_be_focused()


def test_check_can_be_reached_and_says_what_is_missing(learner: Learner, tasks: list[Task]) -> None:
    for task in tasks:
        check = learner.button(task, "check")
        expect(check).to_have_attribute("aria-disabled", "true")
        check.focus()
        learner.page.keyboard.press("Enter")
        missing = "say.fill_first" if task.type == "blanks" else "say.choose_first"
        expect(learner.question(task).get_by_role("status")).to_have_text(learner.word(missing))
        expect(check).to_be_focused()
        learner.answer(task, task.right)
        expect(check).to_have_attribute("aria-disabled", "false")
        expect(learner.question(task).get_by_role("status")).to_be_empty()
    assert learner.records() == {}


def test_enter_in_a_line_checks_when_all_lines_are_filled(learner: Learner, tasks: list[Task]) -> None:
    (gaps,) = (task for task in tasks if task.type == "blanks")
    first, second = learner.question(gaps).locator(".cw-blank input").all()
    first.fill(gaps.right[first.get_attribute("name")])
    first.press("Enter")
    expect(learner.question(gaps).get_by_role("status")).to_have_text(learner.word("say.fill_first"))
    learner.expect_state(gaps, "filled")
    second.fill(gaps.right[second.get_attribute("name")])
    second.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    learner.expect_state(gaps, "filled")
    second.press("Enter")
    learner.expect_state(gaps, "right")


def test_an_option_has_its_text_as_name_and_its_verdict_with_it(learner: Learner, tasks: list[Task]) -> None:
    task = tasks[0]
    question = learner.question(task)
    expect(question.get_by_role("group", name="谁会遇到关键时刻？")).to_be_visible()
    question.get_by_role("radio", name="只有柜台前的同事", exact=True).check()
    learner.press(learner.button(task, "check"))
    judged = question.get_by_role("radio", name=f"只有柜台前的同事 {learner.word('say.wrong')}", exact=True)
    expect(judged).to_be_disabled()
    expect(judged).not_to_be_checked()
    expect(judged).to_have_accessible_description(learner.reasons(task)[task.wrong[0]])


def test_the_status_speaks_after_a_check_but_not_while_a_page_loads(
    learner: Learner, tasks: list[Task]
) -> None:
    status = learner.question(tasks[0]).locator(".cw-status")
    learner.check(tasks[0], tasks[0].wrong)
    expect(status).to_have_role("status")
    expect(status).not_to_have_attribute("aria-live", "off")
    expect(status).to_contain_text(learner.word("say.wrong"))
    learner.page.reload()
    expect(status).to_contain_text(learner.word("say.wrong"))
    expect(status).to_have_attribute("aria-live", "off")


def test_a_double_click_checks_once_and_does_not_open_the_question_again(
    learner: Learner, tasks: list[Task]
) -> None:
    learner.answer(tasks[0], tasks[0].wrong)
    learner.button(tasks[0], "check").dblclick()
    learner.expect_state(tasks[0], "wrong")
    assert learner.records()[f"coursewright/{COURSE}/q/first#who"]["n"] == 1


def test_the_map_shows_where_one_is(learner: Learner, tasks: list[Task]) -> None:
    second = learner.question(tasks[1])
    second.locator("input[name=answer]").first.focus()
    link = learner.page.locator(f".cw-qmap a[href='#q-{tasks[1].id}']")
    expect(link).to_have_attribute("aria-current", "true")
    expect(learner.page.locator(".cw-qmap a[aria-current]")).to_have_count(1)


TOPS = """dock => new Set([...dock.querySelectorAll("button, summary")].filter(each => each.getClientRects().length)
  .map(each => Math.round(each.getBoundingClientRect().top))).size"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_with_the_largest_letters_the_bar_of_an_open_question_is_one_row(
    page: Page, http: str, tasks: list[Task], language: str
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{http}/{language}/{LESSON}")
    learner = Learner(page, language, one=True)
    page.evaluate("document.documentElement.style.fontSize = '180%'")
    for task in tasks:
        learner.bring(task)
        dock = learner.question(task).locator(".cw-dock")
        expect(dock).to_be_visible()
        assert (task.id, dock.evaluate(TOPS)) == (task.id, 1)
    assert width_of(page) == PHONE
