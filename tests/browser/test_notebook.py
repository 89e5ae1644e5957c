"""The notebook of mistakes: what is in it and what is not, how it is practised, printed and read without the script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from .conftest import LESSON, PHONE
from .narrow import ON_A_NARROW_PHONE, expect_readable, narrow_phone
from .test_review import asked, choose, go_on, on_day

NOTEBOOK = "notebook.html"
SAID = {
    "zh": ("谁会遇到关键时刻？", "只有柜台前的同事", "后台的一张单据，客户也感受得到。"),
    "en": (
        "Who meets moments of truth?",
        "Only colleagues at the counter",
        "Customers feel a back-office form, too.",
    ),
}
"""Stem, the wrong choice, its reason."""
UNTOLD = {"zh": ("形式多样", "只要客户接触到"), "en": ("They take many forms", "Wherever a customer meets")}
"""What the lesson has not told yet: why the right choice is right, and the explanation."""


def said(language: str, key: str, **values: object) -> str:
    """A UI text of the notebook."""
    return words(language)[f"notebook.say.{key}"].format(**values)


def miss(page: Page, address: str, language: str) -> None:
    """Answer two questions wrong, one of them sure of it, and one right."""
    for name, place, sure in (("who", 0, 3), ("lowest", 0, 1), ("which", 0, 2)):
        page.goto(f"{address}/{language}/{LESSON}#q-{name}")
        choose(page.locator(f"#q-{name}"), place, language, sure=sure)


def entries(page: Page) -> Locator:
    """The entries of the notebook."""
    return page.locator(".cw-err")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_what_was_missed_is_noted_practised_and_leaves_after_two_days(
    page: Page, site: Path, policed: str, way: str, language: str
) -> None:
    address = policed if way == "http" else site.as_uri()
    stem, choice, why = SAID[language]
    on_day(page, 0)
    page.goto(f"{address}/{language}/{NOTEBOOK}")
    expect(page.get_by_text(said(language, "empty"), exact=True)).to_be_visible()
    miss(page, address, language)
    page.goto(f"{address}/{language}/{NOTEBOOK}")
    expect(entries(page)).to_have_count(2)
    entry = entries(page).filter(has=page.get_by_role("heading", name=stem, level=3))
    for text in (choice, why, said(language, "sure_when", when=said(language, "today"))):
        expect(entry).to_contain_text(text)
    for day in (0, 1, 2):
        on_day(page, day)
        page.goto(f"{address}/{language}/{NOTEBOOK}")
        page.get_by_role("link", name=said(language, "practise", n=2)).click()
        expect(page.get_by_text(words(language)["review.say.only"].format(n=2))).to_be_visible()
        for _ in range(2):
            choose(asked(page), 1, language)
            go_on(page)
        expect(page.locator(".cw-review__h .cw-note")).to_be_visible()
    page.goto(f"{address}/{language}/{NOTEBOOK}")
    expect(page.get_by_text(said(language, "empty"), exact=True)).to_be_visible()


def test_one_entry_is_done_by_itself(page: Page, policed: str) -> None:
    on_day(page, 0)
    miss(page, policed, "en")
    on_day(page, 1)
    page.goto(f"{policed}/en/{NOTEBOOK}")
    page.get_by_role("link", name=said("en", "do_named", text=SAID["en"][0])).click()
    expect(asked(page)).to_have_attribute("data-question", "first#who")
    choose(asked(page), 1, "en")
    go_on(page)
    expect(page.get_by_text(words("en")["review.say.done"].format(n=1, right=1))).to_be_visible()
    page.get_by_role("button", name=words("en")["review.say.more"].format(n=1)).click()
    expect(asked(page)).to_have_attribute("data-question", "first#lowest")


def test_entries_stand_by_objective_by_lesson_and_by_kind_of_miss(page: Page, policed: str) -> None:
    on_day(page, 0)
    miss(page, policed, "en")
    page.goto(f"{policed}/en/{NOTEBOOK}")
    heads = page.get_by_role("heading", level=2)
    expect(heads).to_have_text([re.compile("Name one point")])
    page.get_by_role("radio", name=said("en", "order_objective")).focus()
    page.keyboard.press("ArrowRight")
    expect(heads).to_have_text([re.compile("The moment")])
    page.keyboard.press("ArrowRight")
    expect(heads).to_have_text([re.compile(said("en", "by_sure")), re.compile(said("en", "by_picked"))])
    expect(entries(page)).to_have_count(2)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reason_belongs_to_what_was_answered_on_the_page_and_in_print(
    page: Page, policed: str, language: str
) -> None:
    on_day(page, 0)
    page.goto(f"{policed}/{language}/{LESSON}#q-who")
    choose(page.locator("#q-who"), 0, language)
    page.goto(f"{policed}/{language}/{NOTEBOOK}")
    expect(entries(page)).to_have_count(1)
    text = page.content()
    assert SAID[language][2] in text
    assert [word for word in UNTOLD[language] if word in text] == []
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    booklet = page.locator(".cw-booklet")
    expect(booklet).to_be_visible()
    expect(page.get_by_role("heading", name=said(language, "keys"))).to_be_visible()
    expect(entries(page)).to_be_hidden()
    assert booklet.locator("ol > li").count() == booklet.locator(".cw-booklet__q").count() == 1
    # Of the four that nobody has answered nothing is there.
    for stem in ("末次分", "把渠道补齐", "The last score", "Fill in the channels", "Listen first"):
        assert stem not in booklet.inner_text()
    assert booklet.locator("input:checked").count() == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@ON_A_NARROW_PHONE
def test_no_rule_is_broken_on_a_narrow_phone(
    browser: Browser, policed: str, language: str, scheme: Any
) -> None:
    with narrow_phone(browser, scheme) as page:
        on_day(page, 0)
        miss(page, policed, language)
        page.goto(f"{policed}/{language}/{NOTEBOOK}")
        expect(entries(page)).to_have_count(2)
        expect_readable(page)
        small = page.locator(".cw-book :is(a.cw-btn, button, .cw-chip):visible").evaluate_all(
            "parts => parts.map(part => part.getBoundingClientRect()).filter(box => box.height < 44).length"
        )
        assert small == 0


def test_without_the_script_the_page_is_a_sentence(browser: Browser, http: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto(f"{http}/zh/{NOTEBOOK}")
    expect(page.locator(".cw-noscript")).to_have_text(words("zh")["notebook.noscript"])
    expect(page.locator(".cw-book button, .cw-book a")).to_have_count(0)
    context.close()


def test_questions_that_cannot_be_loaded_are_told(page: Page, policed: str) -> None:
    on_day(page, 0)
    miss(page, policed, "zh")
    nothing = {"status": 200, "body": "", "content_type": "text/javascript"}
    page.route("**/assets/course/**", lambda route: route.fulfill(**nothing))
    page.goto(f"{policed}/zh/{NOTEBOOK}")
    expect(page.get_by_text(said("zh", "failed"))).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_home_leads_to_what_is_kept_and_tells_how_much(page: Page, policed: str, language: str) -> None:
    on_day(page, 0)
    page.goto(f"{policed}/{language}/index.html")
    text = words(language)
    links = page.get_by_role("navigation", name=text["home.more"]).get_by_role("link")
    expect(links.nth(0)).to_contain_text(text["home.more_questions"].format(n=0))
    miss(page, policed, language)
    page.evaluate("localStorage.setItem('coursewright/site-case/d/copy', JSON.stringify({v: 1, at: 1}))")
    page.goto(f"{policed}/{language}/index.html")
    expect(links.nth(0)).to_contain_text(text["home.more_questions"].format(n=2))
    expect(links.nth(1)).to_contain_text(text["home.more_lessons"].format(n=0))
    expect(links.nth(2)).to_contain_text(re.compile(r"\d{5}"))
    links.nth(0).press("Enter")
    expect(page.get_by_role("heading", name=text["notebook.title"])).to_be_visible()
    expect(entries(page)).to_have_count(2)
