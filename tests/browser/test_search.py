"""The search box in a browser: what it loads and when, all ways of text into it, keys, what is marked and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from .conftest import DESK, LESSON, PHONE, violations, width_of

START = "moments/what-is-a-moment-of-truth.html"
WORDS = {
    "zh": "时刻 客户 尊重 角色 期望 情绪 资源 服务 沟通 印刷 喜悦 瞬间 峰终",
    "en": "moment pyramid customer truth role score resource competitor expectation printing waiting thanks worksheet",
}
ZH = words("zh")


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The addresses that the page asks for."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def lesson(page: Page, asked: list[str], policed: str) -> Page:  # noqa: ARG001  # listens before the page is there
    """The small site's lesson in Chinese, under the strict policy."""
    page.goto(f"{policed}/zh/{LESSON}", wait_until="networkidle")
    return page


def field_of(page: Page, language: str = "zh") -> Locator:
    """The field of the search."""
    return page.get_by_role("combobox", name=words(language)["search.label"])


def hits_of(page: Page) -> Locator:
    """What was found."""
    return page.get_by_role("option")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_the_words_of_the_course_are_found(
    page: Page, course: Path, address: str, way: str, language: str
) -> None:
    page.goto(f"{address if way == 'http' else course.as_uri()}/{language}/{START}")
    for word in WORDS[language].split():
        field_of(page, language).fill(word)
        # Text found before has other marks.
        expect(page.locator(".cw-hit mark").first).to_have_text(word, ignore_case=True)
        expect(hits_of(page).first).to_be_visible()


def test_nothing_is_asked_for_before_the_box_is_used(lesson: Page, asked: list[str]) -> None:
    assert not any("search" in url for url in asked)
    before = len(asked)
    field_of(lesson).focus()
    lesson.wait_for_function("window.cwSearch !== undefined")
    lesson.wait_for_load_state("networkidle")
    names = [url.split("/zh/")[1].split("?")[0] for url in asked[before:]]
    assert names == ["assets/javascripts/cw-search.js", "search/manifest.js"]


@pytest.mark.parametrize("way", ["fill", "paste", "insert", "type", "compose"])
def test_text_is_searched_however_it_comes(lesson: Page, way: str) -> None:
    field = field_of(lesson)
    field.focus()
    if way == "fill":
        field.fill("键盘")
    elif way == "paste":
        field.evaluate("each => document.execCommand('insertText', false, '键盘')")
    elif way == "insert":
        lesson.keyboard.insert_text("键盘")
    elif way == "type":
        lesson.keyboard.type("键盘")
    else:
        session = lesson.context.new_cdp_session(lesson)
        session.send("Input.imeSetComposition", {"text": "jian'pan", "selectionStart": 8, "selectionEnd": 8})
        expect(lesson.get_by_role("option")).to_have_count(0)
        session.send("Input.insertText", {"text": "键盘"})
    expect(lesson.locator(".cw-hit mark").first).to_have_text("键盘")


def test_what_is_not_there_is_said_in_a_sentence(lesson: Page) -> None:
    field_of(lesson).fill("貔貅")
    expect(lesson.locator(".cw-search").get_by_role("status")).to_have_text(
        ZH["search.none"].format(query="貔貅")
    )
    expect(hits_of(lesson)).to_have_count(0)
    expect(field_of(lesson)).to_have_attribute("aria-expanded", "false")


def test_an_index_that_cannot_be_had_is_said(page: Page, http: str) -> None:
    page.route(
        "**/search/**", lambda route: route.fulfill(status=200, body="", content_type="text/javascript")
    )
    page.goto(f"{http}/zh/{LESSON}")
    field_of(page).fill("键盘")
    expect(page.locator(".cw-search").get_by_role("status")).to_have_text(ZH["search.failed"])
    page.unroute("**/search/**")
    field_of(page).fill("键")
    expect(hits_of(page).first).to_be_visible()


def test_keys_choose_open_and_leave(lesson: Page) -> None:
    lesson.keyboard.press("/")
    field = field_of(lesson)
    expect(field).to_be_focused()
    lesson.keyboard.type("键盘")
    expect(field).to_have_attribute("aria-expanded", "true")
    lesson.keyboard.press("ArrowUp")
    last = hits_of(lesson).last
    expect(last).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", last.get_attribute("id") or "")
    lesson.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", "")
    lesson.keyboard.press("ArrowDown")
    expect(hits_of(lesson).first).to_have_attribute("aria-selected", "true")
    target = hits_of(lesson).first.get_attribute("href") or ""
    lesson.keyboard.press("Enter")
    lesson.wait_for_url(target)


def test_escape_takes_away_what_was_found_and_then_the_focus(lesson: Page) -> None:
    lesson.keyboard.press("s")
    lesson.keyboard.type("键盘")
    expect(hits_of(lesson).first).to_be_visible()
    lesson.keyboard.press("Escape")
    expect(hits_of(lesson)).to_have_count(0)
    expect(field_of(lesson)).to_have_value("")
    expect(field_of(lesson)).to_be_focused()
    lesson.keyboard.press("Escape")
    expect(field_of(lesson)).not_to_be_focused()


def test_letters_typed_into_other_fields_open_nothing(lesson: Page) -> None:
    lesson.evaluate("document.body.append(document.createElement('textarea'))")
    lesson.locator("body > textarea").focus()
    lesson.keyboard.type("s/f")
    expect(lesson.locator("body > textarea")).to_have_value("s/f")


def test_a_click_elsewhere_closes_what_was_found_and_a_return_shows_it_again(lesson: Page) -> None:
    field_of(lesson).fill("键盘")
    expect(hits_of(lesson).first).to_be_visible()
    lesson.mouse.click(200, 700)
    expect(hits_of(lesson)).to_have_count(0)
    field_of(lesson).focus()
    expect(hits_of(lesson).first).to_be_visible()


@pytest.mark.parametrize(
    "reader", [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")], ids=str, indirect=True
)
def test_no_rule_is_broken_by_what_was_found(reader: Page, http: str) -> None:
    reader.goto(f"{http}/zh/{LESSON}")
    assert reader.viewport_size is not None
    phone = reader.viewport_size["width"] == PHONE
    if phone:
        expect(field_of(reader)).to_be_hidden()
        reader.get_by_role("button", name=ZH["search.open"]).click()
    field_of(reader).fill("键盘")
    expect(hits_of(reader).first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    assert violations(reader) == []
    assert width_of(reader) == reader.viewport_size["width"]
    if phone:
        reader.get_by_role("button", name=ZH["search.close"]).click()
        expect(field_of(reader)).to_be_hidden()
        expect(reader.get_by_role("button", name=ZH["search.open"])).to_be_focused()


def test_without_scripts_there_is_no_box(browser: Browser, http: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{http}/zh/{LESSON}")
    expect(page.locator(".cw-search")).to_be_hidden()
    context.close()
