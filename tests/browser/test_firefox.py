"""Firefox ESR: every kind of question by hand and by keys, and a worksheet, by http and from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from coursewright.languages.words import words

from ..tiny import change, lesson_file, write_tiny_course
from .firefox import firefox_of
from .gallery import PAGE
from .gallery_learner import GalleryLearner
from .sites import build, served
from .test_copies import Desk
from .test_gallery import check
from .trials import Trial, trials_of

WORKSHEET = """## Worksheet {#worksheet}

/// worksheet | W01 Scores
Fill it in.

| Moment [lines 2] | Score [score] | Done [tick] | Colour [choice red|amber] | Day [date] |
|---|---|---|---|---|
| | | | | |
| | | | | |
| | | | | |

[total] [mean] [curve]
///

## """
WAYS = [("zh", "http", 390, "mouse"), ("en", "file", 1280, "keyboard")]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """The system's own, without a window."""
    with firefox_of(playwright) as browser:
        yield browser


@pytest.fixture
def page(firefox: Browser) -> Iterator[Page]:
    """A page of its own, in which nothing may go wrong."""
    context = firefox.new_context()
    faults: list[str] = []
    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    context.on("console", lambda said: said.type == "error" and faults.append(said.text))
    yield context.new_page()
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a course whose lesson has a worksheet with cells of every type."""
    project = write_tiny_course(tmp_path_factory.mktemp("sheets") / "course")
    for language, heading in (("zh", "自测"), ("en", "Self-check")):
        change(project, lesson_file(language), f"## {heading}", f"{WORKSHEET}{heading}")
    return build(project)


@pytest.mark.parametrize(("language", "way", "width", "hand"), WAYS)
def test_every_kind_can_be_answered(
    page: Page, gallery: Path, language: str, way: str, width: int, hand: str
) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    with served(gallery) as http:
        page.goto(f"{http if way == 'http' else gallery.as_uri()}/{language}/{PAGE}")
        learner = GalleryLearner(page, language, keyboard=hand == "keyboard")
        trials = trials_of(language)
        told = [trial for trial in trials if hand == "mouse" and was_told_all(learner, trial)]
        for trial in trials:
            if trial not in told:
                check(learner, trial, trial.right)
        for trial in told:
            learner.press(page.locator(".cw-result .cw-btn--main"))
            check(learner, trial, trial.right)
        page.reload()
        for trial in trials:
            learner.expect_state(trial, trial.state(trial.right))


def was_told_all(learner: GalleryLearner, trial: Trial) -> bool:
    """Be wrong, where that can be; whether the question is open again only when the quiz is done."""
    if trial.wrong is None:
        return False
    check(learner, trial, trial.wrong)
    if trial.type == "dialogue":
        learner.try_again(trial)
    return trial.type == "true-false"


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_worksheet_can_be_filled_in_and_is_there_again_after_a_reload(
    page: Page, sheets: Path, way: str
) -> None:
    with served(sheets) as http:
        page.goto(f"{http if way == 'http' else sheets.as_uri()}/zh/part/first.html")
        sheet = page.locator(".cw-work")
        sheet.get_by_label("Moment 1").fill("门口，黎姐先开的口")
        sheet.get_by_label("Score 1").select_option("−2")
        sheet.get_by_label("Score 2").select_option("+3")
        sheet.get_by_label("Done 2").check()
        sheet.get_by_label("Colour 3").select_option("amber")
        sheet.get_by_label("Day 1").fill("2031-05-07")
        expect(sheet.get_by_role("status").last).to_have_text(words("zh")["sheet.kept"])
        page.reload()
        expect(sheet.get_by_label("Moment 1")).to_have_value("门口，黎姐先开的口")
        expect(sheet.get_by_label("Score 1")).to_have_value("−2")
        expect(sheet.get_by_label("Done 2")).to_be_checked()
        expect(sheet.get_by_label("Done 1")).not_to_be_checked()
        expect(sheet.get_by_label("Colour 3")).to_have_value("amber")
        expect(sheet.get_by_label("Day 1")).to_have_value("2031-05-07")
        expect(sheet.locator("[data-total=total]")).to_have_text("+1")
        expect(sheet.locator("[data-total=mean]")).to_have_text("+0.5")


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_text_brings_progress_back(page: Page, sheets: Path, way: str) -> None:
    with served(sheets) as http:
        root = http if way == "http" else sheets.as_uri()
        page.goto(f"{root}/zh/part/first.html")
        page.locator(".cw-work").get_by_label("Moment 1").fill("门口，黎姐先开的口")
        expect(page.locator(".cw-work").get_by_role("status").last).to_have_text(words("zh")["sheet.kept"])
        desk = Desk(page, root, "zh")
        text = desk.text()
        page.evaluate("localStorage.clear()")
        page.reload()
        desk.paste(text)
        expect(page.locator(".cw-taken .cw-note--good")).to_be_visible()
        page.goto(f"{root}/zh/part/first.html")
        expect(page.locator(".cw-work").get_by_label("Moment 1")).to_have_value("门口，黎姐先开的口")
