"""The course home: where to go on, how lessons stand, by role and moment, what one meant to do; lessons that wait."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
TASKS = dict[str, list[Task]]
LATER = """---
title: {title}
minutes: 7
objectives:
  - {{id: idea, text: Name one point}}
roles: [{role}]
moments: [{moment}]
requires: [first]
---
## The point {{#idea}}

One point.
"""
TALK = """\
id: wait
pass: 70
questions:
  - id: hall
    type: dialogue
    objective: second#idea
    level: apply
    prompt: {prompt}
    nodes:
      - id: start
        says: {says}
        replies:
          - {{id: a, text: {yes}, score: 2, happens: {sits}, because: {knows}}}
          - {{id: b, text: {no}, score: -2, happens: {looks}, because: {not_known}}}
    bands:
      - {{text: {end}}}
"""
SAID = {
    "zh": (
        "等了很久",
        "要等多久？",
        "四十分钟",
        "快了",
        "他坐下了",
        "他看了看表",
        "他心里有数",
        "他心里没数",
        "到这里",
    ),
    "en": (
        "A long wait",
        "How long?",
        "Forty minutes",
        "Soon",
        "He sits",
        "He looks",
        "He knows",
        "He guesses",
        "Over",
    ),
}
PARTS = ("prompt", "says", "yes", "no", "sits", "looks", "knows", "not_known", "end")


def write_course(folder: Path, requires: str = "") -> Path:
    """A copy of the small site with three lessons, two roles, two moments and a conversation."""
    root = copy_project(CASES / "site", folder)
    roles = "  - {id: back, title: {zh: 后台, en: Back office}}\n"
    moments = (
        "moments:\n  - {id: waiting, title: {zh: 等候, en: Waiting}}\n"
        "  - {id: leaving, title: {zh: 离开, en: Leaving}}\n"
    )
    change(root, "content/course.yml", "modules:\n", f"{roles}{moments}{requires}modules:\n")
    change(root, "content/course.yml", "[first]", "[first, second, third]")
    for language in ("zh", "en"):
        for name, role, moment in (("second", "clerk", "waiting"), ("third", "back", "leaving")):
            later = LATER.format(title=name.title(), role=role, moment=moment)
            write(root, f"content/{language}/part/{name}.md", later)
        talk = TALK.format(**dict(zip(PARTS, SAID[language], strict=True)))
        write(root, f"quizzes/{language}/scenarios/wait.yml", talk)
    return root


@pytest.fixture(scope="module")
def home_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the course."""
    return build(write_course(tmp_path_factory.mktemp("home") / "course"))


@pytest.fixture(scope="module")
def address(home_site: Path) -> Iterator[str]:
    """Its address over http."""
    with served(home_site) as address:
        yield address


@pytest.fixture
def tasks(quiz_files: dict[str, Path]) -> TASKS:
    """The questions of the first lesson by language."""
    return {language: tasks_of(file, COURSE) for language, file in quiz_files.items()}


def home_word(language: str, key: str, **values: object) -> str:
    """A word of the home."""
    return words(language)[f"home.{key}"].format(**values)


def row_of(page: Page, title: str) -> Locator:
    """The row of a lesson or conversation."""
    return page.locator("a.cw-les").filter(has=page.locator(".cw-les__b").filter(has_text=title))


def keep(page: Page, entries: dict[str, object]) -> None:
    """Have entries of the course kept before the page's scripts run, unless something is kept there."""
    for name, value in entries.items():
        key, text = json.dumps(f"coursewright/{COURSE}/{name}"), json.dumps(json.dumps(value))
        page.add_init_script(f"localStorage.getItem({key}) ?? localStorage.setItem({key}, {text})")


@BOTH
def test_who_has_begun_nothing_is_led_to_the_first_lesson(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}/index.html")
    panel = page.locator(".cw-go")
    expect(panel.get_by_role("link")).to_have_text(words(language)["course.start_button"])
    expect(panel.get_by_role("link")).to_have_attribute("href", LESSON)
    time = home_word(language, "minutes", n=19)
    expect(page.locator("[data-totals]")).to_have_text(home_word(language, "totals", n=0, of=3, time=time))
    expect(page.locator(".cw-plans, .cw-due").first).to_be_hidden()


@BOTH
def test_it_leads_back_to_the_question_where_one_stopped(
    page: Page, address: str, tasks: TASKS, language: str
) -> None:
    page.goto(f"{address}/{language}/{LESSON}")
    learner = Learner(page, language)
    for task in tasks[language][:2]:
        learner.check(task, task.right)
    count = len(tasks[language])
    page.goto(f"{address}/{language}/index.html")
    row = page.locator(f'a.cw-les[href="{LESSON}"]')
    expect(row).to_have_attribute("aria-current", "true")
    expect(row.locator("small")).to_have_text(home_word(language, "quiz_at", n=2, of=count))
    go = page.locator(".cw-go").get_by_role("link")
    expect(go).to_have_text(home_word(language, "go_on_quiz", n=3))
    expect(page.locator(".cw-go .cw-line4 i[data-s=done]")).to_have_count(2)
    go.click()
    page.wait_for_url(f"{address}/{language}/{LESSON}#**")
    expect(learner.question(tasks[language][2])).to_be_visible()


def test_a_lesson_without_a_quiz_is_done_once_its_end_was_seen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 300})
    page.goto(f"{address}/en/part/second.html")
    expect(page.locator("#idea")).to_be_attached()
    page.goto(f"{address}/en/index.html")
    expect(row_of(page, "Second").locator("small")).to_have_count(0)
    page.goto(f"{address}/en/part/second.html")
    page.wait_for_load_state("load")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function(f"(localStorage.getItem('coursewright/{COURSE}/l/second') || '').includes('done')")
    page.goto(f"{address}/en/index.html")
    expect(row_of(page, "Second").locator("small")).to_have_text(home_word("en", "full"))


def test_the_line_shows_where_one_goes_on_also_behind_what_was_answered_later(
    page: Page, address: str
) -> None:
    standing = {"first": {"n": 2, "of": 4, "to": "q", "no": 2, "at": 5}}
    keep(page, {"l/first": {"v": 1, "at": 5, "quizzes": standing}})
    page.goto(f"{address}/en/index.html")
    parts = page.locator(".cw-go .cw-line4 i")
    expect(parts).to_have_count(4)
    assert parts.evaluate_all("parts => parts.map(part => part.dataset.s)") == ["done", "now", "done", ""]


def test_a_lesson_that_is_passed_says_so_and_the_next_one_is_the_way_on(
    page: Page, address: str, tasks: TASKS
) -> None:
    page.goto(f"{address}/en/{LESSON}")
    learner = Learner(page, "en")
    for task in tasks["en"]:
        learner.check(task, task.right)
    page.goto(f"{address}/en/index.html")
    expect(page.locator(f'a.cw-les[href="{LESSON}"] small')).to_have_text(
        home_word("en", "passed_with", n=100)
    )
    expect(page.locator(".cw-go").get_by_role("link")).to_have_attribute("href", "part/second.html")
    expect(page.locator("[data-totals]")).to_contain_text("1 of 3")


def test_a_role_and_a_moment_choose_lessons_and_a_link_carries_them(page: Page, address: str) -> None:
    page.goto(f"{address}/en/index.html#role=back&moment=leaving")
    expect(row_of(page, "Second")).to_be_hidden()
    expect(row_of(page, "Third")).to_be_visible()
    expect(page.get_by_role("radio", name="Back office")).to_be_checked()
    page.locator("label").filter(has_text="Clerk").click()
    expect(row_of(page, "Third")).to_be_hidden()
    assert page.evaluate("location.hash") == "#role=clerk&moment=leaving"
    page.locator("label").filter(has_text=words("en")["course.all_moments"]).click()
    expect(row_of(page, "Second")).to_be_visible()
    page.goto(f"{address}/en/part/second.html")
    page.goto(f"{address}/en/index.html")
    expect(page.get_by_role("radio", name="Clerk")).to_be_checked()


@BOTH
def test_what_one_meant_to_do_stands_there_until_it_is_done(page: Page, address: str, language: str) -> None:
    pledge = {"at": 5, "role": "clerk", "day": "2026-12-07", "text": "Look up first."}
    keep(page, {"l/first": {"v": 1, "begun": 1, "pledge": pledge}})
    page.goto(f"{address}/{language}/index.html")
    panel = page.get_by_role("region", name=words(language)["course.plans"])
    expect(panel).to_contain_text({"zh": "12月7日", "en": "December 7"}[language])
    panel.get_by_role("checkbox", name="Look up first.").check()
    page.reload()
    expect(panel).to_have_count(0)


def test_a_conversation_names_the_lesson_before_it_until_that_is_learned(page: Page, address: str) -> None:
    keep(page, {"l/first": {"v": 1, "begun": 1, "read": ["idea"]}})
    page.goto(f"{address}/en/index.html")
    expect(row_of(page, "A long wait").locator("small")).to_have_text(
        home_word("en", "first", title="Second")
    )
    page.evaluate(
        f'localStorage.setItem(\'coursewright/{COURSE}/l/second\', \'{{"v":1,"done":5,"read":["idea"]}}\')'
    )
    page.reload()
    expect(row_of(page, "A long wait").locator("small")).to_have_count(0)


def test_when_all_is_behind_it_says_so(page: Page, address: str) -> None:
    done = {"v": 1, "done": 5, "read": ["idea"]}
    first = {**done, "quizzes": {"first": {"n": 2, "of": 2, "percent": 90, "passed": True, "at": 5}}}
    keep(page, {"l/first": first, "l/second": done, "l/third": done})
    page.goto(f"{address}/en/index.html")
    expect(page.locator(".cw-go h2")).to_have_text(home_word("en", "end_title"))
    expect(page.locator(".cw-go").get_by_role("link")).to_have_count(0)
    expect(page.locator("[data-totals]")).to_have_text(home_word("en", "totals_done", of=3))


@BOTH
def test_odd_and_newer_records_hinder_nobody(page: Page, address: str, language: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    keep(
        page, {"l/first": {"v": 9, "quizzes": 3}, "l/second": [1], "me": "odd", "l/scenarios/wait": {"v": 1}}
    )
    page.goto(f"{address}/{language}/index.html")
    expect(page.locator("a.cw-les").first).to_be_visible()
    assert errors == []


@BOTH
@pytest.mark.parametrize("reader", [(PHONE, "light"), (DESK, "dark"), (320, "light")], ids=str, indirect=True)
def test_it_can_be_read_by_all(reader: Page, address: str, language: str) -> None:
    pledge = {"at": 5, "role": "clerk", "text": "Look up first."}
    standing = {"first": {"n": 1, "of": 3, "to": "q", "no": 2, "at": 5}}
    keep(reader, {"l/first": {"v": 1, "at": 5, "read": ["idea"], "quizzes": standing, "pledge": pledge}})
    reader.goto(f"{address}/{language}/index.html")
    expect(reader.locator(".cw-plans")).to_be_visible()
    reader.locator("summary").filter(has_text=words(language)["course.by_moment"]).click()
    assert violations(reader) == []
    if reader.viewport_size == {"width": 320, "height": 844}:
        reader.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reader.evaluate("document.documentElement.scrollWidth") <= 320


@BOTH
def test_without_a_script_it_is_the_route_and_where_to_begin(
    browser: Browser, address: str, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{language}/index.html")
    expect(page.locator(".cw-go").get_by_role("link")).to_have_attribute("href", LESSON)
    expect(page.locator("a.cw-les")).to_have_count(4)
    for hidden in (".cw-chips", ".cw-key", ".cw-due", ".cw-plans", ".cw-route__m"):
        expect(page.locator(hidden).first).to_be_hidden()
    context.close()


def test_what_waits_for_a_script_and_an_empty_notice_take_no_room(page: Page, address: str) -> None:
    shown = "all => all.filter(one => getComputedStyle(one).display !== 'none').map(one => one.className)"
    for name in ("index.html", LESSON, "scenarios/wait.html", "review.html", "progress.html"):
        page.goto(f"{address}/en/{name}")
        expect(page.locator("template").first).to_be_attached()
        assert page.locator("template").evaluate_all(shown) == []
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{address}/en/index.html")
    place = page.locator(".cw-home > .cw-storage")
    expect(place).to_be_attached()
    tops = [
        page.locator(part).evaluate("e => e.getBoundingClientRect().top") for part in (".cw-home", ".cw-hero")
    ]
    assert tops[0] == tops[1]


def test_from_disk_it_is_the_same(page: Page, home_site: Path) -> None:
    keep(page, {"l/first": {"v": 1, "begun": 1, "at": 4, "here": {"at": 4, "to": "idea"}, "read": ["scene"]}})
    page.goto((home_site / "en" / "index.html").as_uri())
    expect(page.locator(".cw-go").get_by_role("link")).to_have_attribute("href", f"{LESSON}#idea")


@pytest.fixture(scope="module")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course whose lessons wait for those before them."""
    root = write_course(tmp_path_factory.mktemp("gated") / "course", "requires: gate\n")
    with served(build(root)) as address:
        yield address


@BOTH
def test_a_lesson_waits_for_those_before_it(page: Page, gated: str, language: str) -> None:
    page.goto(f"{gated}/{language}/part/second.html")
    panel = page.get_by_role("region", name=words(language)["lesson.gate.head"])
    expect(panel.get_by_role("link")).to_have_attribute("href", "first.html")
    text = page.get_by_text("One point.")
    expect(text).to_be_hidden()
    assert violations(page) == []
    key = f"coursewright/{COURSE}/l/first"
    page.evaluate('key => localStorage.setItem(key, \'{"v":1,"done":5,"read":["idea"]}\')', key)
    page.reload()
    expect(text).to_be_visible()
    expect(panel).to_have_count(0)


def test_who_has_learned_elsewhere_opens_it(page: Page, gated: str) -> None:
    page.goto(f"{gated}/en/part/second.html")
    page.get_by_role("button", name=words("en")["lesson.gate.open"]).click()
    expect(page.get_by_text("One point.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("One point.")).to_be_visible()
    page.goto(f"{gated}/en/index.html")
    expect(row_of(page, "Third").locator("small")).to_have_text(
        home_word("en", "first", title=row_of(page, "").first.locator(".cw-les__b").inner_text())
    )


def test_where_a_course_asks_for_no_order_a_lesson_names_what_comes_first(page: Page, address: str) -> None:
    page.goto(f"{address}/en/part/second.html")
    expect(page.get_by_text("One point.")).to_be_visible()
    expect(page.locator(".cw-head a[data-lesson=first]")).to_have_attribute("href", "first.html")


PASSED = {"v": 1, "begun": 1, "quizzes": {"first": {"n": 2, "of": 2, "percent": 90, "passed": True, "at": 5}}}


@BOTH
def test_where_lessons_are_named_it_stands_how_they_stand(page: Page, address: str, language: str) -> None:
    keep(page, {"l/first": PASSED, "l/second": {"v": 1, "begun": 1, "read": ["idea"]}})
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{address}/{language}/part/index.html")
    word = words(language)
    for place in (".md-nav--primary .md-nav__link", ".cw-lesson"):
        first = page.locator(f"{place}[href$='first.html']")
        expect(first).to_contain_text(word["keep.state_pass"])
        expect(first).to_have_attribute("data-cw-state", "pass")
        expect(page.locator(f"{place}[href$='second.html']")).to_contain_text(word["keep.state_half"])
        expect(page.locator(f"{place}[href$='third.html'] .cw-stand")).to_have_count(0)
    assert violations(page) == []


def test_in_a_lesson_begun_only_what_names_it_is_marked(page: Page, address: str) -> None:
    keep(page, {"l/second": {"v": 1, "begun": 1, "read": ["idea"]}})
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{address}/en/part/second.html")
    marked = page.locator(".md-nav--primary :has(> .cw-stand)")
    expect(marked.first).to_be_attached()
    # Its link, and the label that stands for it on a phone; no part of it, no module.
    assert marked.evaluate_all("all => all.map(each => each.localName).sort()") == ["a", "label"]


def test_a_search_says_how_what_it_finds_stands(page: Page, address: str) -> None:
    keep(page, {"l/second": PASSED})
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{address}/en/part/third.html")
    page.get_by_role("combobox").fill("second")
    hit = page.get_by_role("option", name="Second").first
    expect(hit).to_contain_text(words("en")["keep.state_pass"])


def test_who_has_begun_nothing_sees_no_marks(page: Page, address: str) -> None:
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{address}/en/part/index.html")
    expect(page.locator(".cw-lesson").first).to_be_visible()
    expect(page.locator(".cw-stand")).to_have_count(0)
