"""The page of the bench: what stands in it comes from kept figures, and nothing else does."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.docs.documents import ROOT
from tools.bench.page import write_page
from tools.bench.results import Results, read_results

CASE = ROOT / "tests" / "cases" / "bench" / "results.json"
BUSY = "; **other work was going on, so wall times mean little**"
PLOTS = {"books", "cold", "growth", "reader", "serve", "warm"}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the case, with its plots."""
    folder = tmp_path_factory.mktemp("docs")
    write_page(read_results(CASE), folder)
    return folder


@pytest.fixture(scope="module")
def page(docs: Path) -> list[str]:
    """Its lines."""
    return (docs / "benchmarks.md").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "row",
    [
        "| 1,000 lessons, cold: wall, of Material's without quizzes | ≤ 0.35× | 0.15× | met |",
        "| 50 lessons, cold: CPU, of Material's without quizzes | ≤ 1.5× | 1.20× | met |",
        "| CPU from 200 to 1,000 lessons: exponent | ≤ 1.1 | 1.00 | met |",
        "| 1,000 lessons, cold: memory, of Material's | ≤ 1.5× | 1.82× | **missed** |",
        "| 1,000 lessons, nothing changed: CPU, of Material's full build | ≤ 0.02× | 0.015× | met |",
        "| 1,000 lessons, a lesson's text: CPU, of Material's full build | ≤ 0.05× | 0.060× | **missed** |",
        "| `check` of this course, nothing changed | ≤ 0.3 s | 0.40 s | **missed** |",
        "| `check` of 1,000 lessons after an edit, CPU | ≤ 1 s | – | not measured |",
        "| save → page in the preview, this course, slowest of lesson, quiz, figure | ≤ 0.4 s | 0.50 s | **missed** |",
        "| a book of 967 pages, cold: CPU, of one plain WeasyPrint render | ≤ 0.7× | 0.60× | met |",
        "| a book of 967 pages, after an edit: CPU, of its cold build | ≤ 0.15× | 0.20× | **missed** |",
        "| a book of 967 pages: memory at most | ≤ 1144 MiB | 1,000 MiB | met |",
        "| 1,000 lessons, lesson: fetched at load | ≤ 110 KB | 120 KB | **missed** |",
        "| 1,000 lessons: first hit, slowest word | ≤ 0.3 s | not found | **missed** |",
    ],
)
def test_a_goal_stands_beside_what_was_measured(page: list[str], row: str) -> None:
    assert row in page


@pytest.mark.parametrize(
    "row",
    [
        "| coursewright | 1.20 [1.00–2.00] | 1.10 [1.00–1.50] | 61.0 [60.0–62.0] | 1.20 × | 1.10 × |",
        "| Material + mkdocs-quiz | 60.0 | 60.0 | 250 | 1.50 × | 1.50 × |",
        "| Zensical, no quizzes: a lesson's text | 9.00 | 9.00 | 0.23 × |",
        "| 200 lessons: Material, no quizzes, a lesson's text | 3.00 | 2.90 |",
        "| 157 lessons: coursewright, a lesson's text | – | 12.0 | 10.0 | 500 | 0.12 × |",
        "| 50 lessons: first build | 2.50 | quiz 60%, prose 39% | coursewright 70%, markdown 30% |",
        "| 1,000 lessons: coursewright | 90.0 | 120 | 7.00 | 8.00 | 貔貅 0.20, zephyr not found |",
        "* 200 lessons: left out: zensical: the preview ended with exit code 1",
        "* 1,000 lessons: 2026-11-29, commit 0123456789, one round, load 1.0–2.5",
        "* 50 lessons: 2026-11-29, commit 0123456789, 3 rounds, load 1.0–1.0",
        f"* this course: 2026-11-29, commit 0123456789, one round, load 1.0–4.5{BUSY}",
        "* 2 × Some CPU, 24 GiB, Linux 6.1, Python 3.11.7",
    ],
)
def test_a_table_has_the_figures_of_its_rows(page: list[str], row: str) -> None:
    assert row in page


def test_every_plot_is_shown_and_can_be_read(docs: Path, page: list[str]) -> None:
    assert {file.stem for file in (docs / "benchmarks").glob("*.svg")} == PLOTS
    for name in PLOTS:
        root = ElementTree.parse(docs / "benchmarks" / f"{name}.svg").getroot()  # noqa: S314  # our own text
        words = [text for text in root.itertext() if text.strip()]
        assert any("coursewright" in text or "cold" in text for text in words)
        assert any(line.endswith(f"(benchmarks/{name}.svg)") for line in page)


def test_a_bar_is_as_long_as_its_figure(docs: Path) -> None:
    root = ElementTree.parse(docs / "benchmarks" / "cold.svg").getroot()  # noqa: S314  # our own text
    bars = [float(bar.get("width", "0")) for bar in root.findall("{*}rect") if bar.get("height") == "15"]
    ratios = [1.2, 1, 0.8, 2 / 3, 1, 2, 2.8 / 3, 0.25, 1, 1.5, 0.5]
    assert bars == pytest.approx([ratio * bars[5] / 2 for ratio in ratios], abs=0.2)


def test_without_figures_the_page_says_so(tmp_path: Path) -> None:
    write_page(Results(file=tmp_path / "none.json"), tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "Nothing was measured yet." in text
    assert list((tmp_path / "benchmarks").glob("*.svg")) == []


def test_a_plot_without_figures_goes_away(tmp_path: Path) -> None:
    shutil.copyfile(CASE, tmp_path / "results.json")
    results = read_results(tmp_path / "results.json")
    write_page(results, tmp_path)
    del results.groups["reader", "1000"]
    write_page(results, tmp_path)
    assert {file.stem for file in (tmp_path / "benchmarks").glob("*.svg")} == PLOTS - {"reader"}


def test_the_committed_page_is_what_its_figures_make(tmp_path: Path) -> None:
    committed = ROOT / "docs"
    write_page(read_results(committed / "benchmarks" / "results.json"), tmp_path)
    made = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    there = [committed / "benchmarks.md", *(committed / "benchmarks").iterdir()]
    assert made == {file.relative_to(committed): file.read_bytes() for file in there}
