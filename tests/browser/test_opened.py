"""Texts that are opened are told to whoever sets formulas in a page, and to a site's own scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .alone import OTHER, PAGE, QUIZ, build_alone
from .sites import served

LISTEN = """
window.told = [];
document.addEventListener("coursewright:opened", event => window.told.push(event));
"""
SETTERS = {
    "MathJax": "window.MathJax = { typesetPromise: async elements => { window.set.push(...elements); } };",
    "KaTeX with auto-render": (
        "window.renderMathInElement = (element, { delimiters }) => {"
        " if (delimiters.some(({ left }) => left === '\\\\(')) window.set.push(element); };"
    ),
    "KaTeX": (
        "window.katex = { render: (formula, element, { displayMode }) => {"
        " element.textContent = `[${formula} ${displayMode}]`; } };"
    ),
    "one that fails": "window.MathJax = { typesetPromise: () => { throw new Error('no'); } };",
    "one that is not ready": "window.MathJax = { options: {} };",
    "none": "",
}
DIALOGUE = """\
  - id: talk
    type: dialogue
    objective: o
    prompt: A talk
    nodes:
      - id: one
        says: Hello?
        replies:
          - {id: a, text: Hello., score: 1, happens: 'A smile, worth \\(c^2\\).', because: It was kind.}
          - {id: b, text: 'What?', score: -1, happens: A frown., because: It was not kind.}
    bands:
      - {text: Good}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with formulas in reasons."""
    root = tmp_path_factory.mktemp("formulas")
    pages = {"index": PAGE, "other": OTHER}
    folder = build_alone(root / "source", root / "site", {"small": QUIZ + DIALOGUE}, pages)
    with served(folder) as address:
        yield address


def answer(page: Page, address: str, setter: str) -> None:
    """Answer the first question right on a page that has a formula setter."""
    page.add_init_script(f"{LISTEN} window.set = []; {setter}")
    page.goto(f"{address}/index.html")
    page.locator("#q-which").get_by_text("First").click()
    page.locator("#q-which [data-act=check]").click()
    expect(page.locator("#q-which .cw-opt__w")).to_have_count(3)


def test_an_event_comes_from_where_the_texts_are(page: Page, address: str) -> None:
    answer(page, address, "")
    told: Any = page.evaluate(
        "told.map(({ target, detail, bubbles }) => [target === detail, bubbles,"
        " detail.closest('#q-which') !== null, detail.querySelectorAll('.cw-opt__w').length])"
    )
    assert told[-1] == [True, True, True, 3]


def test_a_reply_is_told_of_too(page: Page, address: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(f"{address}/index.html#q-talk")
    page.get_by_role("button", name="Hello.").click()
    assert page.evaluate("told.some(({ detail }) => detail.textContent.includes('A smile'))")
    assert page.evaluate("told.some(({ detail }) => detail.querySelector('.cw-end') !== null)")


@pytest.mark.parametrize("name", ["MathJax", "KaTeX with auto-render"])
def test_the_pages_own_setter_gets_the_texts(page: Page, address: str, name: str) -> None:
    answer(page, address, SETTERS[name])
    page.wait_for_function("set.some(element => element.querySelectorAll('.cw-opt__w').length === 3)")
    page.wait_for_function("set.some(element => element.textContent.includes('All of it is explained'))")


def test_where_there_is_katex_alone_what_arithmatex_marked_is_set(page: Page, address: str) -> None:
    page.add_init_script(
        "document.addEventListener('coursewright:opened', ({ detail }) => {"
        " for (const reason of detail.querySelectorAll('.cw-opt__w'))"
        " reason.innerHTML = '<span class=arithmatex>\\\\[ a^2 \\\\]</span>'; });"
    )
    answer(page, address, SETTERS["KaTeX"])
    expect(page.locator("#q-which .cw-opt__w").first).to_have_text("[ a^2 true]")


@pytest.mark.parametrize("name", ["one that fails", "one that is not ready", "none"])
def test_a_page_goes_on_without_one(page: Page, address: str, name: str) -> None:
    answer(page, address, SETTERS[name])
    page.locator(".cw-qmap a[href='#q-number']").click()
    page.locator("#q-number input").fill("7")
    page.locator("#q-number [data-act=check]").click()
    expect(page.locator("#q-number .cw-status")).to_contain_text("Seven it is")
