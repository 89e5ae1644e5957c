"""The site of the documentation: built without a warning, the same bytes each time, read and searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, PHONE, Watch, violations, width_of
from tests.browser.sites import served
from tests.once import made_once
from tests.tiny import run

from .documents import ROOT

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
NAME = re.compile(r'\bid="([^"]+)"')
FOLDERS = {"en": "", "zh": "zh"}
ENGLISH_ONLY = {"benchmarks.html"}
"""What is made of measurements."""
SAMPLE = ("index", "checking", "reference-quizzes", "reference-figures", "look")
BARE_ICONS = """() => [...document.querySelectorAll(".cw-i")].filter(icon => {
  const looks = getComputedStyle(icon);
  return looks.display !== "none" && looks.maskImage === "none";
}).length"""


@pytest.fixture(scope="session")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site, made once in a run."""

    def make(folder: Path) -> None:
        answer = run(ROOT, "docs", "--out", str(folder))
        assert (answer.returncode, answer.stderr) == (0, "")

    with made_once(tmp_path_factory, "manual", make) as folder:
        yield folder


@pytest.fixture(scope="session")
def address(manual: Path) -> Iterator[str]:
    """Its address over http."""
    with served(manual) as address:
        yield address


def pages_of(manual: Path, language: str) -> set[str]:
    """The pages of a language."""
    return {path.name for path in (manual / FOLDERS[language]).glob("*.html")} - {"404.html"}


def test_both_languages_have_the_same_pages(manual: Path) -> None:
    assert pages_of(manual, "en") - ENGLISH_ONLY == pages_of(manual, "zh")
    assert len(pages_of(manual, "zh")) > 25


@pytest.mark.parametrize("language", FOLDERS)
def test_every_link_leads_to_a_page_and_a_place(manual: Path, language: str) -> None:
    broken = []
    names: dict[Path, set[str]] = {}
    for name in pages_of(manual, language):
        page = manual / FOLDERS[language] / name
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            target, _, anchor = unquote(link).partition("#")
            if "://" in target or target.startswith(("mailto:", "data:")):
                continue
            file = (page.parent / target).resolve() if target else page
            if file.is_dir():
                file /= "index.html"
            if file.is_file() and file not in names:
                names[file] = (
                    set(NAME.findall(file.read_text(encoding="utf-8"))) if file.suffix == ".html" else set()
                )
            if not file.is_file() or (anchor and not anchor.startswith("__") and anchor not in names[file]):
                broken.append(f"{name}: {link}")
    assert broken == []


def test_no_page_asks_another_site_for_anything(manual: Path) -> None:
    for page in manual.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert re.findall(r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="https?://[^"]*"', text) == [], (
            page.name
        )


def test_every_kind_of_question_and_figure_lives_on_its_page(manual: Path) -> None:
    for language, folder in FOLDERS.items():
        quizzes = (manual / folder / "reference-quizzes.html").read_text(encoding="utf-8")
        figures = (manual / folder / "reference-figures.html").read_text(encoding="utf-8")
        assert quizzes.count("<cw-question ") == len(re.findall(r"<h3 ", quizzes)), language
        assert figures.count("<cw-figure") == len(re.findall(r"<h3 ", figures)), language
        assert "kinds#" not in re.sub(r"<[^>]*>", "", quizzes)


@pytest.mark.slow
def test_the_same_text_makes_the_same_bytes(manual: Path, tmp_path: Path) -> None:
    answer = run(ROOT, "docs", "--out", str(tmp_path))
    assert answer.returncode == 0, answer.stderr
    files = {path.relative_to(manual) for path in manual.rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert [name for name in files if (manual / name).read_bytes() != (tmp_path / name).read_bytes()] == []


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(PHONE, "light", "en"), (PHONE, "dark", "zh"), (DESK, "dark", "en"), (DESK, "light", "zh")],
)
def test_pages_are_read_by_all(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )  # type: ignore[arg-type]  # a scheme by its name
    watch, page = Watch(context), context.new_page()
    for name in SAMPLE:
        page.goto("/".join(filter(None, (address, FOLDERS[language], f"{name}.html"))))
        assert violations(page) == [], name
        assert width_of(page) == width, name
        assert page.evaluate(BARE_ICONS) == 0, name
    context.close()
    assert watch.said == []
    assert watch.asked == {address}


def test_a_question_is_answered_in_it_and_the_switch_keeps_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    question = page.locator("cw-question").first
    question.get_by_role("radio", name="The reason why").check()
    page.get_by_role("button", name="Check").click()
    expect(question).to_contain_text("each option here has a reason of its own")
    page.goto(f"{address}/reference-quizzes.html")
    assert page.locator(".md-select a[hreflang=zh]").get_attribute("href") == "zh/reference-quizzes.html"
    page.goto(f"{address}/benchmarks.html")
    assert page.locator(".md-select a[hreflang=zh]").get_attribute("href") == "zh/index.html"


@pytest.mark.parametrize(
    ("language", "ready", "asked", "found"),
    [
        ("en", "Type to start searching", "iceberg", "Keys of figures"),
        ("zh", "键入以开始搜索", "答题卡", "把答题卡读回来"),
    ],
)
def test_the_search_finds_a_page(
    page: Page, address: str, language: str, ready: str, asked: str, found: str
) -> None:
    page.goto("/".join(filter(None, (address, FOLDERS[language], "index.html"))))
    # What is typed while Material's worker still reads its index, it may miss; it looks when a key goes up.
    expect(page.locator(".md-search-result__meta")).to_have_text(ready)
    page.locator("[data-md-component=search-query]").fill(asked)
    page.keyboard.press("End")
    results = page.locator(".md-search-result__item").filter(has=page.get_by_role("heading", name=found))
    expect(results.first).to_be_visible()


def test_elsewhere_the_command_says_where_it_works(tmp_path: Path) -> None:
    answer = run(tmp_path, "docs")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "run it in a clone of its repository" in answer.stderr
