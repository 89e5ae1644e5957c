"""Telling the author: a button at each question and heading, a line that says which it is and nothing of answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words
from coursewright.quiz.code import report_code

from ..tiny import TEXTS, change, quiz_file, write_tiny_course
from .conftest import COURSE, LESSON
from .narrow import NARROW, ON_A_NARROW_PHONE, expect_readable, narrow_phone
from .sites import build, served
from .test_review import learn, on_day

FORM = "https://example.org/new?title={place}%20{revision}&body={line}&lang={language}"


def said(language: str, key: str, **values: object) -> str:
    """A UI text of telling."""
    return words(language)[f"tell.{key}"].format(**values)


def opened(page: Page, place: Locator) -> Locator:
    """Press the button of a place, and give its panel."""
    button = place.locator(".cw-tell")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    return page.get_by_role("group", name=button.get_attribute("aria-label"), exact=True)


def line_in(panel: Locator, language: str) -> str:
    """The line to copy."""
    return panel.get_by_role("textbox", name=said(language, "line")).input_value()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_a_question_is_told_by_name_revision_language_and_code(
    page: Page, site: Path, policed: str, way: str, language: str
) -> None:
    address = policed if way == "http" else site.as_uri()
    page.goto(f"{address}/{language}/{LESSON}")
    for question in page.locator("#quiz-first cw-question").all():
        expect(question.locator(".cw-tell")).to_have_count(1)
    question = page.locator("cw-question[data-question='first#who']")
    panel = opened(page, question)
    rev = question.get_attribute("data-rev")
    code = report_code(COURSE, "first#who", language)
    assert line_in(panel, language) == f"{COURSE} 1 first#who {rev} {language} {code}"
    expect(panel.get_by_role("link")).to_have_count(0)


def test_a_heading_is_told_by_the_lesson_and_its_id(page: Page, policed: str) -> None:
    page.goto(f"{policed}/en/{LESSON}")
    headings = page.locator(".md-content__inner > :is(h2, h3)[id]")
    expect(page.locator(".md-content__inner > .cw-tell")).to_have_count(headings.count())
    page.locator("#idea + .cw-tell").click()
    assert line_in(page.locator(".cw-tell__p"), "en") == f"{COURSE} 1 first#idea en"


def test_the_line_is_copied_or_selected(page: Page, policed: str) -> None:
    page.goto(f"{policed}/en/{LESSON}")
    panel = opened(page, page.locator("#q-who"))
    panel.get_by_role("button", name=said("en", "copy")).click()
    expect(panel.get_by_role("status")).to_have_text(said("en", "copied"))
    page.evaluate("document.execCommand = () => false")
    panel.get_by_role("button", name=said("en", "copy")).click()
    expect(panel.get_by_role("status")).to_have_text(said("en", "by_hand"))
    line = panel.get_by_role("textbox")
    expect(line).to_be_focused()
    assert line.evaluate("area => area.selectionEnd - area.selectionStart") == len(line_in(panel, "en"))


def test_it_is_reached_by_keyboard_and_closed_with_escape(page: Page, policed: str) -> None:
    page.goto(f"{policed}/zh/{LESSON}")
    button = page.locator("#q-who .cw-tell")
    expect(button).to_be_visible()  # its script comes after the page
    page.locator("#q-who .cw-opt input").first.focus()
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    line = page.get_by_role("textbox", name=said("zh", "line"))
    expect(line).to_be_focused()
    page.keyboard.press("Escape")
    expect(line).to_have_count(0)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_nothing_that_was_answered_is_told(page: Page, policed: str) -> None:
    on_day(page, 0)
    learn(page, policed, "en")
    page.goto(f"{policed}/en/{LESSON}")
    question = page.locator("cw-question[data-question='first#who']")
    before = line_in(opened(page, question), "en")
    page.evaluate("localStorage.clear()")
    page.reload()
    assert line_in(opened(page, question), "en") == before
    tokens = question.locator(".cw-opt").evaluate_all("rows => rows.map(row => row.dataset.token)")
    assert [token for token in tokens if token in before] == []


def test_a_question_that_is_asked_again_can_be_told_of_too(page: Page, policed: str) -> None:
    on_day(page, 0)
    learn(page, policed, "zh")
    page.goto(f"{policed}/zh/review.html")
    question = page.locator(".cw-review cw-question")
    line = line_in(opened(page, question), "zh")
    assert line.endswith(f" zh {report_code(COURSE, 'first#who', 'zh')}")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Sites whose course names an address; in the second a question was renamed."""
    root = tmp_path_factory.mktemp("told")
    for name, address in {"mail": "mailto:author@example.org", "form": FORM}.items():
        course = write_tiny_course(root / f"{name}-course")
        change(course, "content/course.yml", "handbooks:", f'report: "{address}"\nhandbooks:')
        if name == "form":
            for language in TEXTS:
                change(
                    course,
                    quiz_file(language),
                    "id: which",
                    "id: what\n    formerly: [first#older, first#which]",
                )
        build(course).rename(root / name)
    with served(root) as address:
        yield {name: f"{address}/{name}" for name in ("mail", "form")}


def test_a_letter_has_all_of_it(page: Page, told: dict[str, str]) -> None:
    page.goto(f"{told['mail']}/zh/part/first.html")
    panel = opened(page, page.locator("#q-which"))
    line = line_in(panel, "zh")
    href = panel.get_by_role("link", name=said("zh", "mail")).get_attribute("href") or ""
    parts = urlsplit(href)
    assert (parts.scheme, parts.path) == ("mailto", "author@example.org")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "subject": ["tiny first#which"],
        "body": [f"{line}\r\n\r\n"],
    }


def test_a_form_has_what_its_address_asks_for(page: Page, told: dict[str, str]) -> None:
    page.goto(f"{told['form']}/en/part/first.html")
    question = page.locator("#q-what")
    panel = opened(page, question)
    line = line_in(panel, "en")
    # What was printed in an older book still stands for it.
    assert line.endswith(report_code("tiny", "first#which", "en"))
    link = panel.get_by_role("link", name=said("en", "form"))
    values = parse_qs(urlsplit(link.get_attribute("href") or "").query, strict_parsing=True)
    rev = question.get_attribute("data-rev")
    assert values == {"title": [f"first#what {rev}"], "body": [line], "lang": ["en"]}
    assert link.get_attribute("rel") == "noopener noreferrer"


@pytest.mark.parametrize("language", ["zh", "en"])
@ON_A_NARROW_PHONE
def test_no_rule_is_broken_on_a_narrow_phone(
    browser: Browser, policed: str, language: str, scheme: Any
) -> None:
    with narrow_phone(browser, scheme) as page:
        # As high as what is on it: what sticks to an edge covers nothing in part.
        page.set_viewport_size({"width": NARROW, "height": 4000})
        page.goto(f"{policed}/{language}/{LESSON}")
        page.locator("#idea + .cw-tell").click()
        opened(page, page.locator("#q-who"))
        expect_readable(page)
        sizes = page.locator(".cw-tell:visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).filter(box => box.width < 44 || box.height < 44).length"
        )
        assert sizes == 0


def test_it_takes_no_room_in_print_and_is_absent_without_a_script(
    browser: Browser, page: Page, policed: str
) -> None:
    page.goto(f"{policed}/en/{LESSON}")
    opened(page, page.locator("#q-who"))
    page.emulate_media(media="print")
    expect(page.locator("#q-who .cw-tell")).to_be_hidden()
    expect(page.locator(".cw-tell__p")).to_be_hidden()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{policed}/en/{LESSON}")
    expect(plain.locator(".cw-tell")).to_have_count(0)
    context.close()
