"""Worksheets in a browser: kept as they are written, a card at a time on a phone, a table in a wide window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from coursewright.base.words import words

from ..tiny import change, lesson_file, write_tiny_course
from .conftest import DESK
from .sites import build, served

WORKSHEET = """## Worksheet {#worksheet}

/// worksheet | W01 Scores
Fill it in.

| Moment [lines 2] | Score [score] | Done [tick] | Colour [choice red|amber] | Day [date] |
|---|---|---|---|---|
| | | | | |
| Waits | | | | |
| | | | | |

[total] [mean] [lowest] [last] [curve]
///

## """
LESSON = "part/first.html"
HEIGHT = 844


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a course whose lesson has a worksheet below a long section."""
    project = write_tiny_course(tmp_path_factory.mktemp("sheets") / "course")
    long = "\n\n".join(["A line to read."] * 120)
    for language, heading in (("zh", "自测"), ("en", "Self-check")):
        change(project, lesson_file(language), f"## {heading}", f"{long}\n\n{WORKSHEET}{heading}")
    site = build(project)
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        yield address


@pytest.fixture
def sheet(page: Page, address: str) -> Locator:
    """The worksheet in English, in a wide window."""
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    return page.locator(".cw-work")


def scripts_of(page: Page) -> list[str]:
    """The scripts that a page has asked for."""
    names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return [name.rsplit("/", 1)[1] for name in names if name.endswith(".js")]


def kept(page: Page) -> dict[str, Any]:
    """What is kept of the worksheet."""
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes('/w/'))")
    return dict(json.loads(page.evaluate("key => localStorage.getItem(key)", key))["cells"])


def test_its_script_comes_when_the_sheet_is_near_or_something_is_kept(sheet: Locator) -> None:
    page = sheet.page
    page.wait_for_load_state("networkidle")
    assert "cw-sheets.js" not in scripts_of(page)
    sheet.get_by_label("Moment 1").fill("At the door")
    expect(sheet.locator(".cw-work__status")).to_have_text(words("en")["sheet.kept"])
    page.reload(wait_until="networkidle")
    assert "cw-sheets.js" in scripts_of(page)
    expect(sheet.get_by_label("Moment 1")).to_have_value("At the door")


def test_what_is_written_before_the_script_is_there_is_kept(page: Page, address: str) -> None:
    waiting: list[Route] = []
    page.route("**/cw-sheets.js", lambda route: waiting.append(route))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    sheet = page.locator(".cw-work")
    sheet.get_by_label("Moment 1").fill("At the door")
    sheet.get_by_label("Done 3").check()
    sheet.get_by_label("Score 2").focus()
    page.wait_for_selector("script[src$='cw-sheets.js']", state="attached")
    waiting[0].continue_()
    expect(sheet.locator(".cw-work__status")).to_have_text(words("en")["sheet.kept"])
    expect(sheet.get_by_label("Moment 1")).to_have_value("At the door")
    assert kept(page) == {"1.1": "At the door", "3.3": "1"}
