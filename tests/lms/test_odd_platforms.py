"""Packages in platforms and browsers that are not as they should be: what is told, and that nothing gets lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.languages.words import words

from ..browser.gallery import COURSE
from ..browser.gallery_learner import GalleryLearner
from ..browser.trials import trials_of
from ..once import made_once
from .platforms import calls_of, course_frame, export, platform, values_of
from .project import LESSONS, build_project

pytestmark = pytest.mark.slow
EN = words("en")
FORGET = """Object.keys(localStorage)
  .filter(name => name.startsWith("coursewright"))
  .forEach(name => localStorage.removeItem(name))"""
TOLD = """name => {
  const set = window.calls.findIndex(([call, words]) => call.endsWith("SetValue") && words[0] === name);
  return set >= 0 && window.calls.slice(set).some(([call]) => call.endsWith("Commit"));
}"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A course with all kinds of question, and its packages."""

    def make(folder: Path) -> None:
        build_project(folder)
        for target in ("scorm12", "cmi5"):
            export(folder, target, "--lang", "en")
        for target in ("scorm12", "scorm2004"):
            export(folder, target)

    with made_once(tmp_path_factory, "odd-platforms", make) as folder:
        yield folder / "packed"


def keep_at(page: Page, address: str, core: dict[str, Any], **more: Any) -> None:
    """Have the platform know something of the learner already."""
    page.goto(f"{address.removesuffix('/index.html')}/platform.js")
    cmi = {"core": {"student_id": "l-1", **core}, **more}
    page.evaluate("kept => localStorage.setItem('platform', kept)", json.dumps({"cmi": cmi}))
    page.goto(address)


def test_two_tabs_lose_nothing_of_each_other(browser: Browser, project: Path, tmp_path: Path) -> None:
    context = browser.new_context(locale="en-GB")
    answered = [[t for t in trials_of("en") if t.name.startswith(f"{lesson}#")][:2] for lesson in LESSONS][:2]
    with platform(tmp_path, project / f"{COURSE}-en-scorm12.zip", "scorm12") as address:

        def go(page: Page, lesson: str) -> GalleryLearner:
            part = f"/package/en/part/{lesson}.html"
            course_frame(page, "/en/").goto(address.removesuffix("/index.html") + part)
            return GalleryLearner(course_frame(page, part), "en")  # type: ignore[arg-type]

        tabs = [context.new_page(), context.new_page()]
        for tab in tabs:
            tab.goto(address)
            course_frame(tab, "/en/")
        for tab, lesson, trials in zip(tabs, LESSONS, answered, strict=False):
            learner = go(tab, lesson)
            for trial in trials:
                learner.check(trial, trial.right)
        tabs[0].wait_for_timeout(1000)
        for tab in tabs:
            tab.close(run_before_unload=True)
        # The platform alone knows: on another device all is there.
        page = context.new_page()
        page.goto(f"{address.removesuffix('/index.html')}/platform.js")
        page.evaluate(FORGET)
        page.goto(address)
        for lesson, trials in zip(LESSONS, answered, strict=False):
            learner = go(page, lesson)
            for trial in trials:
                learner.expect_state(trial, trial.state(trial.right))
    context.close()


def test_a_page_that_a_newer_package_has_no_more_is_not_gone_on_with(
    page: Page, project: Path, tmp_path: Path
) -> None:
    with platform(tmp_path, project / f"{COURSE}-en-scorm12.zip", "scorm12") as address:
        keep_at(page, address, {"lesson_location": "en/part/choices-and-gaps.html"})
        course_frame(page, "/en/part/choices-and-gaps.html")
        keep_at(page, address, {"lesson_location": "en/part/gone.html"})
        course_frame(page, "/en/index.html")


def test_what_a_platform_calls_completed_has_not_failed_by_being_opened(
    page: Page, project: Path, tmp_path: Path
) -> None:
    with platform(tmp_path, project / f"{COURSE}-en-scorm12.zip", "scorm12") as address:
        keep_at(page, address, {"lesson_status": "completed"})
        course_frame(page, "/en/index.html")
        # How one stands is told at once: its score and, where there is one, its status.
        page.wait_for_function(TOLD, arg="cmi.core.score.raw")
        values = values_of(calls_of(page))
        assert values["cmi.core.score.raw"] == "0"
        assert "cmi.core.lesson_status" not in values


def test_nobody_is_told_that_all_is_saved_where_it_is_not(page: Page, project: Path, tmp_path: Path) -> None:
    with platform(tmp_path, project / f"{COURSE}-en-scorm12.zip", "scorm12") as address:
        page.goto(address)
        shell = page.frame_locator("iframe")
        leave = shell.get_by_role("button", name=EN["lms.leave"])
        expect(leave).to_be_visible()
        page.evaluate("window.API.LMSCommit = () => 'false'")
        leave.click()
        expect(shell.get_by_text(EN["lms.not_taken"])).to_be_visible()
        expect(shell.get_by_role("heading", name=EN["lms.ended_title"])).to_have_count(0)
        # Who has read it may leave.
        leave.click()
        expect(leave).to_have_count(0)
        expect(shell.get_by_text(EN["lms.ended_title"])).to_have_count(0)
        assert calls_of(page)[-1].name == "LMSFinish"


def test_where_a_frame_may_keep_nothing_the_course_is_there_all_the_same(
    page: Page, project: Path, tmp_path: Path
) -> None:
    names = ("endpoint", "fetch", "actor", "registration", "activityId")
    with platform(tmp_path, project / f"{COURSE}-en-cmi5.zip", "scorm12") as address:
        start = f"package/index.html?{'&amp;'.join(f'{name}=nowhere' for name in names)}"
        frame = f'<!doctype html><iframe sandbox="allow-scripts" src="{start}"></iframe>'
        (tmp_path / "closed.html").write_text(frame, encoding="utf-8")
        page.goto(f"{address.removesuffix('/index.html')}/closed.html")
        shell = page.frame_locator("iframe")
        expect(shell.get_by_text(EN["lms.closed"])).to_be_visible()
        expect(shell.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("Platform course")


@pytest.mark.parametrize(
    ("wanted", "language"), [("en_GB", "en"), ("zh", "zh"), ("English", "zh"), ("", "zh")]
)
def test_the_language_that_a_platform_says_comes_before_the_browsers(
    browser: Browser, project: Path, tmp_path: Path, wanted: str, language: str
) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    with platform(tmp_path, project / f"{COURSE}-scorm12.zip", "scorm12") as address:
        keep_at(page, address, {}, student_preference={"language": wanted})
        course_frame(page, f"/{language}/index.html")
        shell = page.frame_locator("iframe")
        expect(shell.get_by_role("button", name=words(language)["lms.leave"])).to_be_visible()
    context.close()


def test_an_answer_is_told_in_the_language_in_which_it_was_given(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    lesson = next(iter(LESSONS))
    trial = next(trial for trial in trials_of("en") if trial.name.startswith(f"{lesson}#"))
    with platform(tmp_path, project / f"{COURSE}-scorm2004.zip", "scorm2004") as address:
        page.goto(address)
        part = f"/package/en/part/{lesson}.html"
        course_frame(page, "/zh/").goto(address.removesuffix("/index.html") + part)
        frame = course_frame(page, part)
        GalleryLearner(frame, "en").check(trial, trial.right)  # type: ignore[arg-type]
        page.wait_for_function("calls.some(([, words]) => /interactions.0.description/.test(words[0]))")
        told = values_of(calls_of(page))["cmi.interactions.0.description"]
        assert told == str(frame.locator(f"#q-{trial.id} legend").first.text_content()).strip()
    context.close()
