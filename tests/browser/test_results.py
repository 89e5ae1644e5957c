"""One's own results: figures with their numbers, and a record that is printed, copied and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.languages.words import words

from .conftest import COURSE, PHONE
from .narrow import ON_A_NARROW_PHONE, expect_readable, narrow_phone
from .test_notebook import UNTOLD, miss
from .test_review import on_day

RESULTS = "results.html"
WITH_TESTS = """
document.addEventListener("readystatechange", () => {
  const host = document.querySelector(".cw-mine");
  if (host) Object.assign(host.dataset, {before: "pre-test", after: "post-test"});
});
"""
"""Before any script of the page: it belongs to a course that has a test before and one after."""


def said(language: str, key: str, **values: object) -> str:
    """A UI text of the page of results."""
    return words(language)[f"results.say.{key}"].format(**values)


def rows(page: Page, head: str) -> list[list[str]]:
    """The cells of the table of a section, row by row."""
    table = page.get_by_role("region", name=head).locator("table")
    return [
        [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody tr").all()
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["http", "disk"])
def test_figures_say_in_numbers_what_the_device_keeps(
    page: Page, site: Path, policed: str, way: str, language: str
) -> None:
    address = policed if way == "http" else site.as_uri()
    on_day(page, 0)
    page.goto(f"{address}/{language}/{RESULTS}")
    expect(page.get_by_text(said(language, "sureness_none"))).to_be_visible()
    miss(page, address, language)
    lesson = json.dumps({"v": 1, "quizzes": {"first": {"n": 5, "of": 5, "passed": True}}})
    page.evaluate(f"localStorage.setItem('coursewright/{COURSE}/l/first', '{lesson}')")
    page.goto(f"{address}/{language}/{RESULTS}")
    progress = page.get_by_role("region", name=said(language, "progress"))
    expect(progress.get_by_role("img")).to_be_visible()
    assert rows(page, said(language, "progress"))[0][1:] == ["1 / 1", "1 / 3", "1 / 5"]
    few = said(language, "few")
    assert [row[1:] for row in rows(page, said(language, "sureness"))] == [
        ["1", "0", few],
        ["1", "1", few],
        ["1", "0", few],
    ]
    texts = page.get_by_role("region", name=said(language, "sureness")).locator(".cw-bars b")
    assert texts.all_text_contents() == ["0 / 1", "1 / 1", "0 / 1"]
    assert [word for word in UNTOLD[language] if word in page.content()] == []


def handed_in(*right: int) -> str:
    """An attempt at a test as it is kept, with what each of its questions earned of two."""
    credits_ = [{"points": 1, "got": got, "of": 2, "module": "part"} for got in right]
    kept = {"v": 1, "n": 1, "form": 0, "name": "", "start": 1, "paused": 0, "answers": {}, "before": []}
    return json.dumps({**kept, "handed": 9, "credits": credits_})


def test_a_test_before_and_one_after_are_compared_by_points(page: Page, policed: str) -> None:
    page.add_init_script(WITH_TESTS)
    page.goto(f"{policed}/en/{RESULTS}")
    expect(page.get_by_text(said("en", "gain_none"))).to_be_visible()
    for name, text in (("pre-test", handed_in(1, 0)), ("post-test", handed_in(2, 1))):
        page.evaluate(
            "([name, text]) => localStorage.setItem(name, text)", [f"coursewright/{COURSE}/x/{name}", text]
        )
        page.reload()
    expect(page.get_by_text(said("en", "gain_more", a=25, b=75, d=50))).to_be_visible()
    assert rows(page, said("en", "gain")) == [
        [said("en", "whole"), "0.5 / 2", "1.5 / 2"],
        ["1 First part", "0.5 / 2", "1.5 / 2"],
    ]
    expect(page.get_by_text(said("en", "gain_how", n=2))).to_be_visible()
    expect(page.locator(".cw-record__o")).to_contain_text("75%")


def test_a_record_holds_the_name_and_goes_into_no_copy(page: Page, policed: str) -> None:
    on_day(page, 0)
    miss(page, policed, "en")
    page.goto(f"{policed}/en/{RESULTS}")
    page.get_by_label(said("en", "name"), exact=True).fill("Li Wei")
    record = page.locator(".cw-record__o")
    for text in ("Li Wei", "2026-12-01", COURSE, said("en", "no_proof")):
        expect(record).to_contain_text(text)
    page.reload()
    expect(page.get_by_label(said("en", "name"), exact=True)).to_have_value("Li Wei")
    page.goto(f"{policed}/en/progress.html")
    assert "Li Wei" not in page.locator(".cw-way--text textarea").input_value()


def test_a_record_is_copied_as_text_and_printed_alone_on_one_page(page: Page, policed: str) -> None:
    on_day(page, 0)
    miss(page, policed, "zh")
    page.goto(f"{policed}/zh/{RESULTS}")
    page.get_by_label(said("zh", "name"), exact=True).fill("李伟")
    page.get_by_role("button", name=said("zh", "copy")).click()
    # A page over http may not write to the clipboard.
    area = page.get_by_role("textbox", name=said("zh", "copy"))
    lines = area.input_value().split("\n")
    assert lines[1] == f"{said('zh', 'person')}: 李伟"
    assert lines[-1].startswith(f"{said('zh', 'code')}: {COURSE} ")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name=said("zh", "print")).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(".cw-record__o")).to_be_visible()
    expect(page.locator(".cw-bars").first).to_be_hidden()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
@ON_A_NARROW_PHONE
def test_no_rule_is_broken_on_a_narrow_phone(
    browser: Browser, policed: str, language: str, scheme: Any
) -> None:
    with narrow_phone(browser, scheme) as page:
        on_day(page, 0)
        miss(page, policed, language)
        page.goto(f"{policed}/{language}/{RESULTS}")
        expect(page.locator(".cw-record__o")).to_be_visible()
        expect_readable(page)
        # A long name of a column takes a second line, and lies over no number.
        names = page.locator(".cw-tbl td[data-l]").evaluate_all(
            "all => all.map(one => getComputedStyle(one, '::before').whiteSpace)"
        )
        assert set(names) == {"normal"}


def test_without_the_script_the_page_is_a_sentence(browser: Browser, http: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto(f"{http}/zh/{RESULTS}")
    expect(page.locator(".cw-noscript")).to_have_text(words("zh")["results.noscript"])
    expect(page.locator(".cw-mine button")).to_have_count(0)
    context.close()
