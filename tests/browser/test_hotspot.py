"""Places in a picture or a figure: chosen in it or in the list, which stay in step; the list alone is enough."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words
from coursewright.site.policy import theme_folders, write_policy

from .conftest import PHONE, violations, width_of
from .figure_site import PAGE as FIGURES_PAGE
from .figure_site import build_figures
from .gallery import PAGE
from .learner import Learner
from .sites import served

QUESTION = "#q-look-up"
LABELS = {
    "en": (
        "A The number display",
        "B The face of the clerk",
        "C What stands on the screen",
        "D The inside of the door",
    ),
    "zh": ("A 叫号屏", "B 柜员的脸", "C 显示器上的内容", "D 门的里侧"),
}
AREAS = ((36, 9, 28, 20), (49, 33, 12, 17), (77, 34, 13, 17), (5, 14, 22, 62))
RIGHT = (0, 1)
FINGER = 24
"""Pixels of a target at least (WCAG 2.2, 2.5.8)."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def policed(gallery: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gallery's address under the strict policy."""
    site = shutil.copytree(gallery, tmp_path_factory.mktemp("places") / "site")
    write_policy(site, theme_folders(site))
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        yield address


@pytest.fixture(scope="module")
def http(gallery: Path) -> Iterator[str]:
    """The same without the policy, which lets no test put a script into a page."""
    with served(gallery) as address:
        yield address


def areas_of(question: Locator, language: str) -> list[Locator]:
    """The areas by what a screen reader calls them."""
    map_of = question.locator(".cw-spots")
    return [map_of.get_by_role("button", name=name, exact=True) for name in LABELS[language]]


def expect_chosen(question: Locator, language: str, chosen: tuple[int, ...]) -> None:
    """List and picture tell the same."""
    for place, (area, label) in enumerate(zip(areas_of(question, language), LABELS[language], strict=True)):
        expect(area).to_have_attribute("aria-pressed", str(place in chosen).lower())
        box = question.get_by_role("checkbox", name=label, exact=True)
        expect(box).to_be_checked(checked=place in chosen)


def press_check(question: Locator, language: str) -> None:
    question.get_by_role("button", name=words(language)["quiz.check"], exact=True).click()


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
@pytest.mark.parametrize("language", LABELS)
def test_areas_are_chosen_in_the_picture_and_told_there(
    browser: Browser, policed: str, language: str, touch: bool
) -> None:
    context = browser.new_context(
        viewport={"width": PHONE, "height": 844}, has_touch=touch, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{policed}/{language}/{PAGE}")
    Learner(page, language)
    question = page.locator(QUESTION)
    areas = areas_of(question, language)
    for place in (0, 2):
        if touch:
            areas[place].tap()
        else:
            areas[place].click()
    expect_chosen(question, language, (0, 2))
    press_check(question, language)
    expect(question.locator("g[data-mark=right]")).to_have_count(1)
    expect(question.locator("g[data-mark=wrong]")).to_have_count(1)
    expect(question.locator(".cw-spots__no:visible")).to_have_count(1)
    marks = question.locator(".cw-spots g")
    expect(marks.nth(2)).to_have_attribute("aria-disabled", "true")
    expect(marks.nth(1)).to_have_attribute("aria-disabled", "false")
    areas[1].click()
    press_check(question, language)
    expect(question.locator("g[data-mark=right]")).to_have_count(2)
    expect(question.locator(".cw-state__w")).to_have_text(words(language)["quiz.say.right"])
    page.reload()
    expect(page.locator(QUESTION).locator("g[data-mark=right]")).to_have_count(2)
    context.close()


@pytest.mark.parametrize("language", LABELS)
def test_areas_are_chosen_by_keys_alone(page: Page, gallery: Path, language: str) -> None:
    page.goto(f"{gallery.as_uri()}/{language}/{PAGE}")
    Learner(page, language)
    question = page.locator(QUESTION)
    areas = areas_of(question, language)
    areas[0].focus()
    for key, place in (("Space", 0), ("Enter", 1)):
        expect(areas[place]).to_be_focused()
        page.keyboard.press(key)
        page.keyboard.press("Tab")
    expect_chosen(question, language, RIGHT)
    areas[1].focus()
    page.keyboard.press("Space")
    expect_chosen(question, language, (0,))
    question.get_by_role("checkbox").nth(3).check()
    expect_chosen(question, language, (0, 3))


@pytest.mark.parametrize("width", [320, PHONE, 1280])
def test_areas_lie_where_they_should_and_fingers_find_them(page: Page, policed: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{policed}/en/{PAGE}")
    Learner(page, "en")
    question = page.locator(QUESTION)
    whole = question.locator(".cw-spots img").bounding_box()
    assert whole
    rows = zip(areas_of(question, "en"), question.locator(".cw-spots__area").all(), AREAS, strict=True)
    for button, area, (left, top, wide, high) in rows:
        target, box = button.bounding_box(), area.bounding_box()
        assert target
        assert box
        assert min(target["width"], target["height"]) >= FINGER
        found = (box["x"] - whole["x"], box["y"] - whole["y"], box["width"], box["height"])
        wanted = (
            left * whole["width"] / 100, top * whole["height"] / 100,
            wide * whole["width"] / 100, high * whole["height"] / 100,
        )  # fmt: skip
        assert found == pytest.approx(wanted, abs=4)
    assert width_of(page) == width


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_nothing_is_wrong_with_it_before_and_after(page: Page, http: str, scheme: str) -> None:
    page.emulate_media(reduced_motion="reduce", color_scheme="dark" if scheme == "slate" else "light")
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{http}/en/{PAGE}")
    Learner(page, "en")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    question = page.locator(QUESTION)
    areas_of(question, "en")[2].click()
    assert violations(page, QUESTION) == []
    press_check(question, "en")
    assert violations(page, QUESTION) == []


def test_without_script_there_are_the_letters_and_the_list(browser: Browser, gallery: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gallery.as_uri()}/en/{PAGE}")
    question = page.locator(QUESTION)
    expect(question.locator(".cw-spots text")).to_have_text(["A", "B", "C", "D"])
    expect(question.locator(".cw-spots").get_by_role("button")).to_have_count(0)
    box = question.get_by_role("checkbox", name=LABELS["en"][1], exact=True)
    box.check()
    expect(box).to_be_checked()
    context.close()


def test_where_one_reads_from_the_right_letters_stay_at_their_areas(page: Page, gallery: Path) -> None:
    page.goto(f"{gallery.as_uri()}/en/{PAGE}")
    Learner(page, "en")
    question = page.locator(QUESTION)
    measure = "areas => areas.map(each => each.getBoundingClientRect().x)"
    gaps = []
    for direction in ("ltr", "rtl"):
        page.evaluate("to => document.documentElement.dir = to", direction)
        marks = question.locator(".cw-spots__mark circle").evaluate_all(measure)
        areas = question.locator(".cw-spots__area").evaluate_all(measure)
        gaps.append([mark - area for mark, area in zip(marks, areas, strict=True)])
    assert gaps[0] == pytest.approx(gaps[1], abs=0.5)


def test_parts_of_a_figure_are_chosen_and_told_there(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = build_figures(tmp_path_factory.mktemp("parts"))
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        page.goto(f"{address}/en/{FIGURES_PAGE}")
        Learner(page, "en")
        question = page.locator("#q-which-tiers")
        for name in ("Intermediate", "Primary"):
            question.locator("cw-figure [role=button]").filter(has_text=name).first.click()
        for name, chosen in (("Intermediate", True), ("Advanced", False), ("Primary", True)):
            expect(question.get_by_role("checkbox", name=name, exact=True)).to_be_checked(checked=chosen)
        press_check(question, "en")
        expect(question.locator("g[data-mark=right]")).to_have_count(1)
        expect(question.locator("g[data-mark=wrong]")).to_have_attribute("aria-disabled", "true")


def test_a_page_without_tags_for_it_loads_script_and_style_by_itself(
    page: Page, gallery: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(gallery, tmp_path / "site")
    file = site / "en" / PAGE
    text = file.read_text(encoding="utf-8")
    bare = re.sub(r"<(?:link|script)[^>]*cw-hotspot\.(?:css|js)[^>]*>", "", text)
    assert bare != text
    file.write_text(bare, encoding="utf-8")
    page.goto(file.as_uri())
    Learner(page, "en")
    expect(areas_of(page.locator(QUESTION), "en")[0]).to_be_visible()
    expect(page.locator(f"{QUESTION} .cw-spots")).to_have_css("position", "relative")
    expect(page.locator("link[href$='cw-hotspot.css']")).to_have_count(1)
