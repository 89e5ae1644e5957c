"""The end of a lesson's quiz: how far one is, the next lesson on one's way, and what to use tomorrow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from ..tiny import change, write
from .conftest import COURSE, DESK, LESSON, PHONE, violations
from .learner import Learner
from .quizzes import Task, tasks_of
from .sites import build, copy_project, served
from .tools import CASES

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
HANDS = pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
SUNDAY = "2026-11-29T10:00:00"
KEPT = f"coursewright/{COURSE}/l/first"
ME = f"coursewright/{COURSE}/me"
LATER = """---
title: {title}
minutes: 7
objectives:
  - {{id: idea, text: Name one point}}
roles: [{role}]
---
## The point {{#idea}}

One point.
"""
TOMORROW = """## Tomorrow {#use-tomorrow}

/// use-tomorrow
clerk: Look up first.
back: Call one customer.
///

## Self-check {#self-check}
"""
Tasks = Mapping[str, list[Task]]
TITLES = {"clerk": {"zh": "营业员", "en": "Clerk"}, "back": {"zh": "后台", "en": "Back office"}}


@pytest.fixture(scope="module")
def onward_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with three lessons and three roles; the second lesson is for clerks, the third for the others."""
    root = copy_project(CASES / "site", tmp_path_factory.mktemp("onward") / "course")
    roles = (
        "  - {id: back, title: {zh: 后台, en: Back office}}\n  - {id: boss, title: {zh: 店长, en: Manager}}\n"
    )
    change(root, "content/course.yml", "modules:\n", f"{roles}modules:\n")
    change(root, "content/course.yml", "[first]", "[first, second, third]")
    for language in ("zh", "en"):
        lesson = f"content/{language}/part/first.md"
        text = (root / lesson).read_text(encoding="utf-8").replace("roles: [clerk]\n", "")
        heading = next(line for line in text.splitlines() if "{#self-check}" in line)
        write(root, lesson, text.replace(f"{heading}\n", TOMORROW))
        for name, role in (("second", "clerk"), ("third", "back, boss")):
            later = LATER.format(title=name.title(), role=role)
            write(root, f"content/{language}/part/{name}.md", later)
    return build(root)


@pytest.fixture(scope="module")
def address(onward_site: Path) -> Iterator[str]:
    """Its address over http."""
    with served(onward_site) as address:
        yield address


@pytest.fixture
def tasks(quiz_files: dict[str, Path]) -> Tasks:
    """The questions of its quiz by language."""
    return {language: tasks_of(file, COURSE) for language, file in quiz_files.items()}


def at_the_end(page: Page, address: str, language: str, tasks: Tasks, wrong: int = 0, **way: bool) -> Learner:
    """A learner on a Sunday who has answered all, some of it wrong, and asked for the result."""
    page.clock.install(time=SUNDAY)
    page.goto(f"{address}/{language}/{LESSON}")
    learner = Learner(page, language, **way)
    for index, task in enumerate(tasks[language]):
        learner.check(task, task.wrong if index < wrong else task.right)
    learner.press(learner.button(tasks[language][-1], "say.finish"))
    return learner


def panel_of(page: Page) -> Locator:
    """The result."""
    return page.locator(".cw-result")


def kept(page: Page, key: str) -> dict[str, object]:
    """What is kept under a key."""
    found: dict[str, object] = json.loads(page.evaluate("key => localStorage.getItem(key) ?? '{}'", key))
    return found


@BOTH
@HANDS
def test_who_has_passed_goes_on_to_the_next_lesson(
    page: Page, address: str, tasks: Tasks, language: str, *, keyboard: bool
) -> None:
    learner = at_the_end(page, address, language, tasks, keyboard=keyboard)
    panel = panel_of(page)
    expect(panel.get_by_role("heading", name=learner.word("say.result"))).to_be_focused()
    expect(panel).to_contain_text("100%")
    expect(panel.locator(".cw-score")).to_contain_text(learner.word("say.passed"))
    time = words(language)["lesson.minutes"].format(minutes=7)
    main = panel.locator(".cw-btn--main")
    expect(main).to_have_accessible_name(f"{words(language)['lesson.next'].format(time=time)} Second")
    expect(main).to_have_role("link")
    learner.press(main)
    page.wait_for_url(f"{address}/{language}/part/second.html")


def test_who_has_not_passed_mends_first_and_may_go_on(page: Page, address: str, tasks: Tasks) -> None:
    learner = at_the_end(page, address, "en", tasks, wrong=2)
    panel = panel_of(page)
    expect(panel.locator(".cw-score")).to_contain_text(learner.word("say.short", n=1))
    expect(panel.locator(".cw-btn--main")).to_have_text(learner.word("say.redo", n=2))
    expect(panel.get_by_role("link", name="Second")).to_have_attribute("href", "second.html")
    learner.redo(2)
    expect(panel).to_have_count(0)
    expect(learner.question(tasks["en"][0]).get_by_role("heading")).to_be_focused()


def test_all_may_be_done_again_also_when_something_is_wrong(page: Page, address: str, tasks: Tasks) -> None:
    learner = at_the_end(page, address, "en", tasks, wrong=1)
    panel_of(page).get_by_role("button", name=learner.word("say.redo_all"), exact=True).click()
    for task in tasks["en"]:
        learner.expect_state(task, "empty")


@HANDS
def test_a_role_is_chosen_once_and_leads_on_its_own_way(
    page: Page, address: str, tasks: Tasks, *, keyboard: bool
) -> None:
    learner = at_the_end(page, address, "en", tasks, keyboard=keyboard)
    panel = panel_of(page)
    expect(panel.get_by_role("checkbox")).to_have_count(0)
    # Below a tick roles stand under its words; where there is none yet, under the heading.
    lefts = panel.locator(".cw-pledge").locator("h3, summary")
    assert len(set(lefts.evaluate_all("all => all.map(each => each.getBoundingClientRect().left)"))) == 1
    role = panel.get_by_role("radio", name=TITLES["back"]["en"])
    if keyboard:
        panel.get_by_role("radio", name=TITLES["clerk"]["en"]).focus()
        page.keyboard.press("ArrowDown")
    else:
        role.check()
    expect(role).to_be_checked()
    expect(role).to_be_focused()
    expect(panel.get_by_role("checkbox", name="Call one customer.")).not_to_be_checked()
    expect(panel.locator(".cw-btn--main")).to_have_attribute("href", "third.html")
    assert kept(page, ME)["role"] == "back"
    page.reload()
    expect(panel.get_by_role("heading", level=3).last).to_have_text(
        learner.word("say.pledge_of", role=TITLES["back"]["en"])
    )
    expect(role).not_to_be_visible()


def test_a_role_that_the_lesson_says_nothing_to_stays_ones_own(
    page: Page, address: str, tasks: Tasks
) -> None:
    page.add_init_script(
        f"localStorage.setItem('{ME}', localStorage.getItem('{ME}') ?? '{{\"v\":1,\"role\":\"boss\"}}')"
    )
    at_the_end(page, address, "en", tasks)
    panel = panel_of(page)
    expect(panel.locator(".cw-btn--main")).to_have_attribute("href", "third.html")
    panel.locator("label").filter(has_text=TITLES["clerk"]["en"]).click()
    panel.get_by_role("checkbox", name="Look up first.").check()
    page.reload()
    expect(panel.get_by_role("checkbox", name="Look up first.")).to_be_checked()
    assert kept(page, ME)["role"] == "boss"


@BOTH
def test_what_one_means_to_do_is_kept_with_its_day(
    page: Page, address: str, tasks: Tasks, language: str
) -> None:
    learner = at_the_end(page, address, language, tasks)
    panel = panel_of(page)
    panel.locator("label").filter(has_text=TITLES["clerk"][language]).click()
    tick = panel.get_by_role("checkbox", name="Look up first.")
    days = panel.get_by_role("group", name=learner.word("say.pledge_day"))
    expect(days).to_have_count(0)
    tick.check()
    days.locator("label").filter(has_text=learner.word("say.tomorrow")).click()
    tomorrow = kept(page, KEPT)["pledge"]
    assert (tomorrow["role"], tomorrow["day"]) == ("clerk", "2026-11-30")
    assert isinstance(tomorrow["at"], int)
    days.locator("label").filter(has_text=learner.word("say.monday")).click()
    monday = kept(page, KEPT)["pledge"]
    assert (monday["role"], monday["day"]) == ("clerk", "2026-12-07")
    assert monday["at"] >= tomorrow["at"]
    days.locator("label").filter(has_text=learner.word("say.pick_day")).click()
    days.get_by_label(learner.word("say.pick_day"), exact=True).last.fill("2026-12-24")
    page.reload()
    expect(tick).to_be_checked()
    expect(days.locator("input[type=date]")).to_have_value("2026-12-24")
    tick.uncheck()
    expect(days).to_have_count(0)
    page.reload()
    expect(tick).not_to_be_checked()


@BOTH
@pytest.mark.parametrize("reader", [(PHONE, "light"), (DESK, "dark"), (320, "light")], ids=str, indirect=True)
def test_it_can_be_read_by_all(reader: Page, address: str, tasks: Tasks, language: str) -> None:
    at_the_end(reader, address, language, tasks, wrong=1)
    panel = panel_of(reader)
    panel.locator("label").filter(has_text=TITLES["clerk"][language]).click()
    panel.get_by_role("checkbox").check()
    if reader.viewport_size == {"width": 320, "height": 844}:
        reader.evaluate("document.documentElement.style.fontSize = '200%'")
        parts = panel.locator(":visible").evaluate_all(
            "parts => parts.map(part => part.getBoundingClientRect().right)"
        )
        assert max(parts) <= 320
    assert violations(reader) == []


def test_behind_the_last_lesson_it_leads_home(page: Page, http: str, tasks: Tasks) -> None:
    at_the_end(page, http, "en", tasks)
    main = panel_of(page).locator(".cw-btn--main")
    expect(main).to_contain_text(words("en")["lesson.last"])


def test_without_a_script_the_page_leads_on_by_its_foot(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/{LESSON}")
    expect(page.locator(".md-footer__link--next")).to_have_attribute("href", "second.html")
    expect(page.locator(".cw-next, .cw-pledge")).to_have_count(0)
    context.close()


def test_a_page_opened_again_shows_the_result_and_a_link_the_question_that_it_names(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{http}/en/{LESSON}")
    learner = Learner(page, "en", one=True)
    first, *rest = tasks_of(quiz_files["en"], COURSE)
    # Wrong in the first and not mended: the result asks it again, by a button.
    learner.check(first, first.wrong)
    for task in rest:
        learner.check(task, task.right)
    learner.press(learner.main(rest[-1]))
    result, cards = page.locator(".cw-result"), page.locator("cw-quiz[data-pass] cw-question")
    expect(result).to_be_visible()
    page.reload()
    expect(result).to_be_visible()
    expect(cards.filter(visible=True)).to_have_count(0)
    page.goto(f"{http}/en/{LESSON}?again#q-{rest[0].id}")
    expect(cards.filter(visible=True)).to_have_id(f"q-{rest[0].id}")
    expect(result).not_to_be_visible()
    page.locator(f".cw-qmap a[href='#q-{first.id}']").click()
    expect(cards.filter(visible=True)).to_have_id(f"q-{first.id}")
    page.reload()
    expect(cards.filter(visible=True)).to_have_id(f"q-{first.id}")


def test_the_way_back_leads_to_the_question_before_and_a_reload_to_the_one_that_is_shown(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{http}/en/{LESSON}")
    cards = page.locator("cw-quiz[data-pass] cw-question").filter(visible=True)
    ids = [f"q-{task.id}" for task in tasks_of(quiz_files["en"], COURSE)]
    for name in ids[1:3]:
        page.locator(f".cw-qmap a[href='#{name}']").click()
        expect(cards).to_have_id(name)
    page.go_back()
    expect(cards).to_have_id(ids[1])
    page.go_forward()
    expect(cards).to_have_id(ids[2])
    page.locator(f"#{ids[2]} .cw-dock button:visible").last.click()
    expect(cards).to_have_id(ids[3])
    page.reload()
    expect(cards).not_to_have_id(ids[2])
