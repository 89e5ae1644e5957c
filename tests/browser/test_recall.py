"""Questions of earlier lessons, asked again before a quiz: one at a time or in a list, as the quiz itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from coursewright.languages.words import words

from ..eight import write_eight_lessons
from .conftest import DESK, PHONE, violations, width_of
from .sites import build, served
from .tools import ROOT

LESSON = "part/h.html"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a course whose last lesson asks three questions again."""
    project = write_eight_lessons(tmp_path_factory.mktemp("recall") / "course")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    with served(build(project)) as address:
        yield address


def word(language: str, key: str) -> str:
    """A word of the questions."""
    return words(language)[f"quiz.{key}"]


def answer(card: Locator, language: str, *, right: bool) -> None:
    """Choose whether it is true, and check."""
    card.locator(f".cw-opt input[value={'true' if right else 'false'}]").check()
    card.get_by_role("button", name=word(language, "check"), exact=True).click()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_they_come_one_after_another_and_lead_on_to_the_quiz(page: Page, address: str, language: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{address}/{language}/{LESSON}")
    asked = page.locator(".cw-recall")
    cards = asked.locator("cw-question").filter(visible=True)
    for place in (1, 2, 3):
        expect(cards).to_have_count(1)
        head = cards.get_by_role("heading")
        expect(head).to_contain_text(f"{place} / 3")
        # What was asked goes with the lesson that it is from.
        expect(asked.locator(".cw-recall__from").filter(visible=True)).to_have_count(1)
        answer(cards, language, right=place != 2)
        cards.get_by_role("button", name=word(language, "next"), exact=True).click()
    first = page.locator("cw-quiz[data-pass] cw-question").first
    expect(first.get_by_role("heading")).to_be_focused()
    expect(first).to_be_in_viewport()
    # They can be looked at again.
    page.reload()
    expect(cards).to_have_count(1)
    expect(cards.locator(".cw-state__w")).not_to_have_text(word(language, "say.empty"))


def test_one_can_go_back_do_one_again_and_pass_one_by(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{LESSON}")
    cards = page.locator(".cw-recall cw-question").filter(visible=True)
    back = cards.get_by_role("button", name=word("en", "say.back"), exact=True)
    expect(back).to_have_attribute("aria-disabled", "true")
    cards.get_by_role("button", name=word("en", "say.on"), exact=True).click()
    expect(cards.get_by_role("heading")).to_be_focused()
    answer(cards, "en", right=False)
    cards.get_by_role("button", name=word("en", "again"), exact=True).click()
    answer(cards, "en", right=True)
    expect(cards.locator(".cw-state__w")).to_have_text(word("en", "say.right"))
    back.click()
    expect(cards.get_by_role("heading")).to_contain_text("1 / 3")


def test_in_a_list_all_of_them_stand_there_and_the_choice_is_the_quizs_own(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{LESSON}")
    cards = page.locator(".cw-recall cw-question").filter(visible=True)
    expect(cards).to_have_count(1)
    page.get_by_role("radio", name=word("en", "say.list"), exact=True).check()
    expect(cards).to_have_count(3)
    page.reload()
    expect(cards).to_have_count(3)
    page.get_by_role("radio", name=word("en", "say.one"), exact=True).check()
    expect(cards).to_have_count(1)
    page.emulate_media(media="print")
    expect(cards).to_have_count(3)


@pytest.mark.parametrize(
    "reader", [(PHONE, "light"), (PHONE, "dark"), (DESK, "light")], ids=str, indirect=True
)
def test_they_can_be_read_by_all(reader: Page, address: str) -> None:
    reader.goto(f"{address}/zh/{LESSON}")
    cards = reader.locator(".cw-recall cw-question").filter(visible=True)
    assert violations(reader, ".cw-recall") == []
    answer(cards, "zh", right=False)
    assert violations(reader, ".cw-recall") == []
    assert reader.viewport_size is not None
    assert width_of(reader) == reader.viewport_size["width"]
