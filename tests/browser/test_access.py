"""The course in a browser: axe-core's WCAG A and AA rules on its pages, its drawer and its cards.

Of many pages a sample is opened, in which everything stands that any page has; with `--all` every page.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, violations, width_of
from .sample import looks_in, sample_of, seed_of
from .tools import ROOT

LESSON = "moments/what-is-a-moment-of-truth.html"
SAMPLE = 24
# Each scheme and each width once.
EACH_ONCE = pytest.mark.parametrize("reader", [(PHONE, "light"), (DESK, "dark")], ids=str, indirect=True)

pytestmark = pytest.mark.slow


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tell the seed in the names of tests that take a sample."""
    if "seed" in metafunc.fixturenames:
        seed = seed_of(metafunc.config, sorted((ROOT / "content").rglob("*.md")))
        metafunc.parametrize("seed", [seed], ids=[f"seed-{seed}"])


@EACH_ONCE
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page(
    reader: Page, course: Path, address: str, language: str, seed: int, pytestconfig: pytest.Config
) -> None:
    files = sorted((course / language).rglob("*.html"))
    assert len(files) > 8
    for file in files if pytestconfig.getoption("--all") else sample_of(files, looks_in, seed, SAMPLE):
        reader.goto(f"{address}/{file.relative_to(course).as_posix()}")
        assert (file.name, violations(reader)) == (file.name, [])
        assert reader.viewport_size is not None
        assert (file.name, width_of(reader)) == (file.name, reader.viewport_size["width"])


@EACH_ONCE
def test_the_drawer_and_a_glossary_card_open(reader: Page, address: str) -> None:
    reader.goto(f"{address}/zh/{LESSON}")
    reader.locator("button.cw-term").first.click()
    expect(reader.locator(".cw-gloss:popover-open")).to_be_visible()
    assert violations(reader) == []
    if reader.viewport_size == {"width": PHONE, "height": 844}:
        reader.goto(f"{address}/zh/{LESSON}")
        reader.locator(".md-header label[for=__drawer]").click()
        assert violations(reader) == []
