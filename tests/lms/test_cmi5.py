"""A cmi5 package played in Chromium before a record store: what is said, in which order, and how one goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.languages.words import words

from ..browser.gallery import COURSE
from ..browser.gallery_learner import GalleryLearner
from ..browser.trials import Trial, trials_of
from ..once import made_once
from .platforms import export, platform
from .project import LESSONS, build_project
from .records import Records
from .test_scorm import TYPES

pytestmark = pytest.mark.slow
EN = words("en")


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package of a course with all kinds of question."""

    def make(folder: Path) -> None:
        build_project(folder)
        export(folder, "cmi5", "--lang", "en")

    with made_once(tmp_path_factory, "cmi5", make) as folder:
        yield folder / "packed" / f"{COURSE}-en-cmi5.zip"


def trials_in(lesson: str) -> list[Trial]:
    """The questions of a lesson's quiz."""
    return [trial for trial in trials_of("en") if trial.name.startswith(f"{lesson}#")]


def learner_in(page: Page, lesson: str) -> GalleryLearner:
    """A learner in a lesson's page."""
    page.wait_for_function(
        """part => {
          const inner = document.querySelector("iframe");
          return inner?.contentWindow?.location.href.includes(part) &&
            inner.contentDocument.readyState === "complete";
        }""",
        arg=f"/{lesson}.html",
    )
    frame = next(row for row in page.frames if f"/{lesson}.html" in row.url)
    return GalleryLearner(frame, "en")  # type: ignore[arg-type]  # a frame does what is asked of a page here


def read(page: Page, lesson: str, start: str) -> GalleryLearner:
    """The same, once the frame was sent there."""
    page.wait_for_function("document.querySelector('iframe')?.contentWindow?.location.href.includes('/en/')")
    page.evaluate(
        "to => document.querySelector('iframe').contentWindow.location.assign(to)",
        f"{start}/en/part/{lesson}.html",
    )
    return learner_in(page, lesson)


def test_a_course_is_played_on_two_devices_and_each_thing_is_said_once(
    browser: Browser, package: Path, tmp_path: Path
) -> None:
    first = next(iter(LESSONS))
    leave = EN["lms.leave"]
    with platform(tmp_path, package, "scorm12") as address:
        start = f"{address.removesuffix('/index.html')}/package"
        records = Records(returnURL=f"{start}/lms.css", masteryScore=0.8)
        context = browser.new_context(locale="en-GB")
        records.attend(context)
        page = context.new_page()
        page.goto(f"{start}/index.html?{records.query()}")
        learner = read(page, first, start)
        for trial in trials_in(first):
            learner.check(trial, trial.right)
        page.get_by_role("button", name=leave).click()
        page.wait_for_url("**/lms.css")
        expected = [*["answered"] * len(trials_in(first)), "terminated"]
        assert records.verbs == ["initialized", *expected]
        context.close()
        # The platform alone knows: on another device the page is where it was, answered.
        context = browser.new_context(locale="en-GB")
        records.attend(context)
        page = context.new_page()
        page.goto(f"{start}/index.html?{records.query()}")
        learner = learner_in(page, first)
        for trial in trials_in(first):
            learner.expect_state(trial, trial.state(trial.right))
        for lesson in LESSONS:
            if lesson != first:
                learner = read(page, lesson, start)
                for trial in trials_in(lesson):
                    learner.check(trial, trial.right)
            for part in learner.page.locator("h2[id]").all():
                part.scroll_into_view_if_needed()
            learner.page.evaluate("scrollTo(0, document.body.scrollHeight)")
            page.wait_for_timeout(1000)
        page.get_by_role("button", name=leave).click()
        page.wait_for_url("**/lms.css")
        said = records.verbs[len(expected) + 1 :]
        assert (said[0], said[-1]) == ("initialized", "terminated")
        once = dict.fromkeys(("initialized", "completed", "passed", "terminated"), 1)
        assert Counter(said) == {**once, "answered": len(trials_of("en")) - len(trials_in(first))}
        told = {
            unquote(row["object"]["id"].rpartition("question=")[2]): row["object"]["definition"][
                "interactionType"
            ]
            for row in records.statements
            if row["verb"]["id"].endswith("answered")
        }
        assert told == {trial.name.replace("#", "."): TYPES[trial.type] for trial in trials_of("en")}
        context.close()


def test_a_page_loaded_anew_says_nothing_after_the_end(page: Page, package: Path, tmp_path: Path) -> None:
    with platform(tmp_path, package, "scorm12") as address:
        records = Records(launchMode="Browse")
        records.attend(page.context)
        page.goto(f"{address.removesuffix('/index.html')}/package/index.html?{records.query()}")
        expect(page.get_by_text(EN["lms.looking"])).to_be_visible()
        page.reload()
        expect(page.get_by_text(EN["lms.closed"])).to_be_visible()
        assert records.verbs in (["initialized"], ["initialized", "terminated"])
        assert records.state == {}
