"""Quizzes alone under other themes: the host's page looks as before, a phone shows all, and what is asked works."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..hosts.test_quizzes_alone import THEMES, build, lay
from .tools import CASES

PHONE = 360
Sites = Callable[[str], Path]
HOST = """\
# Host

A [link](#host), `code`, **bold** and a list:

* one
* two

| a | b |
|---|---|
| 1 | 2 |

> A quote.

<p><select><option>a</option></select> <button>b</button> <label><input type="radio"> c</label>
<input value="d"> <textarea>e</textarea></p>
<fieldset><legend>f</legend><span data-n="0">g</span></fieldset>

"""
GALLERY = ("choices-and-gaps", "numbers-and-order", "words-and-talk")
# Elements that hold one of ours are as large as that, so only what stands apart is compared.
LOOKS = """() => {
  const apart = [...document.querySelectorAll('body, body *')].filter(
    (el) => !el.closest('[class*=cw-]') && !el.querySelector('[class*=cw-]'));
  return apart.map((el) => ['', '::before', '::after'].map((part) => {
    const style = getComputedStyle(el, part);
    return el.tagName + part + [...style].filter((name) => !name.startsWith('--')).map(
      (name) => `${name}:${style.getPropertyValue(name)}`).join(';');
  })).flat();
}"""
SCHEME = "getComputedStyle(document.documentElement).colorScheme"
WIDE = """() => [...document.querySelectorAll('cw-quiz, cw-quiz *')].filter((el) => {
  const box = el.getBoundingClientRect();
  return box.width > 1 && box.right > innerWidth + 1;
}).map((el) => el.className)"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """From a theme to the site of the gallery's questions."""

    @cache
    def built(theme: str) -> Path:
        root = lay(tmp_path_factory.mktemp(theme), theme, "markdown_extensions: [fenced_code, tables]\n")
        for name in GALLERY:
            shutil.copyfile(CASES / "gallery/en" / f"{name}.yml", root / "quizzes" / f"{name}.yml")
        fences = "".join(f"```quiz\n{name}\n```\n\n" for name in GALLERY)
        (root / "docs/index.md").write_text(HOST + fences, encoding="utf-8", newline="\n")
        answer = build(root)
        assert answer.returncode == 0, answer.stderr
        return root / "out"

    return built


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """A page on a phone; what the host's theme says to the console or asks other sites for is its own affair."""
    context = browser.new_context(viewport={"width": PHONE, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_of_the_host_looks_otherwise(own_page: Page, sites: Sites, theme: str) -> None:
    own_page.goto((sites(theme) / "index.html").as_uri())
    ours, scheme = own_page.evaluate(LOOKS), own_page.evaluate(SCHEME)
    own_page.evaluate("document.querySelector('link[href*=coursewright]').disabled = true")
    assert len(ours) > 60
    assert own_page.evaluate(LOOKS) == ours
    assert own_page.evaluate(SCHEME) == scheme


@pytest.mark.parametrize("theme", THEMES)
def test_a_phone_shows_every_question_whole(own_page: Page, sites: Sites, theme: str) -> None:
    own_page.goto((sites(theme) / "index.html").as_uri())
    assert own_page.locator("cw-question").count() > 10
    assert own_page.evaluate(WIDE) == []
    small = own_page.evaluate(
        "[...document.querySelectorAll('cw-quiz button')].filter((el) => el.offsetParent && "
        "el.getBoundingClientRect().height < 43).map((el) => el.textContent)"
    )
    assert small == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_question_is_answered_under_any_theme(own_page: Page, sites: Sites, theme: str) -> None:
    own_page.goto((sites(theme) / "index.html").as_uri())
    # The bar comes with the scripts: until then all questions are there, and move when it comes.
    expect(own_page.locator(".cw-modes")).to_have_count(len(GALLERY))
    question = own_page.locator("cw-question").first
    question.get_by_role("radio").first.check(force=True)
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".cw-note").first).to_be_visible()
    own_page.reload()
    expect(question.locator(".cw-opt[data-v]").first).to_be_visible()
