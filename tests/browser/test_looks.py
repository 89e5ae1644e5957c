"""Larger text on request, colours and language with words: chosen in drawer or header, kept, and in no way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words

from .conftest import DESK, LESSON, PHONE, Watch, violations, width_of

SMALL = 320
ROOT = "getComputedStyle(document.documentElement).fontSize"
TWICE = "html { font-size: 250% !important; }"  # the theme's own is 125 %
OVER = """() => {
  const boxes = [...document.querySelectorAll(".md-header__inner > *, .cw-ways > *")]
    .filter((each) => !each.matches(".cw-ways")).map((each) => each.getBoundingClientRect())
    .filter((box) => box.width > 1);
  const out = boxes.filter((box) => box.left < 0 || box.right > innerWidth + 1);
  const over = boxes.filter((a, i) => boxes.slice(i + 1)
    .some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1));
  return [out.length, over.length];
}"""
"""How many parts of the header leave the window, and how many lie over another one."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A watched page as wide as a phone."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 844}, color_scheme="light", reduced_motion="reduce"
    )
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert watch.said == []


def drawer(page: Page, language: str = "zh") -> Locator:
    """What is chosen in the drawer, which is opened."""
    page.locator(".md-header label[for=__drawer]").click()
    return page.get_by_role("form", name=words(language)["site.look"])


def chosen(within: Locator, name: str) -> Locator:
    return within.get_by_role("radio", name=name, exact=True)


def test_larger_text_is_chosen_in_the_drawer_and_kept_for_all_languages(phone: Page, policed: str) -> None:
    text = words("zh")
    phone.goto(f"{policed}/zh/{LESSON}")
    assert phone.evaluate(ROOT) == "20px"
    form = drawer(phone)
    expect(chosen(form, f"A {text['site.size0']}")).to_be_checked()
    chosen(form, f"A++ {text['site.size2']}").check(force=True)
    assert phone.evaluate(ROOT) == "28.8px"
    phone.goto(f"{policed}/en/{LESSON}")
    assert phone.evaluate(ROOT) == "28.8px"
    form = drawer(phone, "en")
    chosen(form, f"A++ {words('en')['site.size2']}").press("ArrowLeft")
    assert phone.evaluate(ROOT) == "24px"
    chosen(form, f"A {words('en')['site.size0']}").check(force=True)
    phone.reload()
    assert phone.evaluate(ROOT) == "20px"


def test_larger_text_is_there_before_any_script_of_ours_has_run(phone: Page, policed: str) -> None:
    phone.goto(f"{policed}/zh/{LESSON}")
    chosen(drawer(phone), f"A+ {words('zh')['site.size1']}").check(force=True)
    phone.route("**/cw-frame.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    phone.reload()
    assert phone.evaluate(ROOT) == "24px"


def test_without_storage_the_choice_holds_for_the_page(phone: Page, policed: str) -> None:
    phone.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error(); }})")
    phone.goto(f"{policed}/zh/{LESSON}")
    chosen(drawer(phone), f"A+ {words('zh')['site.size1']}").check(force=True)
    assert phone.evaluate(ROOT) == "24px"


def test_colours_and_language_stand_in_the_drawer_with_words(phone: Page, policed: str) -> None:
    text = words("zh")
    phone.goto(f"{policed}/zh/{LESSON}")
    form = drawer(phone)
    chosen(form, text["site.dark"]).check(force=True)
    expect(phone.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(phone.get_by_title(text["site.to_automatic"])).to_be_visible()
    phone.reload()
    form = drawer(phone)
    expect(chosen(form, text["site.dark"])).to_be_checked()
    expect(form.locator("a[aria-current]")).to_have_text("中文")
    form.get_by_role("link", name="English").click()
    phone.wait_for_url(f"{policed}/en/{LESSON}")


def test_a_wide_header_has_the_sizes_and_no_drawer(page: Page, policed: str) -> None:
    text = words("en")
    page.set_viewport_size({"width": DESK, "height": 844})
    page.goto(f"{policed}/en/{LESSON}")
    expect(page.get_by_role("form", name=text["site.look"])).to_have_count(0)
    header = page.locator(".md-header")
    chosen(header, f"A++ {text['site.size2']}").check(force=True)
    assert page.evaluate(ROOT) == "28.8px"
    assert page.evaluate(OVER) == [0, 0]
    assert width_of(page) == DESK
    page.emulate_media(media="print")
    assert page.evaluate(ROOT) == "17px"


def test_a_closed_drawer_is_passed_over_by_the_keyboard(phone: Page, policed: str) -> None:
    phone.goto(f"{policed}/zh/{LESSON}")
    phone.locator(".cw-search__open").focus()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('.md-sidebar')") is None


def test_without_javascript_only_what_works_is_shown(browser: Browser, policed: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{policed}/zh/{LESSON}")
    form = drawer(page)
    expect(form.get_by_role("link", name="English")).to_be_visible()
    expect(form.get_by_role("radio")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_open_drawer_is_clean_for_axe(phone: Page, http: str, language: str) -> None:
    phone.goto(f"{http}/{language}/{LESSON}")
    expect(drawer(phone, language)).to_be_visible()
    assert violations(phone) == []


@pytest.mark.parametrize("width", [PHONE, SMALL])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_twice_as_large_nothing_leaves_the_window_or_overlaps(
    page: Page, address: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for name in (
        "index", "moments/index", "moments/scorecard-and-impression", "communication/complaints-and-recovery",
        "scenarios/forty-minutes", "assessments/pre-test", "cards", "glossary",
    ):  # fmt: skip
        page.goto(f"{address}/{language}/{name}.html")
        page.add_style_tag(content=TWICE)
        assert (name, width_of(page)) == (name, width)
        assert (name, page.evaluate(OVER)) == (name, [0, 0])
    form = drawer(page, language)
    for radio in form.get_by_role("radio").all():
        radio.scroll_into_view_if_needed()
        expect(radio).to_be_in_viewport(ratio=1)
