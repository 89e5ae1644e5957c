"""What is heard of the pages of one's own, from head to end, as case files hold it; and these on the widest screen."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import COURSE, LESSON, violations, width_of
from .ears import Ears
from .learner import Learner
from .quizzes import tasks_of
from .tools import CASES

SPEECH = CASES / "speech-of-pages"
PAGES = ("index", "review", "notebook", "results", "changes", "progress")
NOW = "2026-12-01T08:00:00Z"
WIDE = 1920
ME = '{"v":1,"seed":"1234567890abcdef1234567890abcdef"}'

pytestmark = pytest.mark.slow


def learner_page(browser: Browser, http: str, language: str, file: Path, **look: object) -> Page:
    """A page of somebody who has answered one question rightly and one wrongly, on a day that stays."""
    context = browser.new_context(timezone_id="UTC", reduced_motion="reduce", **look)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.install(time=NOW)
    page.goto(f"{http}/{language}/{LESSON}")
    # What shuffles start from, which is chance's.
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [f"coursewright/{COURSE}/me", ME])
    page.reload()
    learner = Learner(page, language)
    first, second = tasks_of(file, COURSE)[:2]
    learner.check(first, first.right)
    learner.check(second, second.wrong)
    return page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_heard_is_what_the_case_file_says(
    browser: Browser, http: str, quiz_files: dict[str, Path], language: str, name: str
) -> None:
    page = learner_page(browser, http, language, quiz_files[language], viewport={"width": 390, "height": 844})
    page.goto(f"{http}/{language}/{name}.html", wait_until="networkidle")
    # The reader takes the text of what is there without a script alone for a text.
    page.evaluate("document.querySelectorAll('noscript').forEach(part => part.remove())")
    lines = Ears(page).walk(page.locator(".md-content"))
    # A copy's code is another one for each learner.
    said = re.sub(r"CW\d+:\S+", "CW1:…", "\n".join(lines)) + "\n"
    page.context.close()
    case = SPEECH / language / f"{name}.txt"
    if os.environ.get("COURSEWRIGHT_WRITE_SPEECH"):
        case.parent.mkdir(parents=True, exist_ok=True)
        case.write_text(said, encoding="utf-8", newline="\n")
    assert said == case.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_wide_screen_all_can_be_read(
    browser: Browser, http: str, quiz_files: dict[str, Path], language: str, scheme: str
) -> None:
    page = learner_page(
        browser,
        http,
        language,
        quiz_files[language],
        viewport={"width": WIDE, "height": 1080},
        color_scheme=scheme,
    )
    found = {}
    for name in PAGES:
        page.goto(f"{http}/{language}/{name}.html", wait_until="networkidle")
        found[name] = (violations(page), width_of(page))
    page.context.close()
    assert found == dict.fromkeys(PAGES, ([], WIDE))
