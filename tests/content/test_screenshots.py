"""The pictures in the READMEs show pages that are still like that.

With COURSEWRIGHT_WRITE_SCREENSHOTS=1 the pictures are taken anew.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ..docs.documents import ROOT, links

PICTURES = ROOT / "tests" / "screenshots"
WIDTH, HEIGHT = 1280, 800
LESSON = "moments/what-is-a-moment-of-truth.html"
QUESTION = "what-is-a-moment-of-truth#forgotten-payment"
WRITE = os.environ.get("COURSEWRIGHT_WRITE_SCREENSHOTS") == "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the parts of the page are called in one language."""

    title: str
    objectives: str
    wrong: str
    check: str
    verdict: str


WORDS = {
    "en": Words(
        title="What is a moment of truth?",
        objectives="After this lesson you can",
        wrong="Under all four, because the bill has been paid",
        check="Check",
        verdict="Not right. Choose another and check.",
    ),
    "zh": Words(
        title="什么是关键时刻？",
        objectives="学完这一课，你能",
        wrong="四种定义都算，因为业务确实办成了",
        check="核对",
        verdict="不对，换一个，再核对",
    ),
}


@pytest.fixture(params=WORDS)
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the course."""
    return str(request.param)


@pytest.fixture
def lesson(browser: Browser, site: Path, language: str) -> Page:
    """The first lesson, opened from disk in a window of the pictures' size."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((site / language / LESSON).as_uri())
    return page


def test_the_picture_of_a_lesson(lesson: Page, language: str) -> None:
    words = WORDS[language]
    parts = (
        lesson.get_by_role("heading", name=words.title, level=1),
        lesson.get_by_role("heading", name=words.objectives),
        lesson.get_by_role("navigation").get_by_role("link", name=words.title),
        lesson.locator("article").get_by_role("heading", level=2).nth(1),
    )
    check_picture(f"lesson-{language}.png", lesson, parts)


def test_the_picture_of_a_question_after_a_wrong_check(lesson: Page, language: str) -> None:
    words = WORDS[language]
    question = lesson.locator(f"cw-question[data-question='{QUESTION}']")
    question.get_by_role("radio", name=words.wrong).check()
    question.get_by_role("button", name=words.check).click()
    parts = (
        question.get_by_role("group").first,
        question.get_by_text(words.verdict),
        question.get_by_role("button", name=words.check),
    )
    question.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + scrollY - 90)")
    check_picture(f"quiz-{language}.png", lesson, parts)


def check_picture(name: str, page: Page, parts: tuple[Locator, ...]) -> None:
    """The parts are in the window, and the committed picture of it is there in its size."""
    for part in parts:
        expect(part).to_be_in_viewport()
    if WRITE:
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / name, animations="disabled", caret="hide")
    assert png_size(PICTURES / name) == (WIDTH, HEIGHT)


def png_size(file: Path) -> tuple[int, int]:
    """Width and height of a PNG file, from its first chunk (PNG specification, 11.2.1)."""
    head = file.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_each_readme_shows_the_pictures_of_its_language_and_no_other_is_kept() -> None:
    kept = {f"tests/screenshots/{file.name}" for file in PICTURES.iterdir()}
    named: dict[str, set[str]] = {
        language: {link for link in links(name) if link.endswith(".png")}
        for language, name in {"en": "README.md", "zh": "README.zh.md"}.items()
    }
    for language, pictures in named.items():
        assert pictures == {f"tests/screenshots/{what}-{language}.png" for what in ("lesson", "quiz")}
    assert kept == named["en"] | named["zh"]
