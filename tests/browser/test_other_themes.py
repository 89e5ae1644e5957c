"""Quizzes alone under other themes: the host's page looks as before, a phone shows all, and what is asked works."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..hosts.test_quizzes_alone import THEMES, build, lay
from ..site.test_stylesheet import PAIRS, contrast
from .gallery import PICTURE
from .tools import CASES

PHONE = 360
WIDTHS = (390, 1280)
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
  const sizes = new Set(['height', 'block-size', 'transform-origin', 'perspective-origin']);
  return apart.map((el) => ['', '::before', '::after'].map((part) => {
    const style = getComputedStyle(el, part);
    // A column beside ours is as high as ours.
    const beside = el.parentElement && el.parentElement.querySelector('[class*=cw-]');
    const told = [...style].filter((name) => !name.startsWith('--') && !(beside && sizes.has(name)));
    return el.tagName + part + told.map(
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
        shutil.copy(CASES / "gallery" / PICTURE, root / "docs")
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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_of_the_host_looks_otherwise(own_page: Page, sites: Sites, theme: str, width: int) -> None:
    own_page.set_viewport_size({"width": width, "height": 740})
    own_page.goto((sites(theme) / "index.html").as_uri())
    ours, scheme = own_page.evaluate(LOOKS), own_page.evaluate(SCHEME)
    own_page.evaluate("document.querySelector('link[href*=coursewright]').disabled = true")
    assert len(ours) > 60
    theirs = own_page.evaluate(LOOKS)
    changed = {
        f"{one.partition('accent')[0]}: {a} -> {b}"
        for one, other in zip(ours, theirs, strict=True)
        for a, b in zip(one.split(";"), other.split(";"), strict=True)
        if a != b
    }
    assert changed == set()
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


PRIMARIES = (
    "red pink purple deep-purple indigo blue light-blue cyan teal green light-green lime yellow amber orange "
    "deep-orange brown grey blue-grey black white"
).split()
# What a canvas shows of a colour on a ground on the host's page, each as red, green and blue.
SHOWN = """(pairs) => {
  const quiz = document.querySelector('.cw-quiz');
  const probe = quiz.appendChild(document.createElement('span'));
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const page = getComputedStyle(document.body).backgroundColor;
  const seen = (...names) => {
    const layers = ['white', page, ...names.map((name) => {
      probe.style.color = `var(--cw-${name})`;
      return getComputedStyle(probe).color;
    })];
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const found = pairs.map(([name, ground]) => [seen(ground, name), seen(ground)]);
  probe.remove();
  return found;
}"""


def as_hex(colour: list[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_a_quiz_takes_the_colours_of_its_host_and_can_be_read_in_all_of_them(
    own_page: Page, tmp_path: Path, scheme: str
) -> None:
    settings = (lay(tmp_path) / "mkdocs.yml").read_text(encoding="utf-8")
    coloured = settings.replace("font: false", "font: false, palette: {primary: teal, accent: teal}")
    (tmp_path / "mkdocs.yml").write_text(coloured, encoding="utf-8", newline="\n")
    assert build(tmp_path, "--strict").returncode == 0
    own_page.goto((tmp_path / "out/index.html").as_uri())
    own_page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", scheme)
    pairs = [[name, ground] for name, ground, _ in PAIRS]
    actions, weak = set(), []
    for primary in PRIMARIES:
        own_page.evaluate("(name) => document.body.setAttribute('data-md-color-primary', name)", primary)
        found = own_page.evaluate(SHOWN, pairs)
        for (name, ground, least), (front, back) in zip(PAIRS, found, strict=True):
            ratio = contrast(as_hex(front), as_hex(back))
            if ratio < least:
                weak.append(f"{primary}: {name} on {ground} {ratio:.2f} < {least}")
            if name == "act" and ground == "page":
                actions.add(as_hex(front))
    assert weak == []
    assert len(actions) > 12


def test_a_site_may_begin_with_the_list_of_questions_and_a_reader_choose_otherwise(
    browser: Browser, tmp_path: Path
) -> None:
    root = lay(tmp_path, options="{layout: list}")
    shutil.copyfile(CASES / "gallery/en" / f"{GALLERY[0]}.yml", root / "quizzes" / f"{GALLERY[0]}.yml")
    (root / "docs/index.md").write_text(f"# Tea\n\n```quiz\n{GALLERY[0]}\n```\n", encoding="utf-8")
    assert build(root, "--strict").returncode == 0
    page = browser.new_context().new_page()
    page.goto((root / "out/index.html").as_uri())
    quiz = page.locator("cw-quiz")
    expect(page.get_by_role("radio", name="List")).to_be_checked()
    assert "cw-quiz--one" not in (quiz.get_attribute("class") or "")
    page.locator(".cw-modes label").first.click()
    expect(quiz).to_have_class(re.compile("cw-quiz--one"))
    page.reload()
    expect(quiz).to_have_class(re.compile("cw-quiz--one"))
    page.context.close()
