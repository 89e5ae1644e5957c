"""The whole course in a browser: axe-core's WCAG A and AA rules on every page, and the search by its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, violations, width_of

LESSON = "moments/what-is-a-moment-of-truth.html"
WORDS = {"zh": ("时刻", "客户", "尊重", "角色"), "en": ("moment", "pyramid")}
# Each scheme and each width once.
EACH_ONCE = pytest.mark.parametrize("reader", [(PHONE, "light"), (DESK, "dark")], ids=str, indirect=True)

pytestmark = pytest.mark.slow


@EACH_ONCE
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page(reader: Page, course: Path, address: str, language: str) -> None:
    files = sorted((course / language).rglob("*.html"))
    assert len(files) > 8
    for file in files:
        reader.goto(f"{address}/{file.relative_to(course).as_posix()}")
        assert (file.name, violations(reader)) == (file.name, [])
        assert reader.viewport_size is not None
        assert (file.name, width_of(reader)) == (file.name, reader.viewport_size["width"])


@EACH_ONCE
def test_the_drawer_the_search_and_a_glossary_card_open(reader: Page, address: str) -> None:
    reader.goto(f"{address}/zh/{LESSON}")
    reader.locator("button.cw-term").first.click()
    expect(reader.locator(".cw-gloss:popover-open")).to_be_visible()
    assert violations(reader) == []
    if reader.viewport_size == {"width": PHONE, "height": 844}:
        reader.goto(f"{address}/zh/{LESSON}")
        reader.locator(".md-header label[for=__drawer]").click()
        assert violations(reader) == []
    reader.goto(f"{address}/zh/{LESSON}")
    seek(reader, "时刻")
    assert violations(reader) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_the_search_finds_words_of_two_characters(
    page: Page, course: Path, address: str, way: str, language: str
) -> None:
    page.goto(f"{address if way == 'http' else course.as_uri()}/{language}/{LESSON}")
    for word in WORDS[language]:
        seek(page, word)


def seek(page: Page, word: str) -> None:
    """Type a word into the search and wait for pages that have it."""
    field = page.locator(".md-search__input")
    if not field.is_visible():
        page.locator(".md-header label[for=__search]").click()
    field.fill(word)
    field.press("End")
    expect(page.locator(".md-search-result mark", has_text=word).first).to_be_visible()
