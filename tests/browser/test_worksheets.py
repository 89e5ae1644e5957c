"""Worksheets in a browser: kept as they are written, a card at a time on a phone, a table in a wide window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from coursewright.languages.words import words

from ..tiny import change, lesson_file, write_tiny_course
from .conftest import DESK, PHONE, violations, width_of
from .sites import build, served

WORKSHEET = """## Worksheet {#worksheet}

/// worksheet | W01 Scores
Fill it in.

| Moment [lines 2] | Score [score] | Done [tick] | Colour [choice red|amber] | Day [date] |
|---|---|---|---|---|
| | | | | |
| Waits | | | | |
| | | | | |

[total] [mean] [lowest] [last] [curve]
///

## """
LESSON = "part/first.html"
HEIGHT = 844
FULL = """const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) {
  if (this === localStorage) throw new DOMException("full", "QuotaExceededError");
  set.call(this, key, text);
};"""
"""A storage that has no room left, beside that of the tab."""
COVERED = """async () => {
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const at = document.activeElement, box = at.getBoundingClientRect();
  if (!at.closest(".md-content") || at.closest(".cw-learn")) return "";
  return [...document.querySelectorAll(".md-header, .cw-learn, .cw-dock, .cw-tray")]
    .filter(over => over.getClientRects().length && !over.contains(at))
    .filter(over => {
      const {top, bottom} = over.getBoundingClientRect();
      return Math.min(bottom, box.bottom) - Math.max(top, box.top) > 1;
    })
    .map(over => `${at.outerHTML.slice(0, 80)} below ${over.className}`).join();
}"""
"""What lies over that which has the focus."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a course whose lesson has a worksheet below a long section."""
    project = write_tiny_course(tmp_path_factory.mktemp("sheets") / "course")
    change(project, "content/course.yml", "lessons]}", "lessons, worksheets]}")
    long = "\n\n".join(["A line to read."] * 120)
    for language, heading in (("zh", "自测"), ("en", "Self-check")):
        change(project, lesson_file(language), f"## {heading}", f"{long}\n\n{WORKSHEET}{heading}")
    site = build(project)
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        yield address


@pytest.fixture
def sheet(page: Page, address: str) -> Locator:
    """The worksheet in English, in a wide window."""
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    return page.locator(".cw-work")


def scripts_of(page: Page) -> list[str]:
    """The scripts that a page has asked for."""
    names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return [name.rsplit("/", 1)[1] for name in names if name.endswith(".js")]


def kept(page: Page) -> dict[str, Any]:
    """What is kept of the worksheet."""
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes('/w/'))")
    return dict(json.loads(page.evaluate("key => localStorage.getItem(key)", key))["cells"])


def test_its_script_comes_when_the_sheet_is_near_or_something_is_kept(sheet: Locator) -> None:
    page = sheet.page
    page.wait_for_load_state("networkidle")
    assert "cw-sheets.js" not in scripts_of(page)
    sheet.get_by_label("Moment 1", exact=True).fill("At the door")
    expect(sheet.locator(".cw-work__status")).to_have_text(words("en")["sheet.kept"])
    page.reload(wait_until="networkidle")
    assert "cw-sheets.js" in scripts_of(page)
    expect(sheet.get_by_label("Moment 1", exact=True)).to_have_value("At the door")


def test_what_is_written_before_the_script_is_there_is_kept(page: Page, address: str) -> None:
    waiting: list[Route] = []
    page.route("**/cw-sheets.js", lambda route: waiting.append(route))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    sheet = page.locator(".cw-work")
    sheet.get_by_label("Moment 1", exact=True).fill("At the door")
    sheet.get_by_label("Done 3", exact=True).check()
    sheet.get_by_label("Score 2", exact=True).focus()
    page.wait_for_selector("script[src$='cw-sheets.js']", state="attached")
    waiting[0].continue_()
    expect(sheet.locator(".cw-work__status")).to_have_text(words("en")["sheet.kept"])
    expect(sheet.get_by_label("Moment 1", exact=True)).to_have_value("At the door")
    assert kept(page) == {"1.1": "At the door", "3.3": "1"}


def on_phone(page: Page, address: str, language: str = "en") -> Locator:
    """The worksheet on a phone, its script at work."""
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}#worksheet")
    sheet = page.locator(".cw-work")
    expect(sheet.locator(".cw-moments")).to_be_visible()
    return sheet


def test_on_a_phone_a_row_is_a_card_and_its_score_one_tap(page: Page, address: str) -> None:
    sheet, word = on_phone(page, address), words("en")
    moment, grades = (
        sheet.get_by_label("Moment 1", exact=True),
        sheet.get_by_role("radiogroup", name="Score 1"),
    )
    expect(sheet.locator(".cw-card__h")).to_have_text(word["sheet.moment"].format(n=1, of=3))
    expect(sheet.get_by_label("Done 2", exact=True)).not_to_be_visible()
    moment.fill("At the door")
    grades.get_by_role("radio", name="−2").click()
    expect(grades.get_by_role("radio", name="−2")).to_be_checked()
    expect(sheet.locator("[data-total=lowest]")).to_have_text("−2")
    sheet.get_by_role("button", name=word["sheet.moment_on"], exact=True).click()
    expect(sheet.locator(".cw-card__h")).to_have_text(word["sheet.moment"].format(n=2, of=3))
    expect(moment).not_to_be_visible()
    chips = sheet.locator(".cw-mom")
    expect(chips.nth(1)).to_have_attribute("aria-current", "true")
    expect(chips.nth(0)).to_have_accessible_name("1 −2")
    chips.nth(2).press("Enter")
    expect(sheet.get_by_label("Moment 3", exact=True)).to_be_visible()
    on = sheet.get_by_role("button", name=word["sheet.moment_on"], exact=True)
    expect(on).to_have_attribute("aria-disabled", "true")
    page.reload()
    chips.first.scroll_into_view_if_needed()
    expect(grades.get_by_role("radio", name="−2")).to_be_checked()
    assert kept(page) == {"1.1": "At the door", "1.2": "−2"}


def test_a_score_can_be_chosen_by_keys_and_taken_back(page: Page, address: str) -> None:
    sheet = on_phone(page, address)
    grades = sheet.get_by_role("radiogroup", name="Score 1")
    grades.get_by_role("radio", name="0", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(grades.get_by_role("radio", name="+1")).to_be_checked()
    expect(sheet.locator("[data-total=total]")).to_have_text("+1")
    grades.get_by_role("radio", name="+1").click()
    expect(grades.locator(":checked")).to_have_count(0)
    expect(sheet.locator("[data-total=total]")).to_have_text("–")


def test_in_a_wide_window_two_columns_share_a_cell_and_the_curve_says_its_scores(sheet: Locator) -> None:
    sheet.scroll_into_view_if_needed()
    sheet.get_by_label("Score 1", exact=True).select_option("+2")
    sheet.get_by_label("Score 3", exact=True).select_option("−1")
    expect(sheet.locator("thead th")).to_have_text(["MomentScore", "Done", "ColourDay"])
    boxes = [sheet.get_by_label(name, exact=True).bounding_box() for name in ("Moment 1", "Score 1")]
    (left, upper), (right, lower) = [(box["x"], box["y"]) for box in boxes if box]
    assert left == right
    assert upper < lower
    expect(sheet.locator(".cw-curve svg")).to_have_accessible_name("Curve: +2, –, −1")
    assert sheet.locator(".cw-dot").all_text_contents() == ["+2", "−1"]
    for name, text in {"total": "+1", "mean": "+0.5", "lowest": "−1", "last": "−1"}.items():
        expect(sheet.locator(f"output[data-total={name}]")).to_have_text(text)
    expect(sheet.locator(".cw-grade").first).to_have_attribute("data-n", "+2")
    expect(sheet.locator(".cw-scale").first).not_to_be_visible()


def test_on_paper_all_rows_stand_in_the_table(page: Page, address: str) -> None:
    sheet = on_phone(page, address)
    page.emulate_media(media="print")
    for row in sheet.locator("tbody tr").all():
        expect(row).to_be_visible()
    expect(sheet.get_by_label("Moment 3", exact=True)).to_be_visible()
    for gone in (".cw-moments", ".cw-steps", ".cw-scale", ".cw-card__h"):
        expect(sheet.locator(gone).first).not_to_be_visible()


def test_twice_as_large_nothing_scrolls_sideways_and_no_grade_lies_upon_another(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 844})
    page.goto(f"{address}/en/{LESSON}#worksheet")
    expect(page.locator(".cw-work .cw-scale").first).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert width_of(page) == 320
    cells = page.locator(".cw-work .cw-scale").first.locator("label > span")
    overflows = "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).length"
    assert cells.evaluate_all(overflows) == 0


def test_its_button_prints_the_sheet_alone(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    sheet = on_phone(page, address)
    sheet.get_by_role("button", name=words("en")["sheet.print"], exact=True).click()
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    expect(sheet.get_by_label("Moment 3", exact=True)).to_be_visible()
    expect(page.locator("h1, .md-header, cw-question, .md-footer").filter(visible=True)).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(
    "reader", [(PHONE, "light"), (PHONE, "dark"), (DESK, "light")], ids=str, indirect=True
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_can_be_read_by_all(reader: Page, address: str, language: str) -> None:
    reader.goto(f"{address}/{language}/{LESSON}#worksheet")
    sheet = reader.locator(".cw-work")
    expect(sheet.locator(".cw-curve")).to_be_visible()
    if (reader.viewport_size or {"width": 0})["width"] < DESK:
        sheet.locator(".cw-scale").first.get_by_role("radio", name="+3").click()
    else:
        sheet.locator("select").first.select_option("+3")
    assert violations(reader, ".cw-work") == []


@pytest.mark.parametrize(("language", "book"), [("zh", "学员手册"), ("en", "Learner handbook")])
def test_without_javascript_nothing_is_offered_that_would_be_lost(
    browser: Browser, address: str, language: str, book: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": HEIGHT})
    page = context.new_page()
    page.goto(f"{address}/{language}/{LESSON}#worksheet")
    sheet = page.locator(".cw-sheet")
    expect(sheet.get_by_role("heading")).to_be_visible()
    expect(sheet).to_contain_text("Fill it in.")
    expect(sheet.locator("input, select, textarea, button").filter(visible=True)).to_have_count(0)
    expect(sheet.get_by_role("listitem")).to_have_text(["Moment", "Score", "Done", "Colour", "Day"])
    printed = words(language)["lesson.on_paper.book"].format(book=book)
    expect(sheet.get_by_text(printed, exact=True)).to_be_visible()
    page.emulate_media(media="print")
    expect(sheet.get_by_label("Moment 3", exact=True)).to_be_visible()
    expect(sheet.get_by_text(printed, exact=True)).not_to_be_visible()
    # The pattern that a browser writes into an empty date is nothing to hand out.
    for day in sheet.locator("[type=date]").all():
        expect(day).to_have_css("color", "rgba(0, 0, 0, 0)")
    last = sheet.locator("tbody > tr").last.locator("td").first
    expect(last).to_have_css("border-bottom-width", "1px")
    context.close()


@pytest.mark.parametrize("large", ["100%", "180%"])
def test_going_back_by_keys_nothing_that_has_the_focus_lies_below_what_stays(
    page: Page, address: str, large: str
) -> None:
    on_phone(page, address)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", large)
    page.locator(".md-footer a").last.focus()
    met = []
    while page.evaluate("!document.activeElement.matches('.cw-learn summary')"):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(COVERED) == ""
        met.append(page.evaluate("document.activeElement.localName"))
    assert {"textarea", "input", "button", "summary"} <= set(met)


def test_a_full_storage_is_said_where_something_is_written(page: Page, address: str) -> None:
    page.add_init_script(FULL)
    sheet = on_phone(page, address)
    expect(sheet.locator(".cw-work__status")).to_have_text(words("en")["sheet.not_kept"])
    sheet.get_by_label("Moment 1", exact=True).fill("At the door")
    page.wait_for_function("Object.keys(sessionStorage).some(key => key.includes('/w/'))")
    expect(sheet.locator(".cw-work__status")).to_have_text(words("en")["sheet.not_kept"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_four_numbers_stand_in_one_line(
    page: Page, address: str, width: int, language: str
) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}#worksheet")
    numbers = page.locator(".cw-four dt")
    expect(numbers).to_have_count(4)
    heights = numbers.evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(set(heights)) == 1
