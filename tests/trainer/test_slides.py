"""Slides in a browser, opened from disk: moved by keys, revealed in two steps, printed 16 : 9."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words
from tests.browser.conftest import violations, width_of

ZH = words("zh")
WHY = "对，记住的就是那一刻。"


@pytest.fixture
def deck(pages: Path, page: Page) -> Page:
    """The slides of the one lesson."""
    page.goto((pages / "zh" / "slides" / "first.html").as_uri())
    return page


def shown(page: Page) -> str:
    """The anchor of the one slide that is shown."""
    visible = [slide.get_attribute("id") for slide in page.locator(".slide").all() if slide.is_visible()]
    assert len(visible) == 1
    return str(visible[0])


def test_keys_go_through_what_for_idea_and_questions(deck: Page) -> None:
    seen = [shown(deck)]
    for key in (
        "ArrowRight",
        "Space",
        "PageDown",
        "ArrowRight",
        "Enter",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
    ):
        deck.keyboard.press(key)
        seen.append(shown(deck))
    assert list(dict.fromkeys(seen)) == ["start", "idea", "q-which", "a-which", "q-whether", "a-whether"]
    deck.keyboard.press("Home")
    assert shown(deck) == "start"
    deck.keyboard.press("End")
    assert shown(deck) == "a-whether"
    deck.keyboard.press("ArrowLeft")
    deck.keyboard.press("ArrowLeft")
    assert shown(deck) == "q-whether"


def test_first_the_key_and_then_the_reasons(pages: Path, page: Page) -> None:
    page.goto((pages / "zh" / "slides" / "first.html").as_uri() + "#q-which")
    assert shown(page) == "q-which"
    asked = page.locator("#q-which")
    expect(asked.get_by_text(WHY)).to_have_count(0)
    page.keyboard.press("Space")
    told = page.locator("#a-which")
    expect(told.locator(".k.on")).to_be_visible()
    expect(told.get_by_text(WHY)).to_be_hidden()
    page.keyboard.press("Space")
    expect(told.get_by_text(WHY)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(ZH["trainer.deck.at"].format(n=4, of=6))


def test_buttons_do_the_same(deck: Page) -> None:
    deck.get_by_role("button", name=ZH["trainer.next"]).click()
    assert shown(deck) == "idea"
    deck.get_by_role("button", name=ZH["trainer.back"]).click()
    assert shown(deck) == "start"


def test_on_paper_each_slide_is_a_page_of_16_to_9(deck: Page) -> None:
    raw = deck.pdf(prefer_css_page_size=True)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert len(pdf.pages) == 6
        for paper in pdf.pages:
            left, low, right, high = (float(value) for value in paper.mediabox)
            assert (right - left) / (high - low) == pytest.approx(16 / 9, abs=0.01)


@pytest.mark.parametrize("reader", [(320, "light"), (1280, "light"), (1920, "dark")], indirect=True)
def test_slides_are_there_for_all(reader: Page, pages: Path) -> None:
    for anchor in ("start", "q-which", "a-which"):
        reader.goto((pages / "en" / "slides" / "first.html").as_uri() + f"#{anchor}")
        reader.reload()
        assert violations(reader) == []
        assert width_of(reader) <= reader.viewport_size["width"]  # type: ignore[index]
