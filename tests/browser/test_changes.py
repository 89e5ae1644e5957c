"""What has changed since a lesson was taken: what is asked again, what is marked, and the sheet to sign."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coursewright.languages.words import words

from ..tiny import TEXTS, change, lesson_file, quiz_file, write, write_tiny_course
from .conftest import violations, width_of
from .sites import build, served

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
LESSON = "part/first.html"
COURSE = "tiny"
TRIMMED = """\
  - id: trimmed
    type: single
    objective: idea
    prompt: "{prompt}?"
    options:
      - {{id: a, text: "{right}", correct: true, why: "{why}"}}
      - {{id: b, text: "{wrong}", why: "{why_not}"}}
      - {{id: c, text: "{title}", why: "{why_not}"}}
"""
ADDED = """\
  - id: added
    type: true-false
    objective: idea
    prompt: {text}
    answer: true
    why:
      true: {why}
      false: {why}
"""
CHANGED = """\
roles: [clerk]
valid-for: 12 months
changed:
  - {{date: 2026-11-20, at: idea, text: "{text}"}}
"""
ASKED = {"first#whether", "first#added"}


def grow(course: Path, file: str, text: str) -> None:
    """Add a text to the end of a file."""
    write(course, file, (course / file).read_text(encoding="utf-8") + text)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two builds of a course in one folder.

    The new one has a typo mended, a question re-keyed, one added, one that lost an option and is `minor`, and a change
    of the lesson.
    """
    root = tmp_path_factory.mktemp("builds")
    course = write_tiny_course(root / "course")
    for language, texts in TEXTS.items():
        grow(course, quiz_file(language), TRIMMED.format(**texts))
    build(course).rename(root / "old")
    page = (root / "old/en" / LESSON).read_text(encoding="utf-8")
    before = re.search(r'data-question="first#trimmed"[^>]*data-rev="(\w+)"', page)
    assert before is not None
    for language, texts in TEXTS.items():
        quiz = quiz_file(language)
        change(course, quiz, texts["prompt"], f"{texts['prompt']}!")
        change(course, quiz, "answer: false", "answer: true")
        third = f'      - {{id: c, text: "{texts["title"]}", why: "{texts["why_not"]}"}}\n'
        change(course, quiz, third, f"    minor: [{before[1]}]\n")
        grow(course, quiz, ADDED.format(**texts))
        change(course, lesson_file(language), "roles: [clerk]\n", CHANGED.format(**texts))
    build(course).rename(root / "new")
    return root


@pytest.fixture(scope="module")
def http(builds: Path) -> Iterator[str]:
    """Both over http, under the strict policy."""
    policy = (builds / "new/csp-header.txt").read_text(encoding="utf-8").strip()
    with served(builds, policy=policy) as address:
        yield address


def on_day(page: Page, day: int) -> None:
    """Set the clock of the page to so many days after the start."""
    page.clock.set_fixed_time(START + timedelta(days=day))


def said(language: str, key: str, **values: object) -> str:
    """A UI text of the page of changes."""
    return words(language)[f"changes.say.{key}"].format(**values)


def kept(page: Page, name: str) -> Any:
    """What is kept under a name."""
    return json.loads(page.evaluate(f"localStorage.getItem('coursewright/{COURSE}/{name}')") or "null")


def answer(question: Locator, place: int) -> None:
    """Choose and check."""
    question.locator("input:not([name=sure])").nth(place).check(force=True)
    question.locator("[data-act=check]").click()
    expect(question.locator(".cw-status .cw-note")).to_be_visible()


def learn(page: Page, address: str, language: str) -> None:
    """Take the lesson of the old build, until it is kept as done."""
    page.goto(f"{address}/old/{language}/{LESSON}")
    for name, place in (("which", 0), ("whether", 1), ("trimmed", 0)):
        page.goto(f"{address}/old/{language}/{LESSON}#q-{name}")
        page.reload()
        choice = page.locator(f"#q-{name}")
        right = choice.locator("input:not([name=sure])")
        expect(right.first).to_be_attached()
        answer(choice, place)
    page.wait_for_function(f"(localStorage.getItem('coursewright/{COURSE}/l/first') || '').includes('asked')")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_exactly_what_was_re_keyed_and_what_is_new_is_asked(
    page: Page, builds: Path, http: str, way: str, language: str
) -> None:
    address = http if way == "http" else builds.as_uri()
    on_day(page, 0)
    learn(page, address, language)
    page.goto(f"{address}/old/{language}/changes.html")
    expect(page.get_by_text(said(language, "nothing"))).to_be_visible()
    page.goto(f"{address}/old/{language}/index.html")
    expect(page.locator(".cw-due")).to_be_visible()
    expect(page.locator(".cw-anew")).to_be_hidden()
    on_day(page, 20)
    page.goto(f"{address}/new/{language}/index.html")
    link = page.get_by_role("link", name=words(language)["changes.link.link"].format(n=3))
    expect(link).to_have_attribute("href", "changes.html")
    page.goto(f"{address}/new/{language}/review.html")
    page.get_by_role("link", name=words(language)["changes.link.link"].format(n=3)).click()
    expect(page.get_by_text(said(language, "questions", n=2))).to_be_visible()
    expect(page.get_by_text(said(language, "read_one"))).to_be_visible()
    sheet = page.get_by_role("region", name=said(language, "list"))
    expect(sheet.get_by_role("listitem")).to_have_count(3)
    expect(sheet).to_contain_text(f"2026-11-20 · {TEXTS[language]['text']}")
    sealed = {name: TEXTS[language][name] for name in ("why", "why_not")}
    assert [name for name, text in sealed.items() if text in page.content()] == []
    page.get_by_role("button", name=said(language, "ask", n=2)).focus()
    page.keyboard.press("Enter")
    asked = page.locator(".cw-changed cw-question")
    names = set()
    for _ in range(2):
        expect(asked).to_have_count(1)
        name = asked.get_attribute("data-question")
        names.add(name)
        answer(asked, 0)
        asked.locator("[data-act=next]").click()
        expect(page.locator(f'.cw-changed cw-question[data-question="{name}"]')).to_have_count(0)
    assert names == ASKED
    expect(page.locator(".cw-changed .cw-note")).to_be_focused()
    expect(sheet.get_by_role("listitem")).to_have_count(3)
    expect(sheet.get_by_text(said(language, "unread"))).to_have_count(1)
    assert kept(page, "q/first#whether")["was"]["best"] == [1, 1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_lesson_marks_what_was_changed_until_it_is_read(page: Page, http: str, language: str) -> None:
    here = {name: words(language)[f"changes.here.{name}"] for name in ("head_one", "read", "noted", "mark")}
    on_day(page, 0)
    learn(page, http, language)
    on_day(page, 20)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{http}/new/{language}/{LESSON}")
    expect(page.get_by_text(here["head_one"])).to_be_visible()
    below = page.locator("#idea ~ .cw-changes__p")
    expect(below).to_have_text(f"{here['mark']} {TEXTS[language]['text']}")
    assert (violations(page), width_of(page)) == ([], 320)
    expect(page.locator("#q-trimmed .cw-state__w")).to_have_text(words(language)["quiz.say.right"])
    expect(page.locator("#q-whether .cw-state__w")).to_have_text(words(language)["quiz.say.updated"])
    page.get_by_role("button", name=here["read"]).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(here["noted"])).to_be_visible()
    expect(below).to_have_count(0)
    page.reload()
    expect(page.locator(".cw-changes summary")).to_have_text(words(language)["changes.lesson"])
    expect(page.locator(".cw-changes__m")).to_have_count(0)
    page.goto(f"{http}/new/{language}/changes.html")
    expect(page.get_by_text(said(language, "questions", n=2))).to_be_visible()
    expect(page.get_by_text(said(language, "unread"))).to_have_count(0)
    assert (violations(page), width_of(page)) == ([], 320)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_is_printed_as_a_sheet_to_sign(page: Page, http: str, language: str) -> None:
    on_day(page, 0)
    learn(page, http, language)
    page.goto(f"{http}/new/{language}/changes.html")
    statement = page.get_by_text(said(language, "sheet"))
    expect(page.get_by_role("button", name=said(language, "print"))).to_be_visible()
    expect(statement).to_be_hidden()
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name=said(language, "print")).click()
    page.emulate_media(media="print")
    expect(statement).to_be_visible()
    for line in ("name", "date", "sign"):
        expect(
            page.locator(".cw-signoff__l dt").get_by_text(said(language, line), exact=True)
        ).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.locator(".cw-signoff li")).to_have_count(3)


def test_who_begins_now_is_told_of_no_change(page: Page, http: str) -> None:
    on_day(page, 20)
    page.goto(f"{http}/new/zh/{LESSON}")
    page.wait_for_function(f"localStorage.getItem('coursewright/{COURSE}/l/first')")
    assert kept(page, "l/first")["seen"] == {"2026-11-20#idea": 0}
    expect(page.locator(".cw-changes")).not_to_have_attribute("open", "")
    page.reload()
    expect(page.locator(".cw-changes__m")).to_have_count(0)
    page.goto(f"{http}/new/zh/changes.html")
    expect(page.get_by_text(said("zh", "nothing"))).to_be_visible()


def test_results_run_out_after_the_span_that_the_lesson_says(page: Page, http: str) -> None:
    on_day(page, 0)
    learn(page, http, "en")
    for day, count in ((364, 0), (366, 2)):
        on_day(page, day)
        page.goto(f"{http}/new/en/changes.html")
        expect(page.get_by_text(said("en", "questions", n=2 + count))).to_be_visible()
        expect(page.get_by_text(said("en", "why_expired"))).to_have_count(count)
