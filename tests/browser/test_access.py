"""The whole course in a browser: axe-core's WCAG A and AA rules on every page, its drawer and its cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, violations, width_of

LESSON = "moments/what-is-a-moment-of-truth.html"
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
def test_the_drawer_and_a_glossary_card_open(reader: Page, address: str) -> None:
    reader.goto(f"{address}/zh/{LESSON}")
    reader.locator("button.cw-term").first.click()
    expect(reader.locator(".cw-gloss:popover-open")).to_be_visible()
    assert violations(reader) == []
    if reader.viewport_size == {"width": PHONE, "height": 844}:
        reader.goto(f"{address}/zh/{LESSON}")
        reader.locator(".md-header label[for=__drawer]").click()
        assert violations(reader) == []
