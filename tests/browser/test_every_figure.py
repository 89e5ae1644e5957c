"""The course's figures on one page: nothing in the way, every part reached by keyboard and read.

Of many figures a sample with every type is taken, with `--all` every figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.figures.load import read_figures
from coursewright.figures.model import walk

from .conftest import DESK, PHONE, violations, width_of
from .figure_site import PAGE, build_with, course_figures
from .sample import sample_of, seed_of, type_in
from .sites import served
from .tools import ROOT

pytestmark = pytest.mark.slow
SAMPLE = 40
# The part that has the focus, whether it has a name, and what is shown and said of it.
STATE = """() => {
  const at = document.activeElement;
  const note = at.closest("figure").querySelector(".cw-walk [role=status]").lastChild.textContent;
  return [at.dataset.part, at.textContent.trim() !== "", note];
}"""

INKS = "all => [...new Set(all.map(each => getComputedStyle(each).fill))]"
TEXT = """() => {
  document.body.style.color = "CanvasText";
  return getComputedStyle(document.body).color;
}"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the figures; the seed stands in the tests' names."""
    files, whole = course_figures(), metafunc.config.getoption("--all")
    seed = seed_of(metafunc.config, files)
    chosen = files if whole else sample_of(files, type_in, seed, SAMPLE)
    metafunc.parametrize("figures", [tuple(sorted(chosen))], ids=[f"seed-{seed}"], scope="module")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, figures: tuple[Path, ...]) -> Iterator[str]:
    with served(build_with(figures, tmp_path_factory.mktemp("every-figure"))) as address:
        yield address


def noted(figures: tuple[Path, ...], language: str) -> dict[str, str]:
    """The note of every part of these figures, by the name that the page gives it."""
    found = {}
    every = read_figures(ROOT, ("zh", "en"), IssueLog())
    for name, loaded in ((file.stem, every[file.stem]) for file in figures):
        ids = {path[:-1]: label for path, label in walk(loaded.figure, Label) if path[-1] == "note"}
        for path, label in ids.items():
            row: object = loaded.figure
            for step in path:
                row = (
                    row[step] if isinstance(step, int) and isinstance(row, tuple) else getattr(row, str(step))
                )
            found[f"fig-{name}.{row.id}"] = label.text(language)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    "reader", [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")], indirect=True, ids=str
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_in_the_way(reader: Page, address: str, figures: tuple[Path, ...], language: str) -> None:
    reader.goto(f"{address}/{language}/{PAGE}")
    assert reader.locator("figure.cw-fig svg").count() == len(figures) >= 30
    assert violations(reader) == []
    reader.locator("[data-part]").first.press("Enter")
    for details in reader.locator("cw-fig details").all():
        details.evaluate("node => { node.open = true; }")
    assert violations(reader) == []
    assert reader.viewport_size is not None
    assert width_of(reader) == reader.viewport_size["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_systems_colours_every_word_is_in_that_of_text(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}/en/{PAGE}")
    inks = page.locator(".cw-fig svg :is(text, tspan)").evaluate_all(INKS)
    assert inks == [page.evaluate(TEXT)]
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_is_reached_by_arrows_and_shows_its_note(
    page: Page, address: str, figures: tuple[Path, ...], language: str
) -> None:
    page.goto(f"{address}/{language}/{PAGE}")
    wanted = noted(figures, language)
    reached = {}
    for figure in page.locator("figure:has([data-part])").all():
        figure.locator("[data-part][tabindex='0']").focus()
        for _ in figure.locator("[data-part]").all():
            page.keyboard.press("ArrowDown")
            name, named, note = page.evaluate(STATE)
            assert named
            reached[name] = note
    assert reached == wanted
    assert len(reached) > 150


def test_a_drawing_wider_than_a_phone_says_so_and_is_scrolled_by_keys(page: Page, address: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{address}/zh/{PAGE}")
    wide = page.locator("figure.cw-fig2--wide")
    assert wide.count() > 0
    for figure in wide.all():
        expect(figure.locator(".cw-fig__sway")).to_be_visible()
        view = figure.get_by_role("region")
        assert view.evaluate("view => view.scrollWidth > view.clientWidth")
        view.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert page.locator("figure:not(.cw-fig2--wide) .cw-fig__sway").count() == 0
    page.set_viewport_size({"width": DESK, "height": 844})
    expect(wide.locator(".cw-fig__sway").first).not_to_be_visible()
