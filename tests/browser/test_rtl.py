"""A course in Arabic: mirrored, within the window, and its quiz can be done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words
from tests.languages.course import write_course

from .sites import build, served

LESSON = "ar/reception/first-minute.html"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_course(tmp_path_factory.mktemp("arabic"), ("ar",), books=False)
    with served(build(root)) as found:
        yield found


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_is_read_from_the_right_and_keeps_to_its_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/{LESSON}")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    option = page.locator(".cw-opt").first
    mark, text = option.locator("input"), option.locator("span").last
    circle, words_of = mark.bounding_box(), text.bounding_box()
    assert circle is not None
    assert words_of is not None
    assert circle["x"] > words_of["x"], "a choice's circle stands before its words, that is at their right"


def test_the_way_to_a_page_leads_to_the_left(page: Page, address: str) -> None:
    page.goto(f"{address}/{LESSON}")
    arrow = "getComputedStyle(document.querySelectorAll('.md-path__item')[1], '::before').transform"
    assert page.evaluate(arrow) == "matrix(-1, 0, 0, 1, 0, 0)"


def test_a_question_is_answered(page: Page, address: str) -> None:
    said = words("ar")
    page.goto(f"{address}/{LESSON}")
    question = page.locator("cw-question").first
    question.locator(".cw-opt").nth(1).click()
    question.get_by_role("radio", name=said["quiz.say.sure3"], exact=True).check(force=True)
    question.get_by_role("button", name=said["quiz.check"], exact=True).click()
    expect(question.get_by_text(said["quiz.say.option_right"]).first).to_be_visible()
