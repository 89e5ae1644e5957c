"""Two builds of one page open at once: what was answered in the newer one stays, and the older tab says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .alone import OTHER, PAGE, QUIZ, build_alone
from .learner import Learner
from .sites import served

KEY = "coursewright/alone/q/small#which"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Both builds on one host; in the new one another option is right."""
    root = tmp_path_factory.mktemp("builds")
    new = QUIZ.replace("First, correct: true", "First").replace("text: Second", "text: Second, correct: true")
    for name, quiz in (("old", QUIZ), ("new", new)):
        build_alone(root / name, root / "site" / name, {"small": quiz}, {"index": PAGE, "other": OTHER})
    with served(root / "site") as address:
        yield address


def opened(context: BrowserContext, address: str, name: str) -> Page:
    """A tab of a build."""
    page = context.new_page()
    page.goto(f"{address}/{name}/index.html")
    return page


def check(page: Page, option: str) -> None:
    """Answer the first question."""
    page.locator("#q-which").get_by_text(option).click()
    page.locator("#q-which [data-act=check]").click()


def record(page: Page) -> Any:
    """What is kept."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def rev(page: Page) -> str:
    """The page's revision of the question."""
    return str(page.locator("#q-which").get_attribute("data-rev"))


@pytest.mark.parametrize("answered_before", [False, True])
def test_an_older_tab_leaves_the_newer_answer_alone(
    context: BrowserContext, address: str, answered_before: bool
) -> None:
    old = opened(context, address, "old")
    if answered_before:
        check(old, "First")
    new = opened(context, address, "new")
    check(new, "Second")
    kept = record(new)
    assert (kept["rev"], kept["n"]) == (rev(new), 1)
    learner = Learner(old, "en")
    expect(old.locator(".cw-storage")).to_contain_text(learner.word("say.kept_stale"))
    check(old, "Third")
    assert record(old) == kept
    new.reload()
    expect(new.locator("#q-which .cw-state__w")).to_have_text(learner.word("say.right"))
    old.reload()
    expect(old.locator("#q-which .cw-state__w")).to_have_text(learner.word("say.updated"))


def test_a_newer_tab_may_write_over_what_an_older_one_kept_meanwhile(
    context: BrowserContext, address: str
) -> None:
    old = opened(context, address, "old")
    new = opened(context, address, "new")
    check(old, "First")
    expect(new.locator("#q-which .cw-state__w")).to_have_text(Learner(new, "en").word("say.updated"))
    check(new, "Second")
    kept = record(new)
    assert (kept["rev"], kept["was"]["rev"]) == (rev(new), rev(old))
    expect(new.locator(".cw-storage")).to_be_empty()


def test_a_page_that_was_turned_back_is_answered_as_any_other(context: BrowserContext, address: str) -> None:
    new = opened(context, address, "new")
    check(new, "Second")
    back = opened(context, address, "old")
    check(back, "First")
    kept = record(back)
    assert (kept["rev"], kept["was"]["rev"]) == (rev(back), rev(new))
    expect(back.locator(".cw-storage")).to_be_empty()
