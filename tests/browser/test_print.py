"""A page on paper: questions with room to answer, choices listed, headings kept with text, worksheets as forms."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words

from .gallery import PAGE
from .sites import served

LESSON = "moments/scorecard-and-impression.html"
ON_SCREEN = (
    ".cw-hint, .cw-dock button, .cw-conf, .cw-tray__t, .cw-sign, .cw-replies, .cw-walk, .cw-work button"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kinds(gallery: Path) -> Iterator[str]:
    """The address of the page with all kinds."""
    with served(gallery) as address:
        yield address


def on_paper(page: Page) -> None:
    """As the browser does it: the page is told, then laid out for paper."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_there_is_to_choose_from_is_listed(page: Page, kinds: str, language: str) -> None:
    page.goto(f"{kinds}/{language}/{PAGE}")
    on_paper(page)
    question = page.locator("cw-question[data-type=match]").first
    texts = question.locator("select").first.locator("option").all_inner_texts()
    tokens = question.locator(".cw-token")
    assert sorted(tokens.all_inner_texts()) == sorted(texts[1:])
    for token in tokens.all():
        expect(token).to_be_visible()
    expect(question.locator("select:visible")).to_have_count(0)
    steps = page.locator("cw-question[data-type=order]").first
    expect(steps.locator(".cw-token:visible")).to_have_count(steps.locator(".cw-rank li").count())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_left_that_only_a_screen_can_do(page: Page, kinds: str, language: str) -> None:
    page.goto(f"{kinds}/{language}/{PAGE}")
    assert page.locator(ON_SCREEN).count() > 10
    on_paper(page)
    expect(page.locator(f":is({ON_SCREEN}):visible")).to_have_count(0)
    expect(
        page.get_by_text(words(language)["quiz.say.empty"], exact=True).locator("visible=true")
    ).to_have_count(0)
    talk = page.locator("cw-question[data-type=dialogue]").first
    expect(talk.locator(".cw-script")).to_be_visible()
    expect(talk.locator(".cw-chat")).to_be_hidden()


def test_what_was_placed_stands_in_its_row(page: Page, kinds: str) -> None:
    page.goto(f"{kinds}/en/{PAGE}#q-behaviour-to-grade")
    question = page.locator("cw-question[data-type=match]").first
    token = question.locator(".cw-token").first
    text = token.inner_text()
    token.click()
    on_paper(page)
    expect(question.locator(".cw-slot").first).to_contain_text(text)
    seen = "all => all.filter(each => getComputedStyle(each).visibility === 'visible').length"
    assert question.locator(".cw-slot > span").evaluate_all(seen) == 1
    expect(token).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lesson_is_printed_with_its_headings_and_forms(
    page: Page, address: str, language: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/{language}/{LESSON}")
    headings = {text.strip("¶ \n") for text in page.locator("article :is(h2, h3)").all_inner_texts()}
    file = tmp_path / "lesson.pdf"
    page.pdf(path=file, format="A4")
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    pages = [text.strip() for text in told.stdout.decode("utf-8").split("\f") if text.strip()]
    assert 5 < len(pages) < 20
    assert [text for text in pages if text.split("\n")[-1].strip() in headings] == []
    text = words(language)
    whole = "\n".join(pages)
    for gone in (text["quiz.choose"], text["quiz.check"], text["quiz.hint"], text["figure.hint_note"]):
        assert f"\n{gone}\n" not in whole
    page.emulate_media(media="print")
    for field in page.locator(".cw-grid :is(textarea, select)").all():
        expect(field).to_have_css("border-top-width", "0px")
    expect(page.locator("article figure svg:visible").first).to_be_visible()
    # What is said of a figure may go on overleaf: kept whole, it would leave the page before half empty.
    for told_of in page.locator("figure details").all():
        expect(told_of).to_have_css("break-inside", "auto")
    for link in page.locator(":is(.cw-back__none, .cw-recall__from) a").all():
        expect(link).to_have_css("text-decoration-line", "none")
