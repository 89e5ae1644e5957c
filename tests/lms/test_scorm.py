"""Packages played in a learning platform: no call fails, and status, score, answers and progress come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from coursewright.languages.words import words
from coursewright.lms.room import ROOM

from ..browser.gallery import COURSE
from ..browser.gallery_learner import GalleryLearner
from ..browser.trials import Trial, trials_of
from ..once import made_once
from .platforms import NO_FAULTS, Call, calls_of, course_frame, export, platform, values_of
from .project import LESSONS, build_project

pytestmark = pytest.mark.slow
EN = words("en")
TARGETS = ("scorm12", "scorm2004")
ENDS = {"scorm12": "Finish", "scorm2004": "Terminate"}
SCORE = {"scorm12": "cmi.core.score.raw", "scorm2004": "cmi.score.raw"}
FORGET = """Object.keys(localStorage)
  .filter(name => name.startsWith("coursewright"))
  .forEach(name => localStorage.removeItem(name))"""
TYPES = {
    "single": "choice",
    "multiple": "choice",
    "true-false": "true-false",
    "hotspot": "choice",
    "blanks": "fill-in",
    "numeric": "numeric",
    "order": "sequencing",
    "match": "matching",
    "categorise": "matching",
    "scale": "performance",
    "reflection": "long-fill-in",
    "dialogue": "performance",
    "transcript": "performance",
}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A course with all kinds of question, and its packages."""

    def make(folder: Path) -> None:
        build_project(folder)
        for target in (*TARGETS, "cmi5"):
            export(folder, target, "--lang", "en")
        export(folder, "scorm12")

    with made_once(tmp_path_factory, "platform", make) as folder:
        yield folder


def package(project: Path, target: str) -> Path:
    """The English package of the whole course."""
    return project / "packed" / f"{COURSE}-en-{target}.zip"


def play(frame: Frame, lesson: str) -> None:
    """Answer all questions of a lesson's quiz rightly, and read it to its end."""
    learner = GalleryLearner(frame, "en")  # type: ignore[arg-type]  # a frame does what is asked of a page here
    for trial in trials_in_lesson(lesson):
        learner.check(trial, trial.right)
        learner.expect_state(trial, trial.state(trial.right))
    for part in frame.locator("h2[id]").all():
        part.scroll_into_view_if_needed()
    frame.evaluate("scrollTo(0, document.body.scrollHeight)")


def settled(page: Page) -> list[Call]:
    """All calls, once what was done last has been told."""
    page.wait_for_timeout(1500)
    return calls_of(page)


def walk(page: Page, address: str, lessons: Iterable[str]) -> None:
    """Play some lessons."""
    for lesson in lessons:
        frame = course_frame(page, "/en/")
        frame.goto(f"{address.removesuffix('/index.html')}/package/en/part/{lesson}.html")
        play(course_frame(page, f"/{lesson}.html"), lesson)


@pytest.mark.parametrize("target", TARGETS)
def test_a_course_is_played_its_result_is_told_and_it_goes_on_where_it_was_left(
    browser: Browser, project: Path, tmp_path: Path, target: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    with platform(tmp_path, package(project, target), target) as address:
        page.goto(address)
        first, *others = LESSONS
        walk(page, address, [first])
        values = values_of(settled(page))
        assert standing(values, target) == ("incomplete", None)
        # The tab is closed: what was done is there, and nothing was passed by leaving.
        page.close(run_before_unload=True)
        page = context.new_page()
        page.goto(address)
        calls = calls_of(page)
        assert [call.name.removeprefix("LMS") for call in calls].count(ENDS[target]) == 1
        assert standing(values_of(calls), target) == ("incomplete", None)
        # On another device the platform alone knows: there the page is where it was, answered.
        page.evaluate(FORGET)
        page.reload()
        frame = course_frame(page, f"/{first}.html")
        learner = GalleryLearner(frame, "en")  # type: ignore[arg-type]
        for trial in trials_in_lesson(first):
            learner.expect_state(trial, trial.state(trial.right))
        walk(page, address, others)
        calls = settled(page)
        values = values_of(calls)
        assert faults_in(calls, target) == []
        assert standing(values, target) == ("completed", "passed")
        assert values[SCORE[target]] == "100"
        assert told(calls) == {
            trial.name.replace("#", "."): kind_told(trial, target) for trial in trials_of("en")
        }
        for name, value in values.items():
            if name.endswith((".id", "pattern", "response")) and target == "scorm12":
                assert len(value) <= 255
        assert len(values["cmi.suspend_data"]) <= ROOM[target]
        shell = page.frame_locator("iframe")
        shell.get_by_role("button", name=EN["lms.leave"]).click()
        ended = shell.get_by_role("heading", name=EN["lms.ended_title"])
        expect(ended).to_be_focused()
        calls = calls_of(page)
        assert calls[-1].name.removeprefix("LMS") == ENDS[target]
        assert faults_in(calls, target) == []
    context.close()


def test_without_a_platform_a_sentence_says_so_and_the_course_can_be_worked_through(
    page: Page, project: Path, tmp_path: Path
) -> None:
    with platform(tmp_path, package(project, "scorm12"), "scorm12") as address:
        page.goto(f"{address.removesuffix('/index.html')}/package/index.html")
        expect(page.get_by_text(EN["lms.untracked"])).to_be_visible()
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text("Platform course")
        expect(page.get_by_role("button", name=EN["lms.leave"])).to_be_hidden()


@pytest.mark.parametrize("target", TARGETS)
def test_a_window_whose_session_has_ended_says_so(
    page: Page, project: Path, tmp_path: Path, target: str
) -> None:
    with platform(tmp_path, package(project, target), target) as address:
        page.goto(address)
        shell = page.frame_locator("iframe")
        expect(shell.get_by_role("button", name=EN["lms.leave"])).to_be_visible()
        # Loaded anew in a platform that stays: its interface has been finished with.
        page.evaluate("document.querySelector('iframe').contentWindow.location.reload()")
        expect(shell.get_by_text(EN["lms.closed"])).to_be_visible()
        expect(shell.get_by_text(EN["lms.untracked"])).to_have_count(0)


def test_a_record_store_that_takes_no_more_is_told_from_none(
    page: Page, project: Path, tmp_path: Path
) -> None:
    names = ("endpoint", "fetch", "actor", "registration", "activityId")
    with platform(tmp_path, package(project, "cmi5"), "scorm12") as address:
        start = f"{address.removesuffix('/index.html')}/package/index.html"
        page.goto(f"{start}?{'&'.join(f'{name}=nowhere' for name in names)}")
        expect(page.get_by_text(EN["lms.closed"])).to_be_visible()
        page.goto(start)
        expect(page.get_by_text(EN["lms.untracked"])).to_be_visible()


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("zh-TW", "zh"), ("fr", "zh")])
def test_a_package_of_several_languages_begins_in_the_readers(
    browser: Browser, project: Path, tmp_path: Path, locale: str, language: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    with platform(tmp_path, project / "packed" / f"{COURSE}-scorm12.zip", "scorm12") as address:
        page.goto(address)
        shell = page.frame_locator("iframe")
        expect(shell.get_by_role("button", name=words(language)["lms.leave"])).to_be_visible()
        course = shell.frame_locator("iframe")
        expect(course.locator(f"html[lang|='{language}']")).to_have_count(1)
        # Changed inside, the page around it follows.
        other = "en" if language == "zh" else "zh"
        changed = (
            course.locator("body").evaluate("() => location.href").replace(f"/{language}/", f"/{other}/")
        )
        course.locator("body").evaluate("(_, to) => location.assign(to)", changed)
        expect(shell.get_by_role("button", name=words(other)["lms.leave"])).to_be_visible()
    context.close()


def test_a_new_attempt_begins_without_what_the_last_one_left_on_the_device(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    first = next(iter(LESSONS))
    with platform(tmp_path, package(project, "scorm12"), "scorm12") as address:
        page.goto(address)
        walk(page, address, [first])
        settled(page)
        page.close(run_before_unload=True)
        page = context.new_page()
        page.goto(f"{address.removesuffix('/index.html')}/platform.js")
        page.evaluate("localStorage.removeItem('platform')")
        page.goto(address)
        frame = course_frame(page, "/en/")
        frame.goto(f"{address.removesuffix('/index.html')}/package/en/part/{first}.html")
        learner = GalleryLearner(course_frame(page, f"/{first}.html"), "en")  # type: ignore[arg-type]
        for trial in trials_in_lesson(first):
            learner.expect_state(trial, "empty")
    context.close()


def faults_in(calls: list[Call], target: str) -> list[Call]:
    """The calls that the platform did not like."""
    return [call for call in calls if call.fault not in NO_FAULTS[target]]


def trials_in_lesson(lesson: str) -> list[Trial]:
    """The questions of a lesson's quiz."""
    return [trial for trial in trials_of("en") if trial.name.startswith(f"{lesson}#")]


def standing(values: dict[str, str], target: str) -> tuple[str, str | None]:
    """Whether the course is completed, and whether it is passed, as the platform was told."""
    if target == "scorm2004":
        return values["cmi.completion_status"], values.get("cmi.success_status")
    status = values["cmi.core.lesson_status"]
    return ("completed", status) if status in ("passed", "failed") else (status, None)


def told(calls: list[Call]) -> dict[str, tuple[str, str]]:
    """The type and the result of each interaction, by its name."""
    values = values_of(calls)
    ids = [key for key in values if re.fullmatch(r"cmi\.interactions\.\d+\.id", key)]
    names = {key.removesuffix("id"): values[key] for key in ids}
    return {name: (values[f"{place}type"], values[f"{place}result"]) for place, name in names.items()}


def kind_told(trial: Trial, target: str) -> tuple[str, str]:
    """The type and the result that a right answer should have."""
    kind = TYPES[trial.type]
    if target == "scorm12" and kind == "long-fill-in":
        kind = "fill-in"
    return kind, "neutral" if trial.state(trial.right) == "done" else "correct"
