"""The same practice in hard places: strict policy, frame without storage, no JavaScript, a script that comes late."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import COURSE, LESSON
from .learner import Learner
from .quizzes import Task, tasks_of
from .sites import served
from .tools import BROWSER


@pytest.fixture
def tasks(quiz_files: dict[str, Path]) -> list[Task]:
    """The questions in Chinese."""
    return tasks_of(quiz_files["zh"], COURSE)


def test_under_the_strict_policy_nothing_is_refused(page: Page, policed: str, tasks: list[Task]) -> None:
    page.goto(f"{policed}/zh/{LESSON}")
    learner = Learner(page, "zh")
    for task in tasks:
        learner.check(task, task.wrong)
    learner.redo(len(tasks))
    for task in tasks:
        learner.check(task, task.right)
    expect(page.locator(".cw-result .cw-score")).to_contain_text("100%")
    page.keyboard.press("Enter")
    assert page.url.endswith(LESSON)


def test_in_a_sandboxed_frame_practice_works_and_says_what_it_cannot_keep(
    browser: Browser, site: Path, tmp_path: Path, tasks: list[Task]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    with served(site) as inner:
        frame = (
            f'<iframe sandbox="allow-scripts" width="800" height="2000" src="{inner}/zh/{LESSON}"></iframe>'
        )
        (tmp_path / "lms.html").write_text(f"<!doctype html><title>LMS</title>{frame}", encoding="utf-8")
        with served(tmp_path, host="lms.test") as outer:
            page.goto(f"{outer}/lms.html")
            inside = page.frame_locator("iframe")
            learner = Learner(page, "zh")
            task = tasks[0]
            question = inside.locator(f"#q-{task.id}")
            expect(inside.locator(".cw-storage")).to_contain_text(learner.word("say.storage_refused"))
            question.locator(f"[data-token='{task.right[0]}']").click()
            question.get_by_role("button", name=learner.word("check")).click()
            expect(question.locator(".cw-state__w")).to_have_text(learner.word("say.right"))
            context.close()


def test_without_javascript_a_quiz_reads_as_a_form_and_says_what_is_missing(
    browser: Browser, http: str, tasks: list[Task]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    expect(page.locator(".cw-noscript")).to_be_visible()
    expect(page.locator(".cw-noscript")).to_have_text(learner.word("noscript"))
    for task in tasks:
        question = learner.question(task)
        expect(question.locator(".cw-q__set > legend")).to_be_visible()
        for field in question.locator(".cw-q__set input").all():
            expect(field).to_be_visible()
        expect(question.locator("button:visible")).to_have_count(0)
    hints = learner.question(tasks[0]).locator("details.cw-hint")
    for number in (1, 2):
        expect(hints.get_by_text(learner.word("hint", n=number, of=2))).to_be_visible()
    context.close()


def test_a_script_that_comes_late_twice_and_to_quizzes_put_in_later(
    page: Page, http: str, tasks: list[Task]
) -> None:
    page.route("**/coursewright.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    learner.answer(tasks[0], tasks[0].right)
    for _ in range(2):
        page.add_script_tag(path=BROWSER / "coursewright.js")
    learner.page.evaluate("document.body.append(document.querySelector('cw-quiz'))")
    learner.expect_state(tasks[0], "chosen")
    learner.press(learner.button(tasks[0], "check"))
    learner.expect_state(tasks[0], "right")
    assert learner.records()[f"coursewright/{COURSE}/q/first#{tasks[0].id}"]["n"] == 1


def test_a_damaged_capsule_is_said_and_nothing_is_guessed(
    page: Page, site: Path, tmp_path: Path, tasks: list[Task]
) -> None:
    folder = shutil.copytree(site / "zh", tmp_path / "zh")
    head, rest = (folder / LESSON).read_text(encoding="utf-8").split('data-seal="', 1)
    turned = f"{rest[:20]}{'B' if rest[20] == 'A' else 'A'}{rest[21:]}"
    (folder / LESSON).write_text(f'{head}data-seal="{turned}', encoding="utf-8", newline="")
    page.goto((folder / LESSON).as_uri())
    learner = Learner(page, "zh")
    damaged, sound = tasks[0], tasks[1]
    expect(learner.question(damaged)).to_contain_text(learner.word("say.damaged"))
    # A mistake can still be told.
    expect(learner.question(damaged).locator(".cw-dock button:visible")).to_have_count(0)
    learner.check(sound, sound.right)
    learner.expect_state(sound, "right")
