"""The bar of a lesson, and the rail in its place: where one is, what was read, how the quiz stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from .conftest import COURSE, DESK, LESSON, PHONE, violations
from .learner import Learner
from .quizzes import tasks_of
from .sites import build, copy_project, served
from .tools import CASES

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
NAMES = {"zh": ["要点", "渠道", "自测"], "en": ["The point", "Channels", "Self-check"]}
HEIGHT = 844
LONG = "\n\n".join(["A line to read."] * 40)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site, its lesson's sections longer than a window, one with a heading below its own."""
    root = copy_project(CASES / "site", tmp_path_factory.mktemp("bar") / "course")
    for language in NAMES:
        file = root / f"content/{language}/part/first.md"
        text = file.read_text(encoding="utf-8")
        for heading in ("{#channels}", "{#self-check}"):
            at = text.rindex("\n", 0, text.index(heading))
            deeper = "\n\n### Deeper {#deeper}\n\n" if heading == "{#channels}" else "\n\n"
            text = f"{text[:at]}{deeper}{LONG}\n{text[at:]}"
        file.write_text(text, encoding="utf-8", newline="\n")
    with served(build(root)) as address:
        yield address


@pytest.fixture
def phone(page: Page, address: str) -> Page:
    """The lesson in English on a phone."""
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    return page


def said(language: str, key: str, **values: object) -> str:
    """A word of the bar."""
    return words(language)[f"lesson.bar.{key}"].format(**values)


def bar_of(page: Page) -> Locator:
    """The bar."""
    return page.locator(".cw-learn > summary")


def top_of(place: Locator) -> float:
    """Pixels from the window's upper edge."""
    return float(place.evaluate("place => place.getBoundingClientRect().top"))


def segments(page: Page, within: str) -> list[str | None]:
    """How the segments of a line stand."""
    rows = page.locator(f"{within} .cw-line4 i")
    return list(rows.evaluate_all("rows => rows.map(row => row.dataset.s)"))


def go_to(page: Page, anchor: str) -> None:
    """Follow a link to a heading."""
    page.evaluate("anchor => (location.hash = anchor)", anchor)


@BOTH
def test_it_stays_and_says_where_one_is(page: Page, address: str, language: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}")
    bar, quiz = bar_of(page), said(language, "quiz", n=0, of=5)
    expect(bar).to_have_text(f"{said(language, 'number', n=1)} {said(language, 'sections')} {quiz} ")
    go_to(page, "deeper")
    name = page.locator("#idea").inner_text()
    expect(bar).to_have_text(f"{said(language, 'number', n=1)} {name} {quiz} ")
    assert top_of(bar) == 48
    assert segments(page, ".cw-learn") == ["here", "", ""]
    bar.click()
    here = page.locator(".cw-sec[aria-current=true]")
    expect(here).to_have_text(f"{name} Deeper")


def test_going_back_by_keyboard_nothing_takes_the_focus_below_the_bar(phone: Page) -> None:
    # Links and buttons one upon the other, in the middle of what is long.
    phone.locator("#channels").evaluate(
        """head => head.nextElementSibling.before(...Array.from({ length: 60 }, () => {
          const row = document.createElement("p");
          row.innerHTML = '<button type="button" class="cw-btn">Here</button>';
          return row;
        }))"""
    )
    rows = phone.locator("article p > button", has_text="Here")
    rows.last.focus()
    hidden = """button => {
      const { left, top } = button.getBoundingClientRect();
      return document.elementFromPoint(left + 9, top + 1) !== button;
    }"""
    for row in reversed(rows.all()[:-1]):
        phone.keyboard.press("Shift+Tab")
        expect(row).to_be_focused()
        assert not row.evaluate(hidden)


def test_a_section_is_chosen_from_the_sheet_and_begins_below_the_bar(phone: Page) -> None:
    go_to(phone, "idea")
    bar_of(phone).click()
    phone.get_by_role("link", name="Channels").last.click()
    expect(phone.locator(".cw-learn__sheet")).not_to_be_visible()
    bottom = top_of(bar_of(phone)) + 44
    assert bottom <= top_of(phone.locator("h2#channels")) < bottom + 60
    expect(bar_of(phone)).to_contain_text("Channels")


@pytest.mark.parametrize("way", ["outside", "escape", "tab"])
def test_the_sheet_goes_when_one_turns_away(phone: Page, way: str) -> None:
    go_to(phone, "idea")
    bar, sheet = bar_of(phone), phone.locator(".cw-learn__sheet")
    bar.focus()
    phone.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    if way == "outside":
        phone.mouse.click(100, HEIGHT - 10)
    elif way == "escape":
        phone.keyboard.press("Tab")
        expect(phone.locator(".cw-sec").first).to_be_focused()
        phone.keyboard.press("Escape")
        expect(bar).to_be_focused()
    else:
        phone.locator(".cw-learn .cw-marks a").last.focus()
        phone.keyboard.press("Tab")
    expect(sheet).not_to_be_visible()


@BOTH
def test_in_the_quiz_it_tells_of_the_questions(
    page: Page, address: str, quiz_files: dict[str, Path], language: str
) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}")
    learner = Learner(page, language, one=True)
    first, second, *_ = tasks_of(quiz_files[language], COURSE)
    learner.check(first, first.right)
    learner.press(learner.main(first))
    learner.check(second, second.wrong)
    expect(bar_of(page)).to_contain_text(said(language, "quiz", n=2, of=5))
    expect(bar_of(page)).to_contain_text(said(language, "right", n=1))
    assert segments(page, ".cw-learn") == ["right", "now", "", "", ""]
    bar_of(page).click()
    marks = page.locator(".cw-learn .cw-marks a")
    state = learner.word("say.wrong")
    expect(marks.nth(1)).to_have_accessible_name(learner.word("say.map_item", n=2, state=state))
    expect(marks.nth(1)).to_have_attribute("aria-current", "step")
    marks.nth(3).click()
    question = page.locator("cw-question.is-now")
    expect(question).to_have_attribute("id", page.locator("cw-question").nth(3).get_attribute("id") or "")
    assert abs(top_of(question) - 92) <= 2
    go_to(page, "channels")
    expect(bar_of(page)).to_contain_text(said(language, "quiz", n=2, of=5))


@BOTH
def test_in_a_wide_window_it_is_a_rail_and_what_was_read_is_kept(
    page: Page, address: str, language: str
) -> None:
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/{language}/{LESSON}")
    rail = page.get_by_role("navigation", name=said(language, "here"), exact=True)
    expect(bar_of(page)).not_to_be_visible()
    expect(rail.locator(".cw-rail__h")).to_have_text(f"{said(language, 'here')}0/3")
    go_to(page, "channels")
    expect(rail.locator(".cw-rail__h")).to_have_text(f"{said(language, 'here')}1/3")
    expect(rail.locator("[aria-current=true]")).to_contain_text(page.locator("#channels").inner_text())
    kept = page.evaluate(f"localStorage.getItem('coursewright/{COURSE}/l/first')")
    record = json.loads(kept)
    assert (record["v"], record["read"], record["here"]["to"]) == (1, ["idea"], "channels")
    assert record["begun"] <= record["at"] == record["here"]["at"]
    page.goto("about:blank")
    page.goto(f"{address}/{language}/{LESSON}")
    expect(rail.locator(".cw-rail__h")).to_have_text(f"{said(language, 'here')}1/3")
    assert segments(page, ".cw-rail") == ["done", "", ""]
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    bar_of(page).click()
    expect(page.locator(".cw-learn .cw-sec")).to_have_count(3)


@BOTH
def test_in_the_quiz_the_rail_begins_with_its_marks_and_says_what_a_question_is_about(
    page: Page, address: str, quiz_files: dict[str, Path], language: str
) -> None:
    page.set_viewport_size({"width": DESK, "height": HEIGHT // 2})
    page.goto(f"{address}/{language}/{LESSON}")
    rail, sections = page.locator(".cw-rail"), page.locator(".cw-rail .cw-secs")
    marks, goal = rail.locator(".cw-marks"), rail.locator(".cw-rail__goal")
    expect(sections).to_be_visible()
    assert top_of(sections) < top_of(marks)
    go_to(page, "self-check")
    expect(sections).not_to_be_visible()
    expect(rail.locator(".cw-rail__h")).to_have_text(
        said(language, "quiz", n=1, of=5) + said(language, "right", n=0)
    )
    assert segments(page, ".cw-rail") == ["now", "", "", "", ""]
    objectives = page.locator(".cw-goal").all_inner_texts()
    expect(goal).to_contain_text(f"{said(language, 'goal')}{objectives[0]}")
    learner = Learner(page, language, one=True)
    for task in tasks_of(quiz_files[language], COURSE)[:3]:
        learner.check(task, task.right)
        learner.press(learner.main(task))
    expect(goal).to_contain_text(f"{said(language, 'goal')}{objectives[1]}")
    rail.locator("summary").press("Enter")
    expect(sections).to_be_visible()
    assert top_of(marks) < top_of(goal) < top_of(sections)
    assert violations(page, ".cw-rail") == []
    back = page.locator("#channels").inner_text()
    rail.get_by_role("link", name=said(language, "back", name=back)).click()
    expect(rail.locator(".cw-rail__h")).to_contain_text(said(language, "here"))
    assert top_of(sections) < top_of(marks)
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    bar_of(page).click()
    expect(page.locator(".cw-learn .cw-sec")).to_have_count(3)


def test_where_its_script_cannot_be_had_the_bar_stays(page: Page, address: str) -> None:
    page.route("**/cw-rail.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    page.goto(f"{address}/en/{LESSON}")
    bar_of(page).click()
    expect(page.locator(".cw-learn .cw-sec")).to_have_count(3)
    expect(page.locator(".cw-learn .cw-sec").first).to_be_visible()


@pytest.mark.parametrize("reader", [(PHONE, "light"), (DESK, "dark"), (320, "dark")], ids=str, indirect=True)
@BOTH
def test_it_can_be_read_by_all(reader: Page, address: str, language: str) -> None:
    reader.goto(f"{address}/{language}/{LESSON}")
    go_to(reader, "channels")
    width = (reader.viewport_size or {"width": 0})["width"]
    if width < DESK:
        bar_of(reader).click()
        expect(reader.locator(".cw-learn__sheet")).to_be_visible()
    assert violations(reader) == []
    if width == 320:
        reader.evaluate("document.documentElement.style.fontSize = '200%'")
        parts = reader.locator(".cw-learn :visible")
        assert (
            max(parts.evaluate_all("parts => parts.map(part => part.getBoundingClientRect().right)")) <= 320
        )


def test_without_a_script_it_is_a_list_in_the_flow(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": HEIGHT})
    page = context.new_page()
    page.goto(f"{address}/en/{LESSON}")
    links = page.locator(".cw-learn").get_by_role("link")
    expect(links).to_have_count(0)
    bar_of(page).click()
    expect(links).to_have_text(["The point", "Channels", "Self-check"])
    assert top_of(page.locator("h2#idea")) > top_of(links.last)
    links.last.click()
    assert top_of(bar_of(page)) < 0
    context.close()
