"""What is due, on the home: a row a lesson, or the next time; the way to the question of the day."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words

from .conftest import violations, width_of
from .test_review import asked, learn, on_day

HOME = "index.html"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_home_tells_what_is_due_and_leads_there(page: Page, policed: str, language: str) -> None:
    text = words(language)
    on_day(page, 0)
    page.goto(f"{policed}/{language}/{HOME}")
    panel = page.locator(".cw-due")
    expect(page.get_by_role("link").first).to_be_visible()
    expect(panel).to_be_hidden()
    learn(page, policed, language)
    page.goto(f"{policed}/{language}/{HOME}")
    panel = page.get_by_role("region", name=text["review.due.head_one"])
    expect(panel.get_by_role("listitem")).to_have_count(1)
    expect(panel.get_by_role("listitem")).to_contain_text(text["review.due.row_one"])
    expect(panel.get_by_role("listitem")).to_contain_text(text["review.due.sure"].format(n=1))
    page.set_viewport_size({"width": 320, "height": 700})
    assert (violations(page), width_of(page)) == ([], 320)
    panel.get_by_role("link", name=text["review.due.start"].format(n=1)).click()
    expect(asked(page)).to_be_visible()


def test_where_nothing_is_due_the_next_time_is_told(page: Page, policed: str) -> None:
    text = words("zh")
    on_day(page, 0)
    learn(page, policed, "zh")
    page.goto(f"{policed}/zh/review.html")
    asked(page).locator(".cw-opt").nth(1).click()
    asked(page).get_by_role("button", name=text["quiz.check"]).click()
    expect(asked(page).locator("[data-act=next]")).to_be_visible()
    page.goto(f"{policed}/zh/{HOME}")
    panel = page.get_by_role("region", name=text["course.reviews"])
    expect(panel).to_contain_text(text["review.due.nothing"].format(date="12月2日"))
    panel.get_by_role("link", name=text["review.day"]).click()
    expect(page.get_by_text(text["review.say.why_day"])).to_be_visible()
    expect(asked(page)).to_be_visible()
