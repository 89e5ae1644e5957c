"""The review's page: what it asks and when, as days go by; how it is reached, read and left without."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from .conftest import COURSE, LESSON, PHONE
from .narrow import ON_A_NARROW_PHONE, expect_readable, narrow_phone
from .tools import BROWSER

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
REVIEW = "review.html"
LENT = re.compile(r"\blent\.(\w+)")


def said(language: str, key: str, **values: object) -> str:
    """A UI text of the review."""
    return words(language)[f"review.say.{key}"].format(**values)


def on_day(page: Page, day: int) -> None:
    """Set the clock of the page to so many days after the start."""
    page.clock.set_fixed_time(START + timedelta(days=day))


def choose(question: Locator, place: int, language: str, sure: int = 0) -> None:
    """Choose an option, say how sure one is, and check."""
    question.locator(".cw-opt").nth(place).click()
    if sure:
        question.locator(f".cw-conf label:has(input[value='{sure}'])").click()
    question.get_by_role("button", name=words(language)["quiz.check"]).click()


def learn(page: Page, address: str, language: str) -> None:
    """Answer two questions of the lesson: one wrong and thought sure, one right by guess."""
    page.goto(f"{address}/{language}/{LESSON}#q-who")
    choose(page.locator("#q-who"), 0, language, sure=3)
    page.goto(f"{address}/{language}/{LESSON}#q-lowest")
    choose(page.locator("#q-lowest"), 1, language, sure=1)
    expect(page.locator("#q-lowest .cw-status")).to_contain_text(words(language)["quiz.say.right"])


def asked(page: Page) -> Locator:
    """The question that the review shows."""
    return page.locator(".cw-review cw-question")


def kept(page: Page, question: str) -> Any:
    """What is kept of a question."""
    return json.loads(page.evaluate(f"localStorage.getItem('coursewright/{COURSE}/q/{question}')"))


def go_on(page: Page) -> None:
    """Leave a question that is told behind."""
    asked(page).locator("[data-act=next]").click()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_what_was_missed_comes_at_once_and_the_rest_on_its_day(
    page: Page, site: Path, policed: str, way: str, language: str
) -> None:
    address = policed if way == "http" else site.as_uri()
    on_day(page, 0)
    page.goto(f"{address}/{language}/{REVIEW}")
    expect(page.get_by_text(said(language, "none_yet"))).to_be_visible()
    learn(page, address, language)
    page.goto(f"{address}/{language}/{REVIEW}")
    expect(page.get_by_text(said(language, "count_one"))).to_be_visible()
    expect(page.locator(".cw-review__t")).to_contain_text(said(language, "why_sure"))
    choose(asked(page), 1, language)
    go_on(page)
    expect(page.get_by_text(said(language, "done", n=1, right=1))).to_be_visible()
    assert [known for _, known in kept(page, "first#who")["days"]] == [0]

    on_day(page, 8)
    page.goto(f"{address}/{language}/{REVIEW}")
    expect(page.get_by_text(said(language, "count", n=2))).to_be_visible()
    expect(page.locator(".cw-review__h")).to_contain_text("%")
    for _ in range(2):
        question = asked(page)
        expect(question.locator(".cw-opt input:checked")).to_have_count(0)
        choose(question, 1, language)
        go_on(page)
    expect(page.get_by_text(said(language, "done", n=2, right=2))).to_be_visible()
    assert [len(kept(page, f"first#{name}")["days"]) for name in ("who", "lowest")] == [2, 2]

    page.goto(f"{address}/{language}/{REVIEW}")
    expect(page.locator(".cw-review__days li")).not_to_have_count(0)
    expect(asked(page)).to_have_count(0)
    on_day(page, 60)
    page.goto(f"{address}/{language}/{REVIEW}")
    expect(page.get_by_text(said(language, "count", n=2))).to_be_visible()


def test_the_days_to_come_are_had_as_a_calendar_and_read_without(page: Page, policed: str) -> None:
    on_day(page, 0)
    learn(page, policed, "en")
    page.goto(f"{policed}/en/{REVIEW}")
    choose(asked(page), 1, "en")
    go_on(page)
    expect(page.locator(".cw-review__days li").first).to_contain_text("December")
    with page.expect_download() as download:
        page.get_by_role("button", name=said("en", "calendar")).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == f"{COURSE}-review.ics"
    assert text.count("BEGIN:VEVENT") == page.locator(".cw-review__days li").count()
    assert "DTSTART;VALUE=DATE:202612" in text


def test_all_of_it_is_done_by_keyboard(page: Page, policed: str) -> None:
    on_day(page, 0)
    learn(page, policed, "zh")
    on_day(page, 30)
    page.goto(f"{policed}/zh/{REVIEW}")
    for _ in range(2):
        asked(page).locator(".cw-opt input").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        asked(page).get_by_role("button", name=words("zh")["quiz.check"]).focus()
        page.keyboard.press("Enter")
        expect(asked(page).locator("[data-act=next]")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator(".cw-review__h .cw-note")).to_be_focused()


@pytest.mark.parametrize("language", ["zh", "en"])
@ON_A_NARROW_PHONE
def test_no_rule_is_broken_on_a_narrow_phone(
    browser: Browser, policed: str, language: str, scheme: Any
) -> None:
    with narrow_phone(browser, scheme) as page:
        on_day(page, 0)
        learn(page, policed, language)
        page.goto(f"{policed}/{language}/{REVIEW}")
        expect(asked(page)).to_be_visible()
        expect_readable(page)
        choose(asked(page), 1, language)
        go_on(page)
        expect(page.locator(".cw-review__days")).to_be_visible()
        expect_readable(page)


def test_the_question_of_the_day_is_one_of_those_that_were_taught(page: Page, policed: str) -> None:
    on_day(page, 0)
    page.goto(f"{policed}/zh/{REVIEW}#day")
    expect(page.get_by_text(said("zh", "none_yet"))).to_be_visible()
    key = f"coursewright/{COURSE}/l/first"
    page.evaluate(f"localStorage.setItem('{key}', '{json.dumps({'v': 1, 'begun': 1})}')")
    page.reload()
    expect(page.get_by_text(said("zh", "why_day"))).to_be_visible()
    name = asked(page).get_attribute("data-question")
    page.reload()
    expect(asked(page)).to_have_attribute("data-question", name or "")


def test_without_the_script_the_page_is_a_sentence(browser: Browser, http: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto(f"{http}/zh/{REVIEW}")
    expect(page.locator(".cw-noscript")).to_be_visible()
    expect(page.locator(".cw-noscript")).to_have_text(words("zh")["review.noscript"])
    expect(page.get_by_role("button", name=words("zh")["quiz.check"])).to_have_count(0)
    context.close()


def test_a_question_that_cannot_be_loaded_is_told(page: Page, policed: str) -> None:
    on_day(page, 0)
    learn(page, policed, "zh")
    nothing = {"status": 200, "body": "", "content_type": "text/javascript"}
    page.route("**/assets/course/**", lambda route: route.fulfill(**nothing))
    page.goto(f"{policed}/zh/{REVIEW}")
    expect(page.get_by_text(said("zh", "failed"))).to_be_visible()


def test_the_first_script_lends_all_that_others_borrow(page: Page, policed: str) -> None:
    page.goto(f"{policed}/zh/{REVIEW}")
    lent = set(page.evaluate("Object.keys(coursewright)"))
    for script in sorted(BROWSER.glob("*.js")):
        borrowed = set(LENT.findall(script.read_text(encoding="utf-8")))
        assert borrowed - lent == set(), script.name
