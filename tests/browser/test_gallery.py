"""Every kind of question in the gallery: wrong, partly right, shown, right, after a reload, in easy and hard places."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.site.policy import theme_folders, write_policy

from .conftest import width_of
from .gallery import COURSE, KINDS_THERE, PAGE
from .gallery_learner import GalleryLearner
from .sites import served
from .trials import Trial, trials_of

WAYS = [
    ("zh", "http", 390, "mouse"),
    ("en", "http", 1280, "keyboard"),
    ("zh", "file", 1280, "keyboard"),
    ("en", "file", 390, "mouse"),
]


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def http(gallery: Path) -> Iterator[str]:
    """Its address over http."""
    with served(gallery) as address:
        yield address


def test_all_thirteen_kinds_are_there_in_both_languages() -> None:
    chinese, english = trials_of("zh"), trials_of("en")
    assert len({trial.type for trial in chinese}) == KINDS_THERE
    assert [(trial.name, trial.type) for trial in chinese] == [(trial.name, trial.type) for trial in english]
    for one, other in zip(chinese, english, strict=True):
        assert one.key == other.key or one.type in ("blanks", "numeric"), "words alone differ by language"


@pytest.mark.parametrize(("language", "way", "width", "hand"), WAYS)
def test_every_kind_wrong_partly_shown_right_and_after_a_reload(
    page: Page, gallery: Path, http: str, language: str, way: str, width: int, hand: str
) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    page.goto(f"{http if way == 'http' else gallery.as_uri()}/{language}/{PAGE}")
    learner = GalleryLearner(page, language, keyboard=hand == "keyboard")
    trials = trials_of(language)
    for trial in trials:
        be_wrong(learner, trial)
    for quiz in page.locator("cw-quiz").all():
        learner.press(quiz.locator(".cw-result .cw-btn--main"))
    for trial in trials:
        be_right(learner, trial)
    page.reload()
    kept = learner.records()
    for trial in trials:
        learner.expect_state(trial, trial.state(trial.right))
        record = kept[f"coursewright/{COURSE}/q/{trial.name}"]
        if trial.key != {}:
            assert record["last"]["a"] == trial.right
    assert width_of(page) == width


def be_wrong(learner: GalleryLearner, trial: Trial) -> None:
    """Be wrong once and read why, be wrong again and see the answer; a dialogue tells all at once."""
    learner.expect_state(trial, "empty")
    if trial.wrong is None:
        return check(learner, trial, trial.right)
    check(learner, trial, trial.wrong)
    question = learner.question(trial)
    if trial.type in ("dialogue", "true-false"):
        return None
    expect(learner.main(trial)).to_have_attribute("data-act", "check")
    expect(learner.main(trial)).to_have_attribute("aria-disabled", "true")
    expect(learner.button(trial, "show")).to_be_hidden()
    if trial.worse is None:
        return None
    told = len(question.inner_text()) - len(how_sure(question))
    check(learner, trial, trial.worse)
    learner.press(learner.button(trial, "show"))
    learner.expect_state(trial, "shown")
    assert len(question.inner_text()) > told, "all is told"
    return None


def how_sure(question: Locator) -> str:
    """What a question asks while it is open, and no more when its answer was shown: how sure one is."""
    return "".join(question.locator(".cw-conf:visible").all_inner_texts())


def be_right(learner: GalleryLearner, trial: Trial) -> None:
    """Be partly right first, where that can be."""
    if trial.wrong is None:
        return
    if trial.type == "dialogue" and learner.button(trial, "again").is_visible():
        learner.try_again(trial)
    expect(learner.question(trial).locator(".cw-q__set [data-v]")).to_have_count(0)
    expect(learner.question(trial).locator("[data-shown]")).to_have_count(0)
    if trial.partly is not None:
        check(learner, trial, trial.partly)
        assert trial.state(trial.partly) == "partly"
        if trial.type == "dialogue":
            learner.try_again(trial)
    check(learner, trial, trial.right)
    assert trial.state(trial.right) in ("right", "done")


def check(learner: GalleryLearner, trial: Trial, answer: object) -> None:
    """Check an answer: its state is Python's, a status or the debrief says so, the focus is where one goes on."""
    learner.check(trial, answer)
    learner.expect_state(trial, trial.state(answer))
    question = learner.question(trial)
    if trial.type == "dialogue":
        expect(question.get_by_role("region", name=learner.word("say.debrief"))).to_be_focused()
    else:
        focused = question.locator(":is(input, select, textarea, .cw-slot, .cw-btn--main):enabled:focus")
        expect(focused).to_have_count(1)
        assert (
            question.locator(".cw-status").inner_text().startswith(learner.word(f"say.{trial.state(answer)}"))
        )


def test_under_the_strict_policy_every_kind_works(page: Page, gallery: Path, tmp_path: Path) -> None:
    site = shutil.copytree(gallery, tmp_path / "site")
    write_policy(site, theme_folders(site))
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        page.goto(f"{address}/zh/{PAGE}")
        learner = GalleryLearner(page, "zh")
        for trial in trials_of("zh"):
            check(learner, trial, trial.right)
        expect(page.locator(".cw-dot").first).to_be_visible()


def test_where_storage_is_refused_every_kind_works(browser: Browser, gallery: Path, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with served(gallery) as inner:
        frame = f'<iframe sandbox="allow-scripts" width="900" height="3000" src="{inner}/zh/{PAGE}"></iframe>'
        (tmp_path / "lms.html").write_text(f"<!doctype html><title>LMS</title>{frame}", encoding="utf-8")
        with served(tmp_path, host="lms.test") as outer:
            page.goto(f"{outer}/lms.html")
            inside = page.frames[1]
            learner = GalleryLearner(inside, "zh")  # type: ignore[arg-type]  # a frame has what is used of a page
            expect(inside.locator(".cw-storage").first).to_contain_text(learner.word("say.storage_refused"))
            for trial in trials_of("zh"):
                learner.check(trial, trial.right)
                learner.expect_state(trial, trial.state(trial.right))
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_javascript_every_kind_reads_and_nothing_stands_in_key_order(
    browser: Browser, gallery: Path, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gallery.as_uri()}/{language}/{PAGE}")
    for trial in trials_of(language):
        question = page.locator(f"#q-{trial.id}")
        expect(question.locator(".cw-q__set > legend")).to_be_visible()
        expect(question.locator("button:visible")).to_have_count(0)
        fields = question.locator(".cw-q__set").locator("input, select, textarea").all()
        assert fields or trial.type == "dialogue"
        for field in fields:
            expect(field).to_be_visible()
    orders = [trial for trial in trials_of(language) if trial.type == "order"]
    for trial in orders:
        rows = page.locator(f"#q-{trial.id} .cw-rank > li").all()
        assert [row.get_attribute("data-token") for row in rows] != trial.key
    talk = page.locator("cw-question[data-type=dialogue]")
    expect(talk.locator(".cw-mood")).to_be_hidden()
    links = talk.locator("a.cw-go").all()
    assert all(page.locator(str(link.get_attribute("href"))).count() == 1 for link in links)
    context.close()
    assert orders
    assert links


def test_without_a_script_enter_in_a_field_loses_nothing(browser: Browser, http: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    address = f"{http}/zh/{PAGE}"
    page.goto(address)
    for form in ("numeric", "blanks"):
        field = page.locator(f"cw-question[data-type={form}] input[type=text]").first
        field.fill("2")
        field.press("Enter")
        expect(field).to_have_value("2")
        expect(field).to_be_focused()
        assert page.url == address
    context.close()


def test_a_double_click_on_redo_answers_nothing(page: Page, http: str) -> None:
    page.goto(f"{http}/zh/{PAGE}")
    learner = GalleryLearner(page, "zh")
    quiz = page.locator("cw-quiz").first
    trials = [trial for trial in trials_of("zh") if trial.name.startswith("choices-and-gaps#")]
    for trial in trials:
        learner.check(trial, trial.right)
    quiz.get_by_role("button", name=learner.word("say.redo_all")).dblclick(delay=20)
    for trial in trials:
        learner.expect_state(trial, "empty")
    expect(quiz.locator("cw-question input:checked")).to_have_count(0)
