"""Figures in Chromium: parts reached by keyboard and by tap, notes in one place, questions answered by parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from ..indexed import texts_of
from .conftest import DESK, PHONE, Watch, violations, width_of
from .figure_site import PAGE, build_figures
from .learner import Learner
from .sites import served

NOTE = "到了这一层，客户会替你说话。"
AROUND = """part => {
  const ring = part.ownerSVGElement.lastElementChild;
  const [own, line] = [part.getBoundingClientRect(), ring.getBoundingClientRect()];
  const near = (a, b) => a <= b + 3;
  return ring.matches(".cw-f-now") && near(line.left, own.left) && near(line.top, own.top)
    && near(own.right, line.right) && near(own.bottom, line.bottom);
}"""
"""Whether the ring lies above all that is drawn, around the part."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's folder, built once."""
    return build_figures(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Its address over http, under the strict policy that the build writes."""
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        yield address


@pytest.fixture(scope="module")
def http(site: Path) -> Iterator[str]:
    """The same without the policy, which lets no test put a script into a page."""
    with served(site) as address:
        yield address


@pytest.fixture(params=[(PHONE, "light"), (DESK, "dark"), (PHONE, "dark"), (DESK, "light")], ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page at each width in each scheme, with fingers, without motion."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce", has_touch=True
    )
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert watch.said == []


def part(page: Page, name: str) -> Locator:
    """A part of the pyramid in the lesson."""
    return page.locator(f'[data-part="fig-pyramid.{name}"]')


def walk(page: Page) -> Locator:
    """The place for notes of the pyramid in the lesson."""
    return page.locator("#fig-pyramid .cw-walk")


def note(page: Page) -> Locator:
    """What is shown there, and said."""
    return walk(page).get_by_role("status")


def pick(question: Locator, place: int) -> Locator:
    """A part of a question's figure, where nothing lies on it."""
    return question.locator("[data-pick]").nth(place).locator("text").first


def chosen(question: Locator) -> list[bool]:
    """Which options of a list are ticked."""
    ticked: list[bool] = question.locator(".cw-opt input").evaluate_all(
        "all => all.map(each => each.checked)"
    )
    return ticked


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_in_the_way(reader: Page, http: str, language: str) -> None:
    reader.goto(f"{http}/{language}/{PAGE}")
    assert violations(reader) == []
    part(reader, "middle").click(position={"x": 20, "y": 40})
    expect(note(reader)).to_contain_text({"zh": "中级体验", "en": "Intermediate"}[language])
    for details in reader.locator(".cw-fig details").all():
        details.evaluate("node => { node.open = true; }")
    Learner(reader, language)
    for question in reader.locator("cw-question").all()[:2]:
        pick(question, 0).click()
    assert violations(reader) == []
    assert reader.viewport_size is not None
    assert width_of(reader) == reader.viewport_size["width"]


def test_parts_are_one_stop_and_arrows_walk_through_them(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{PAGE}")
    focused = "document.activeElement.getAttribute('data-part')"
    part(page, "advanced").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(focused) is None
    page.keyboard.press("Shift+Tab")
    names = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        names.append(page.evaluate(focused).removeprefix("fig-pyramid."))
        expect(part(page, names[-1])).to_have_attribute("aria-current", "true")
        expect(page.locator("#fig-pyramid [aria-current]")).to_have_count(1)
    assert names == ["middle", "primary", "advanced", "primary", "middle"]
    expect(note(page)).to_contain_text("2 / 3")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focused) == "fig-pyramid.middle"
    expect(page.get_by_role("group", name="体验金字塔").first).to_have_accessible_description(
        "三层，下宽上窄，十个主题。"
    )


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_note_is_shown_and_said_by_keyboard_until_escape(page: Page, address: str, key: str) -> None:
    page.goto(f"{address}/zh/{PAGE}")
    top, hint = part(page, "advanced"), words("zh")["figure.hint_note"]
    expect(note(page)).to_have_text(hint)
    top.focus()
    page.keyboard.press(key)
    expect(note(page)).to_contain_text(NOTE)
    assert top.evaluate(AROUND)
    page.keyboard.press("Escape")
    expect(note(page)).to_have_text(hint)
    expect(top).to_be_focused()
    expect(page.locator("#fig-pyramid :is([aria-current], .cw-f-now)")).to_have_count(0)


def test_buttons_lead_from_note_to_note_and_around(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{PAGE}")
    text = words("en")
    after = walk(page).get_by_role("button", name=text["figure.after"])
    seen = []
    for _ in range(4):
        after.click()
        seen.append((note(page).locator("small").inner_text(), note(page).locator("b").inner_text()))
        expect(after).to_be_focused()
    assert [place for place, _ in seen] == ["1 / 3", "2 / 3", "3 / 3", "1 / 3"]
    assert len({name for _, name in seen}) == 3
    walk(page).get_by_role("button", name=text["figure.before"]).click()
    expect(note(page)).to_contain_text("3 / 3")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_note_stands_in_the_same_place(reader: Page, address: str, language: str) -> None:
    reader.goto(f"{address}/{language}/{PAGE}")
    for figure in reader.locator("figure.cw-fig2").all():
        place = figure.locator(".cw-walk")
        if not place.count():
            continue
        top = "node => node.getBoundingClientRect().top + scrollY"
        where = place.evaluate(top)
        for part in figure.locator("[data-part]").all():
            part.locator("text").first.tap()
            expect(part).to_have_attribute("aria-current", "true")
            assert part.evaluate(AROUND)
            expect(place).to_be_in_viewport(ratio=1)
            assert place.evaluate(top) == pytest.approx(where, abs=1)
    for own in reader.locator("figure.cw-fig2:has(.cw-walk)").all():
        drawing, line, place = (own.locator(each).bounding_box() for each in ("svg", "summary", ".cw-walk"))
        assert drawing is not None
        assert line is not None
        assert place is not None
        beside = place["x"] >= drawing["x"] + drawing["width"]
        assert beside == (reader.viewport_size == {"width": DESK, "height": 844})
        assert beside or place["y"] >= line["y"] + line["height"]


def test_a_tap_on_an_item_without_a_note_is_one_on_its_tier(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{PAGE}")
    item = page.locator("#fig-pyramid text", has_text="选择").first
    item.scroll_into_view_if_needed()
    box = item.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(note(page)).to_contain_text("中级体验")


def test_without_javascript_all_words_stand_below(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/zh/{PAGE}")
    figure = page.locator("#fig-pyramid")
    expect(figure.get_by_text(NOTE)).to_be_visible()
    for text in ("尊重", "自主", "认知"):
        expect(figure.locator("li", has_text=text).last).to_be_visible()
    expect(figure.get_by_text("三层，下宽上窄，十个主题。", exact=True).last).to_be_visible()
    expect(figure.locator(".cw-walk")).to_be_hidden()
    expect(figure.get_by_role("button")).to_have_count(0)
    context.close()


def test_one_line_below_a_drawing_opens_to_all_that_is_said_of_it(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{PAGE}")
    figure = page.locator("#fig-pyramid")
    expect(figure.locator("li, p").first).to_be_hidden()
    line = figure.locator("summary")
    expect(line).to_contain_text("Figure 1-1")
    expect(page.get_by_role("figure").first).to_have_accessible_name(re.compile("^Figure 1-1 "))
    line.focus()
    page.keyboard.press("Enter")
    expect(figure.get_by_text("Customers who reach this tier speak for you.")).to_be_visible()
    expect(figure.locator("details > p").first).to_be_visible()


def test_one_option_is_chosen_by_its_part_and_by_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{PAGE}#q-which-tier")
    question = page.locator("#q-which-tier")
    pick(question, 1).click()
    assert chosen(question) == [False, True, False]
    pressed = question.locator("[data-pick][aria-pressed=true]")
    expect(pressed).to_have_count(1)
    expect(pressed.locator(".cw-f-tick")).to_be_visible()
    question.locator(".cw-opt").nth(0).click()
    expect(pressed).to_contain_text("初级体验")
    question.get_by_role("button", name=words("zh")["quiz.check"], exact=True).click()
    expect(question.locator(".cw-opt__v[data-v=right]")).to_be_visible()
    pick(question, 1).click(force=True)
    assert chosen(question) == [True, False, False]
    page.reload()
    expect(pressed).to_contain_text("初级体验")


def test_several_options_are_turned_on_and_off_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{PAGE}#q-which-themes")
    question = page.locator("#q-which-themes")
    trust = question.get_by_role("button", name="Trust")
    trust.focus()
    page.keyboard.press("Space")
    question.get_by_role("button", name="Respect").focus()
    page.keyboard.press("Enter")
    assert chosen(question) == [True, False, True]
    page.keyboard.press("Enter")
    assert chosen(question) == [False, False, True]
    expect(trust).to_have_attribute("aria-pressed", "true")


def test_a_part_answers_the_row_pointed_at_last_else_the_first_empty_one(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{PAGE}#q-which-ring")
    question = page.locator("#q-which-ring")
    rows = question.locator(".cw-sort__row")
    everything, people = rows.first.locator("input").evaluate_all(
        "all => all.slice(0, 2).map(each => each.value)"
    )
    rows.nth(1).locator(".cw-sort__t").click()
    for place in (1, 0, 0):
        pick(question, place).click()
    chosen = rows.locator("input:checked").evaluate_all("all => all.map(each => each.value)")
    assert chosen == [everything, people, everything]
    question.get_by_role("button", name=words("zh")["quiz.check"], exact=True).click()
    expect(question.locator(".cw-pair__v").first).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_search_holds_the_words_once_and_no_drawing(site: Path, language: str) -> None:
    text = texts_of(site / language)["part/first.html"]
    assert {"zh": NOTE, "en": "Customers who reach this tier speak for you."}[language] in text
    assert "viewBox" not in text
    assert words(language)["figure.hint_note"] not in text


def test_a_printed_page_shows_drawings_with_their_notes_and_no_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{PAGE}")
    figure = page.locator("#fig-pyramid")
    part(page, "middle").click(position={"x": 20, "y": 40})
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(figure.locator("svg")).to_be_visible()
    expect(figure.get_by_text(NOTE)).to_be_visible()
    for gone in (".cw-walk", ".cw-f-now", "summary > :last-child"):
        expect(figure.locator(gone)).to_be_hidden()
    expect(page.locator(".cw-fig__hint:visible")).to_have_count(0)
