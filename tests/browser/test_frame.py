"""The frame of a page: colours that are chosen and kept, the place in header and contents, the drawer, keys, boxes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.languages.words import words

from .conftest import LESSON, PHONE, Watch

ZH = words("zh")
TABLET = 1000
SCHEME = "data-md-color-scheme"


@pytest.fixture
def lesson(page: Page, policed: str) -> Page:
    """The small site's lesson in Chinese, under the strict policy."""
    page.goto(f"{policed}/zh/{LESSON}")
    return page


def test_the_themes_own_script_is_not_loaded(page: Page, http: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http}/zh/{LESSON}", wait_until="networkidle")
    scripts = sorted(url.rsplit("/", 1)[1] for url in asked if url.endswith(".js"))
    assert scripts == [
        "coursewright.js",
        "cw-bar.js",
        "cw-frame.js",
        "cw-keep.js",
        "cw-rail.js",
        "cw-tell.js",
        "cw-typed.js",
    ]


def test_a_scheme_is_chosen_kept_and_given_back_to_the_system(lesson: Page) -> None:
    body = lesson.locator("body")
    lesson.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute(SCHEME, "slate")
    lesson.get_by_title(ZH["site.to_light"]).click()
    expect(body).to_have_attribute(SCHEME, "default")
    lesson.reload()
    expect(body).to_have_attribute(SCHEME, "default")
    lesson.get_by_title(ZH["site.to_dark"]).click()
    lesson.emulate_media(color_scheme="light")
    expect(body).to_have_attribute(SCHEME, "slate")
    lesson.get_by_title(ZH["site.to_automatic"]).click()
    expect(body).to_have_attribute(SCHEME, "default")
    expect(lesson.get_by_title(ZH["site.to_light"])).to_be_visible()
    expect(lesson.get_by_title(ZH["site.to_dark"])).to_be_hidden()


def test_contents_and_header_follow_the_place(lesson: Page) -> None:
    # In a wider window the rail stands in the contents' place.
    lesson.set_viewport_size({"width": TABLET, "height": 844})
    entries = lesson.locator(".md-sidebar--secondary a.md-nav__link")
    expect(lesson.locator(".md-header__title--active")).to_have_count(0)
    entries.last.click()
    lesson.mouse.wheel(0, 100_000)
    expect(lesson.locator(".md-header__title--active")).to_have_count(1)
    expect(lesson.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)
    lesson.mouse.wheel(0, -100_000)
    expect(lesson.locator(".md-header__title--active")).to_have_count(0)


def test_keys_lead_to_the_pages_before_and_after(lesson: Page, policed: str) -> None:
    lesson.keyboard.press("p")
    lesson.wait_for_url(re.compile("index.html"))
    lesson.keyboard.press("n")
    lesson.wait_for_url(f"{policed}/zh/{LESSON}")


def test_the_drawer_closes_when_a_place_of_the_page_is_chosen(browser: Browser, http: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, reduced_motion="reduce")
    watch = Watch(context)
    page = context.new_page()
    page.goto(f"{http}/zh/{LESSON}")
    page.locator(".md-header label[for=__drawer]").click()
    page.locator(".md-nav--primary label[for=__toc]").first.click()
    page.locator(".md-nav--primary .md-nav--secondary a.md-nav__link:visible").first.click()
    expect(page.locator("#__drawer")).not_to_be_checked()
    assert watch.said == []
    context.close()


def test_with_large_letters_a_long_path_is_wrapped_and_not_cut(lesson: Page) -> None:
    lesson.set_viewport_size({"width": 320, "height": 700})
    path = lesson.locator(".md-path")
    path.locator(".md-ellipsis").last.evaluate("it => (it.textContent = 'Knowing your moments of truth')")
    lesson.evaluate("document.documentElement.style.fontSize = '200%'")
    assert path.evaluate("it => it.scrollWidth - it.clientWidth") == 0


@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_title_of_four_characters_is_whole_in_every_size_of_letters(lesson: Page, width: int) -> None:
    lesson.set_viewport_size({"width": width, "height": 700})
    title = lesson.locator(".md-header__title .md-ellipsis").first
    title.evaluate("it => (it.textContent = '真实瞬间')")
    expect(lesson.locator(".cw-ways .md-header__button:visible")).to_have_count(2)
    for size in ("100%", "120%", "144%", "200%"):
        lesson.evaluate("size => (document.documentElement.style.fontSize = size)", size)
        assert title.evaluate("it => it.scrollWidth - it.clientWidth") <= 0, size
